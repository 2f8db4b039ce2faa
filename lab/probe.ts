/** One UDP socket inside a host, moved from outside: asks the reflector and tells what came back. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Host } from './host.ts';
import { type Answer, PLACES, type Place, type Question } from './reflector.ts';

const PROCESS = join(import.meta.dirname, 'probe-process.ts');
/** Of the lab's networks none takes a tenth of this. */
const ANSWER_MS = 500;

/** What the process in the host is told: send this there. */
export interface Errand {
  readonly question: Question;
  readonly address: string;
  readonly port: number;
}

export class Probe {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #asked = 0;

  private constructor(process: ChildProcess, lines: Interface) {
    this.#process = process;
    lines.on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      this.#waiting.get(answer.id)?.(answer);
    });
  }

  static async start(host: Host): Promise<Probe> {
    const child = host.namespace.spawn(process.execPath, ['--import', 'tsx', PROCESS], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (!child.stdout) throw new Error('The probe has no output.');
    const lines = createInterface({ input: child.stdout });
    await once(lines, 'line');
    return new Probe(child, lines);
  }

  /** How the socket looks from `to`; null when no answer from `from` comes. */
  readonly ask = (to: Place, from: Place): Promise<string | null> => {
    this.#asked += 1;
    const id = this.#asked;
    const errand: Errand = { question: { id, from }, ...PLACES[to] };
    return new Promise((resolve) => {
      const settle = (seen: string | null) => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(seen);
      };
      const timer = setTimeout(settle, ANSWER_MS, null);
      this.#waiting.set(id, ({ seen }) => settle(seen));
      this.#process.stdin?.write(`${JSON.stringify(errand)}\n`);
    });
  };

  close(): void {
    this.#process.kill('SIGKILL');
  }
}
