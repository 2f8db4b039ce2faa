/**
 * A long line between pages of one machine, in user space and without being root: each UDP port of a page gets a double
 * on another address, and pages are told of each other's doubles alone. What comes to a double is passed on, late, by the
 * double of whoever sent it, so that neither end ever sees the other's own address. Nothing but WebRTC goes that way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { LineCounts, LineSettings, WanMessage } from './wan-line.ts';

/** All of 127.0.0.0/8 is this machine on Linux, and no page has a port there. */
const DOUBLES_ADDRESS = '127.0.0.2';

export class Wan {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** In a process of its own: what drives the pages must not hold packets back. */
  static async start(settings: Partial<LineSettings>): Promise<Wan> {
    const script = join(import.meta.dirname, 'wan-process.ts');
    const args = ['--import', 'tsx', script, DOUBLES_ADDRESS, JSON.stringify(settings)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await once(child, 'message');
    return new Wan(child);
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** To be called before the page goes anywhere. */
  readonly connect = (page: Page): void => {
    const double = (address: string, port: number) => this.#ask({ kind: 'double', address, port });
    void page.exposeFunction('doubleOnWan', double);
    void page.addInitScript(meetDoublesAlone, DOUBLES_ADDRESS);
  };

  async counts(): Promise<LineCounts> {
    const answered = once(this.#process, 'message');
    this.#ask({ kind: 'counts' });
    const [counts] = (await answered) as [LineCounts];
    return counts;
  }

  async stop(): Promise<void> {
    const exited = once(this.#process, 'exit');
    this.#process.disconnect();
    await exited;
  }

  #ask(message: WanMessage): void {
    this.#process.send(message);
  }
}

/** Runs in the page: whatever candidate of another page it is given becomes that of the double. */
function meetDoublesAlone(address: string): void {
  const page = globalThis as unknown as { doubleOnWan(address: string, port: number): void };
  // Not the same port: it is taken on all addresses where the page has it on all.
  const shifted = (port: number) => (port > 32_000 ? port - 31_000 : port + 31_000);
  const isOfUdp = /^(?:a=)?candidate:\S+ \d+ udp \d+ (\S+) (\d+) /i;
  /** Null where there is no double: TCP, and addresses of the other family. */
  const doubled = (line: string): string | null => {
    const [, theirs = '', port = ''] = isOfUdp.exec(line) ?? [];
    if (!/^[\d.]+$/.test(theirs)) return null;
    // It need not be there yet: the other end asks again and again.
    if (theirs === address) return line;
    page.doubleOnWan(theirs, Number(port));
    return line.replace(` ${theirs} ${port} `, ` ${address} ${shifted(Number(port))} `);
  };
  // Without the forms that take callbacks.
  const own = RTCPeerConnection.prototype as {
    setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
    addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
  };
  const { setRemoteDescription, addIceCandidate } = own;
  own.setRemoteDescription = function (description) {
    const lines = description.sdp?.split('\r\n').flatMap((line) => {
      const told = line.startsWith('a=candidate:') ? doubled(line) : line;
      return told === null ? [] : [told];
    });
    const sdp = lines?.join('\r\n') ?? '';
    return setRemoteDescription.call(this, { type: description.type, sdp });
  };
  own.addIceCandidate = function (init) {
    if (!init?.candidate) return addIceCandidate.call(this, init);
    const candidate = doubled(init.candidate);
    const { sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = init;
    if (candidate === null) return Promise.resolve();
    return addIceCandidate.call(this, { candidate, sdpMid, sdpMLineIndex, usernameFragment });
  };
}
