/** One UDP socket inside a host, moved from outside: asks the reflector and tells what came back. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Host } from '../world/host.ts';
import { type Answer, PLACES, type Place, type Question } from './reflector.ts';

const PROCESS = join(import.meta.dirname, 'probe-process.ts');
/** Networks on one machine hand a packet on before `send` returns. So an answer needs one turn of this process, where the
 *  reflector is, and one of the other; the rest is for those who were late to look. */
const TURNS = 10;

/** What the process in the host is told: send this there, or say when everything that has come in is told. */
export type Errand =
  | 'turn'
  | { readonly question: Question; readonly address: string; readonly port: number };

export class Probe {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #turning: (() => void)[] = [];
  #asked = 0;

  private constructor(process: ChildProcess, lines: Interface) {
    this.#process = process;
    lines.on('line', (line) => {
      const answer = JSON.parse(line) as Answer;
      if (answer.id === -1) this.#turning.shift()?.();
      else this.#waiting.get(answer.id)?.(answer);
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
  readonly ask = async (to: Place, from: Place): Promise<string | null> => {
    this.#asked += 1;
    const id = this.#asked;
    let seen: string | null = null;
    this.#waiting.set(id, (answer) => {
      seen = answer.seen;
    });
    this.#tell({ question: { id, from }, ...PLACES[to] });
    for (let turn = 0; turn < TURNS && seen === null; turn++) await this.#turn();
    this.#waiting.delete(id);
    return seen;
  };

  /** Both processes have looked at what had come to them. */
  async #turn(): Promise<void> {
    await new Promise(setImmediate);
    const turned = new Promise<void>((resolve) => this.#turning.push(resolve));
    this.#tell('turn');
    await turned;
  }

  #tell(errand: Errand): void {
    this.#process.stdin?.write(`${JSON.stringify(errand)}\n`);
  }

  close(): void {
    this.#process.kill('SIGKILL');
  }
}
