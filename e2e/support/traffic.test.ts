import { expect, it } from 'vitest';
import { disguises } from './traffic.ts';

const SAID = 'Déjà vu: naïve Zürich 日本 façade über alles';

it.each(['', 'x', 'xy', 'xyz'])('finds a text in any of its disguises, between %j and the same', (around) => {
  const bytes = Buffer.from(`${around}${SAID}${around}`);
  for (const form of [
    ...(['base64', 'base64url', 'hex'] as const).map((each) => bytes.toString(each)),
    `${bytes}`,
  ])
    expect(disguises(SAID).some((disguise) => form.includes(disguise))).toBe(true);
});
