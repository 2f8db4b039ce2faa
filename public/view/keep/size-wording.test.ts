import { expect, it } from 'vitest';
import { sizeWording } from './size-wording.ts';

it.each([
  [0, 'less than 0.1 MB'],
  [99_000, 'less than 0.1 MB'],
  [100_000, '0.1 MB'],
  [1_249_000, '1.2 MB'],
  [12_345_678, '12 MB'],
  [1_234_567_890, '1,235 MB'],
])('%i bytes are %s', (bytes, words) => {
  expect(sizeWording(bytes)).toBe(words);
});
