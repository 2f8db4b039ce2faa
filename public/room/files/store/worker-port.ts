/** Talks to the worker that writes files. */
import type { Answered, Asked, CallName, FilesPort } from './worker-calls.ts';

/** The part of a `Worker` that is needed. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** Keys, say. */
const SMALL_BYTES = 1_024;

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
      // The bytes stay the caller's. A copy that is given away takes no memory but its own: browsers hold what a message
      // copies by itself until they collect the message.
      const given = args.map((arg) =>
        arg instanceof Uint8Array && arg.length > SMALL_BYTES ? arg.slice() : arg,
      );
      const buffers = given.flatMap((arg, at) =>
        arg instanceof Uint8Array && arg !== args[at] ? [arg.buffer] : [],
      );
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
