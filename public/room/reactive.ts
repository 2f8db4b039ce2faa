/** The only file that names the signals library. What a room shows to a view is a `ReadonlySignal`. */
export { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
