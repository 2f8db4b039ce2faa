/** Addresses by short names, for tests without a server that gives them out. */
import type { Address } from '../protocol.ts';

export const addressAt = (text: string): Address => text as Address;

/** One for each name, in their order. */
export const addresses = <Names extends readonly string[]>(...names: Names) =>
  names.map(addressAt) as { readonly [At in keyof Names]: Address };
