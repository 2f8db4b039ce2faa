/** Runs apart: holds the doubles of the pages' ports, and a line for each direction between two of them. */
import { createSocket, type Socket } from 'node:dgram';
import { setPriority } from 'node:os';
import { CLEAR_LINE, Line, type LineCounts, type LineSettings, type WanMessage } from './wan-line.ts';

const [, , address = '', given = '{}'] = process.argv;
const settings: LineSettings = { ...CLEAR_LINE, ...(JSON.parse(given) as Partial<LineSettings>) };
const counts: LineCounts = { packets: 0, lost: 0, dropped: 0, late: 0 };
/** What bursts before it is read must not be lost where no queue is meant to be. */
const SOCKET_BYTES = 4 * 2 ** 20;

interface Double {
  readonly socket: Socket;
  /** Where the page itself has that port. */
  home: string;
}

const doubles = new Map<number, Double>();
const lines = new Map<number, Line>();
let timer: { readonly at: number; readonly handle: NodeJS.Timeout } | null = null;

/** As pages are told. */
const shifted = (port: number) => (port > 32_000 ? port - 31_000 : port + 31_000);

/** Ports of all pages are of one machine, and so tell them apart. */
function doubleOf(port: number, home: string): Double {
  const known = doubles.get(port);
  if (known) {
    known.home = home;
    return known;
  }
  const socket = createSocket('udp4');
  const double: Double = { socket, home };
  doubles.set(port, double);
  socket.on('message', (packet, { port: from, address: of }) => {
    const line = lineOf(from, of, port);
    line.enter(packet, performance.now());
    if (line.nextAt !== null) wakeAt(line.nextAt);
  });
  socket.bind(shifted(port), address, () => {
    socket.setRecvBufferSize(SOCKET_BYTES);
    socket.setSendBufferSize(SOCKET_BYTES);
  });
  // Whoever went has no socket any more to receive what is still on its way.
  socket.on('error', () => undefined);
  return double;
}

function lineOf(from: number, of: string, to: number): Line {
  const key = from * 65_536 + to;
  const known = lines.get(key);
  if (known) return known;
  const sender = doubleOf(from, of);
  const line = new Line(settings, counts, Math.random, (packet) =>
    sender.socket.send(packet, to, doubles.get(to)?.home ?? of, () => undefined),
  );
  lines.set(key, line);
  return line;
}

function wakeAt(at: number): void {
  if (timer !== null && at >= timer.at) return;
  if (timer !== null) clearTimeout(timer.handle);
  timer = { at, handle: setTimeout(pass, at - performance.now()) };
}

/** All that is due, and then sleeps until something is. */
function pass(): void {
  timer = null;
  let next = Number.POSITIVE_INFINITY;
  const now = performance.now();
  for (const line of lines.values()) {
    line.leave(now);
    next = Math.min(next, line.nextAt ?? next);
  }
  if (next !== Number.POSITIVE_INFINITY) wakeAt(next);
}

try {
  // Pages that keep all cores busy would make the line longer than it is meant to be.
  setPriority(-20);
} catch {
  // Only root may; the table tells how many packets were late.
}
process.on('message', (message: WanMessage) => {
  if (message.kind === 'double') doubleOf(message.port, message.address);
  else process.send?.(counts);
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
