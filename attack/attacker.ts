/** A process of its own that attacks as it is ordered to, so that whoever measures is not slowed by the attack itself. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { HANGS_MS } from '../e2e/support/hangs.ts';
import { flood } from './flood.ts';
import { fuzz } from './fuzz.ts';
import { guess } from './guesses.ts';
import { halfOpen } from './half-open.ts';
import { neverConnect } from './never-connect.ts';
import type { Order, ResultOf } from './order.ts';
import { rush } from './rush.ts';

export function attackElsewhere<Ordered extends Order>(order: Ordered): Promise<ResultOf<Ordered>> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(order)]);
    // An attack that does not come to its end is a finding too.
    const patience = setTimeout(() => child.kill(), HANGS_MS.test);
    child.on('exit', () => clearTimeout(patience));
    child.on('message', (result) => resolve(result as ResultOf<Ordered>));
    child.on('exit', (code) => reject(new Error(`the attacker (${order.kind}) ended with ${code}`)));
  });
}

function attack(order: Order): Promise<object> {
  switch (order.kind) {
    case 'rush':
      return rush(order);
    case 'fuzz':
      return fuzz(order);
    case 'flood':
      return flood(order);
    case 'half-open':
      return halfOpen(order);
    case 'never-connect':
      return neverConnect(order);
    case 'guess':
      return guess(order);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await attack(JSON.parse(process.argv[2] ?? '') as Order);
  process.send?.(result, () => process.exit(0));
}
