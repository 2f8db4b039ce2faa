/** What runs beside the page from when it can be had, and shows nothing by itself. */
import { mountNoticing, type NoticingOptions } from './noticing.ts';
import { mountPublicLink, type PublicLinkOptions } from './public-link.ts';

export type LatePartsOptions = NoticingOptions & PublicLinkOptions;

export function mountLateParts(o: LatePartsOptions): () => void {
  const closers = [mountNoticing(o).close, mountPublicLink(o)];
  return () => {
    for (const close of closers.splice(0)) close();
  };
}
