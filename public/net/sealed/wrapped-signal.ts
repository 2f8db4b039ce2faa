/** Around a signal for a sealed link: a page that knows none takes it for malformed. */
export interface WrappedSignal {
  readonly lastResort: unknown;
}

export const isWrapped = (content: unknown): content is WrappedSignal =>
  typeof content === 'object' && content !== null && 'lastResort' in content;
