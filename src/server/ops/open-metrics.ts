/** Decides whether anything is counted: what counts is loaded only where an operator wants metrics. */
import type { Levels } from './metrics.ts';
import { type MetricsSink, UNCOUNTED } from './metrics-sink.ts';

export interface MetricsAddress {
  readonly port: number;
  readonly host: string;
}

export type OpenedMetrics =
  | {
      readonly ok: true;
      readonly metricsSink: MetricsSink;
      /** The port they are served on, also when the configured one was 0. */
      readonly port: number | undefined;
      close(): void;
    }
  | { readonly ok: false; readonly problem: string };

/** `address` is absent where nobody wants metrics. */
export async function openMetrics(
  address: MetricsAddress | undefined,
  levels: Levels,
): Promise<OpenedMetrics> {
  if (address === undefined)
    return { ok: true, metricsSink: UNCOUNTED, port: undefined, close: () => undefined };

  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import('./metrics.ts'),
    import('./metrics-server.ts'),
  ]);
  const metrics = createMetrics(levels);
  const served = await serveMetrics(metrics, address);
  if (!served.ok) {
    metrics.close();
    return served;
  }
  const close = (): void => {
    served.close();
    metrics.close();
  };
  return { ok: true, metricsSink: metrics.metricsSink, port: served.port, close };
}
