/** Draws a QR code in a terminal, to be scanned from the screen. */
import { generate } from 'lean-qr';

/** Black on white whatever colours the terminal has: many scanners read nothing else. */
const BLACK_ON_WHITE = '\u001b[38;5;16;48;5;231m';
const PLAIN = '\u001b[0m';
const MARGIN = 2;

/** One character shows two modules, one above the other: characters are twice as high as wide. */
const HALVES = [' ', '▄', '▀', '█'];

export function terminalQr(text: string): string {
  const code = generate(text);
  const end = code.size + MARGIN;
  const lines: string[] = [];
  for (let y = -MARGIN; y < end; y += 2) {
    let line = '';
    for (let x = -MARGIN; x < end; x += 1)
      line += HALVES[2 * Number(code.get(x, y)) + Number(code.get(x, y + 1))];
    lines.push(`  ${BLACK_ON_WHITE}${line}${PLAIN}`);
  }
  return lines.join('\n');
}
