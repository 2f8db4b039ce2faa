/**
 * The security headers of every response. They have to work on plain http in a home network, where
 * `upgrade-insecure-requests` and HSTS would leave a blank page.
 */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const policyWith = (scriptHashes: readonly string[]) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'", ...scriptHashes],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  // The addresses of workers can only be given by a policy. This one gives those of the page's two and nothing else
  // (public/app/worker-url.ts), and it can be made once.
  'trusted-types': ['parley-worker'],
});

const PERMISSIONS = [
  'camera=(self)',
  'microphone=(self)',
  'display-capture=(self)',
  'geolocation=()',
  'payment=()',
  'usb=()',
  'serial=()',
  'hid=()',
  'midi=()',
].join(', ');

export interface HeaderOptions {
  /** `development` leaves out the content policy: Vite injects scripts and styles that it forbids. */
  readonly policy: 'strict' | 'development';
  /** Whether people reach the page by https. Otherwise browsers ignore the opener policy and complain about it. */
  readonly isHttps: boolean;
  /** Of the scripts that stand in the page itself. */
  readonly scriptHashes?: readonly string[];
}

export function securityHeaders({ policy, isHttps, scriptHashes = [] }: HeaderOptions): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: policy === 'strict' && {
        useDefaults: false,
        directives: policyWith(scriptHashes),
      },
      crossOriginOpenerPolicy: isHttps && { policy: 'same-origin' },
      // The URL names the room.
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      originAgentCluster: false,
      // The proxy that ends TLS decides this for the whole domain.
      strictTransportSecurity: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', PERMISSIONS);
      next();
    },
  ];
}
