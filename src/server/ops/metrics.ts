/**
 * The names of the metrics and what they count: numbers for an operator, with labels from short fixed lists. Loaded only
 * where an operator wants metrics. It does not serve them.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge, Registry } from 'prom-client';
import type { MetricsSink } from './metrics-sink.ts';

/** Values that are not counted but looked up when somebody asks. */
export interface Levels {
  connections(): number;
  rooms(): number;
  members(): number;
  isOpen(): boolean;
}

export interface Metrics {
  readonly metricsSink: MetricsSink;
  readonly contentType: string;
  /** In Prometheus' text format. */
  text(): Promise<string>;
  close(): void;
}

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

export function createMetrics(levels: Levels): Metrics {
  const registry = new Registry();
  const registers = [registry];

  const gauge = (name: string, help: string, read: () => number): void => {
    const collected: Gauge = new Gauge({ name, help, registers, collect: () => collected.set(read()) });
  };
  gauge('parley_connections', 'Connections that are open.', levels.connections);
  gauge('parley_rooms', 'Rooms with somebody in them.', levels.rooms);
  gauge('parley_members', 'Members of all rooms.', levels.members);
  gauge('parley_open', 'Whether people can join: 1 or 0.', () => Number(levels.isOpen()));
  gauge('parley_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());

  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const delays = new Gauge({
    name: 'parley_event_loop_delay_seconds',
    help: 'How late timers ran since the last time somebody asked.',
    labelNames: ['quantile'],
    registers,
    collect() {
      // The histogram measures the whole interval of the timer. Before the first sample it has no number.
      const late = (nanoseconds: number) =>
        Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS / 1_000) || 0;
      delays.set({ quantile: '0.5' }, late(delay.percentile(50)));
      delays.set({ quantile: '0.99' }, late(delay.percentile(99)));
      delays.set({ quantile: '1' }, late(delay.max));
      delay.reset();
    },
  });

  const joins = new Counter({ name: 'parley_joins_total', help: 'Members let into a room.', registers });
  const signals = new Counter({ name: 'parley_signals_total', help: 'Signals relayed.', registers });
  const bytes = new Counter({
    name: 'parley_signal_bytes_total',
    help: 'What the relayed signals came to.',
    registers,
  });
  const packets = new Counter({
    name: 'parley_packets_total',
    help: 'Packets carried for members without another path.',
    registers,
  });
  const packetBytes = new Counter({
    name: 'parley_packet_bytes_total',
    help: 'What these packets came to.',
    registers,
  });
  const refusals = new Counter({
    name: 'parley_refusals_total',
    help: 'What was refused, and why; "cut" ended a connection.',
    labelNames: ['what', 'reason'],
    registers,
  });

  return {
    metricsSink: {
      joined: () => joins.inc(),
      relayed(size) {
        signals.inc();
        bytes.inc(size);
      },
      carried(size) {
        packets.inc();
        packetBytes.inc(size);
      },
      refused: (what, reason) => refusals.inc({ what, reason }),
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
    close: () => delay.disable(),
  };
}
