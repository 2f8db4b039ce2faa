import { generate } from 'lean-qr';
import { expect, it } from 'vitest';
import { terminalQr } from './qr.ts';

it('draws every module, with a margin, black on white', () => {
  const url = 'https://calm-otter.example.org/';
  const code = generate(url);
  const lines = terminalQr(url).split('\n');
  const [before, after] = ['  \u001b[38;5;16;48;5;231m', '\u001b[0m'];
  for (const line of lines) expect([line.startsWith(before), line.endsWith(after)]).toEqual([true, true]);
  const drawn = lines.map((line) => line.slice(before.length, -after.length));
  expect(new Set(drawn.map((line) => line.length))).toEqual(new Set([code.size + 4]));

  const isBlack = (x: number, y: number): boolean => {
    const character = drawn[Math.floor((y + 2) / 2)]?.[x + 2] ?? '?';
    return (y % 2 === 0 ? '▀█' : '▄█').includes(character);
  };
  for (let y = -2; y < code.size + 2; y += 1)
    for (let x = -2; x < code.size + 2; x += 1) expect([x, y, isBlack(x, y)]).toEqual([x, y, code.get(x, y)]);
});
