/** Members without a browser in a process of their own: hundreds fit on a machine that has room for eight pages. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer, Joining, Order, Report } from './orders.ts';

const MEMBERS = join(import.meta.dirname, 'members.ts');

export class Flock {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, { done(answer: Answer): void; failed(error: Error): void }>();
  #orders = 0;

  constructor() {
    this.#child = fork(MEMBERS, { execArgv: ['--expose-gc', '--import', 'tsx'] });
    this.#child.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.nth);
      this.#waiting.delete(answer.nth);
      if (answer.kind === 'failed') waiting?.failed(new Error(answer.message));
      else waiting?.done(answer);
    });
    this.#child.on('exit', (code, signal) => {
      for (const { failed } of this.#waiting.values())
        failed(new Error(`the members' process ended with ${signal ?? code}`));
      this.#waiting.clear();
    });
  }

  /** One after the other; settles when the server let all of them in. */
  join(members: readonly Joining[]): Promise<unknown> {
    return this.#order({ kind: 'join', members });
  }

  say(name: string, text: string): Promise<unknown> {
    return this.#order({ kind: 'say', name, text });
  }

  leave(name: string): Promise<unknown> {
    return this.#order({ kind: 'leave', name });
  }

  async report(): Promise<Report> {
    const answer = await this.#order({ kind: 'report' });
    if (answer.kind !== 'report') throw new Error('that is no report');
    return answer.report;
  }

  /** Nobody says goodbye. */
  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
  }

  #order(order: Order): Promise<Answer> {
    this.#orders += 1;
    const nth = this.#orders;
    return new Promise((done, failed) => {
      this.#waiting.set(nth, { done, failed });
      this.#child.send({ nth, order });
    });
  }
}
