/**
 * What programs get that make a preview of a posted link. They want the picture's whole address, which only the server
 * knows: the page is the same on every site. Nothing of a room is in it, not even that the link leads to one.
 */
import type { Request, RequestHandler } from 'express';
import { askedFor } from './forwarded.ts';
import { linkPreviewWords } from './link-preview-words.ts';

export interface LinkPreviewOptions {
  /** Where people find the page, slash at its end; undefined where nobody said so. */
  readonly siteUrl: () => string | undefined;
  readonly trustedHops: number;
}

/** As they call themselves. Whoever is not among them reads the tags of the page itself. */
const FETCHERS =
  /facebookexternalhit|facebot|twitterbot|slackbot|slack-imgproxy|whatsapp|telegrambot|discordbot|linkedinbot|skypeuripreview|microsoftpreview|mastodon|matrix|synapse|iframely|embedly|pinterest|redditbot|vkshare|viber|line-poker|bluesky|cardyb|signal-desktop|zulip|mattermost|rocket\.chat|nextcloud/i;

const isPreviewFetcher = (userAgent: string | undefined): boolean => FETCHERS.test(userAgent ?? '');

export function linkPreview({ siteUrl, trustedHops }: LinkPreviewOptions): RequestHandler {
  return (request, response, next) => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || request.path !== '/' || !isPreviewFetcher(request.get('user-agent'))) return next();
    const base = siteUrl() ?? askedBase(request, trustedHops);
    if (base === null) return next();
    response.set('Cache-Control', 'no-cache').vary('User-Agent').type('text/html').send(pageOf(base));
  };
}

/** By the host that was asked for, as far as that is one. */
function askedBase({ headers }: Request, trustedHops: number): string | null {
  const { host, protocol = 'http:' } = askedFor(headers, trustedHops);
  const base = `${protocol}//${host}/`;
  return host !== undefined && URL.canParse(base) && new URL(base).host === host ? base : null;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

function pageOf(base: string): string {
  const { title, description, picture } = linkPreviewWords;
  const tags = {
    'og:type': 'website',
    'og:site_name': title,
    'og:title': title,
    'og:description': description,
    'og:url': base,
    'og:image': new URL('preview.png', base).href,
    'og:image:type': 'image/png',
    'og:image:width': '1200',
    'og:image:height': '630',
    'og:image:alt': picture,
  };
  const metas = Object.entries(tags).map(
    ([property, content]) => `<meta property="${property}" content="${escaped(content)}">`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="description" content="${escaped(description)}">
<meta name="twitter:card" content="summary_large_image">
${metas.join('\n')}
</head>
</html>
`;
}
