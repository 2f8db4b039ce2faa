/** Talks to the worker that writes files. */
import type { Answered, Asked, CallName, FilesPort } from './worker-calls.ts';

/** The part of a `Worker` that is needed. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Keys, say, are copied. */
const SMALL_BYTES = 1_024;

const isLarge = (arg: unknown): arg is Uint8Array => arg instanceof Uint8Array && arg.length > SMALL_BYTES;

/** What is given away must not take anything else along. */
const ownMemory = (bytes: Uint8Array): Uint8Array =>
  bytes.length === bytes.buffer.byteLength ? bytes : bytes.slice();

interface Waiting {
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

export function workerPort(worker: WorkerLike): FilesPort {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  let isEnded = false;
  const end = () => {
    isEnded = true;
    worker.terminate();
    for (const { failed } of waiting.values()) failed(new Error('the worker is gone'));
    waiting.clear();
  };
  worker.onmessage = ({ data }: MessageEvent<Answered>) => {
    const found = waiting.get(data.n);
    waiting.delete(data.n);
    if (data.kind === 'done') found?.done(data.result);
    else found?.failed(new Error('the worker failed'));
  };
  // Its script did not come.
  worker.onerror = (event) => {
    if (typeof event === 'object') event.preventDefault();
    end();
  };
  const call = (name: CallName, ...args: readonly unknown[]): Promise<unknown> => {
    if (isEnded) return Promise.reject(new Error('the worker is gone'));
    count += 1;
    const n = count;
    return new Promise((done, failed) => {
      waiting.set(n, { done, failed });
      const given = args.map((arg) => (isLarge(arg) ? ownMemory(arg) : arg));
      const buffers = given.flatMap((arg) => (isLarge(arg) ? [arg.buffer] : []));
      worker.postMessage({ n, name, args: given } satisfies Asked, buffers as ArrayBuffer[]);
    });
  };
  return {
    call: call as FilesPort['call'],
    get isEnded() {
      return isEnded;
    },
    end,
  };
}
