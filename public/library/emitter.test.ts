import { expect, it, vi } from 'vitest';
import { Emitter } from './emitter.ts';

interface Events {
  said: (what: string) => void;
}

it('calls every listener, until it is taken off; one that listens twice is two', () => {
  const emitter = new Emitter<Events>();
  const listener = vi.fn();
  const stops = [emitter.on('said', listener), emitter.on('said', listener)];
  emitter.emit('said', 'a');
  expect(listener.mock.calls).toEqual([['a'], ['a']]);
  stops[0]?.();
  emitter.emit('said', 'b');
  expect(listener).toHaveBeenCalledTimes(3);
  emitter.close();
  emitter.emit('said', 'c');
  expect(listener).toHaveBeenCalledTimes(3);
});

it('goes on after one that throws, which is not hidden', () => {
  const thrown: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (action: () => void) => thrown.push(action));
  const emitter = new Emitter<Events>();
  const heard = vi.fn();
  emitter.on('said', () => {
    throw new Error('mine');
  });
  emitter.on('said', heard);
  emitter.emit('said', 'a');
  vi.unstubAllGlobals();
  expect(heard).toHaveBeenCalledOnce();
  expect(thrown).toHaveLength(1);
  expect(thrown[0]).toThrow('mine');
});
