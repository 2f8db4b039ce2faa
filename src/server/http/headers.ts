/**
 * The security headers of every response. They have to work on plain http in a home network, where
 * `upgrade-insecure-requests` and HSTS would leave a blank page.
 */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const policyWith = (scriptHashes: readonly string[], embedOrigins: readonly string[]) => ({
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
  'frame-ancestors': embedOrigins.length > 0 ? [...embedOrigins] : ["'none'"],
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
  /** Whose pages may show the page in a frame; nobody's where there are none. */
  readonly embedOrigins?: readonly string[];
}

/** The script that those pages load, the one file here that is for other origins. */
const EMBED_SCRIPT = '/embed.js';

export function securityHeaders({
  policy,
  isHttps,
  scriptHashes = [],
  embedOrigins = [],
}: HeaderOptions): RequestHandler[] {
  const isEmbeddable = embedOrigins.length > 0;
  return [
    helmet({
      contentSecurityPolicy: policy === 'strict' && {
        useDefaults: false,
        directives: policyWith(scriptHashes, embedOrigins),
      },
      crossOriginOpenerPolicy: isHttps && { policy: 'same-origin' },
      // The URL names the room.
      referrerPolicy: { policy: 'no-referrer' },
      // It knows no list. Browsers that read the content policy's `frame-ancestors` would not need it either.
      xFrameOptions: !isEmbeddable && { action: 'deny' },
      originAgentCluster: false,
      // The proxy that ends TLS decides this for the whole domain.
      strictTransportSecurity: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    }),
    (request, response, next) => {
      // In a frame `self` is the frame's own origin: the embedding page says by `allow` whether it gets any of them.
      response.setHeader('Permissions-Policy', PERMISSIONS);
      if (isEmbeddable && request.path === EMBED_SCRIPT) {
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        // Modules are asked for by CORS. The script is the same for everybody and is asked for without cookies.
        response.setHeader('Access-Control-Allow-Origin', '*');
      }
      next();
    },
  ];
}
