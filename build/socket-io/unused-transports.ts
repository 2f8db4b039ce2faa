/**
 * Stands in for two transports of `engine.io-client` in the page's build. Signaling names the ones that it uses, a
 * WebSocket and long-polling of its own, so that these are never made.
 */

/** Long-polling by XMLHttpRequest. */
export const XHR = undefined;
export const WT = undefined;
