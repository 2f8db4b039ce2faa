/** One network namespace: a machine with a network of its own. Knows nothing of what it is plugged into. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { command, type Machine } from './command.ts';

export class Namespace implements Machine {
  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  static create(name: string): Namespace {
    command('ip', 'netns', 'add', name);
    const namespace = new Namespace(name);
    namespace.run('ip', 'link', 'set', 'lo', 'up');
    // One family is enough to tell NATs apart, and link-local addresses would be one way more.
    setKernel(namespace, 'net/ipv6/conf/all/disable_ipv6', 1);
    return namespace;
  }

  run(program: string, ...args: readonly string[]): string {
    return command('ip', 'netns', 'exec', this.name, program, ...args);
  }

  /** The process itself, not a wrapper around it: its id and its signals are its own. */
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
    return spawn('ip', ['netns', 'exec', this.name, program, ...args], options);
  }

  close(): void {
    command('ip', 'netns', 'delete', this.name);
  }
}

/** A setting of the kernel for one machine's network. */
export function setKernel(machine: Machine, name: string, value: number): void {
  machine.run('sh', '-c', `echo ${value} > /proc/sys/${name}`);
}
