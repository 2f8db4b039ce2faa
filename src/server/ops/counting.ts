/** Owns whether anything is counted: what counts is loaded only where somebody wants metrics. */
import type { Config } from '../config.ts';
import type { Levels } from './metrics.ts';
import { type MetricsSink, UNCOUNTED } from './metrics-sink.ts';

export type CountingResult =
  | {
      readonly ok: true;
      readonly metricsSink: MetricsSink;
      /** Where it is served, also when the configured port was 0. */
      readonly port: number | undefined;
      close(): void;
    }
  | { readonly ok: false; readonly problem: string };

export async function startCounting(wanted: Config['metrics'], levels: Levels): Promise<CountingResult> {
  if (wanted === undefined)
    return { ok: true, metricsSink: UNCOUNTED, port: undefined, close: () => undefined };

  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import('./metrics.ts'),
    import('./metrics-server.ts'),
  ]);
  const metrics = createMetrics(levels);
  const served = await serveMetrics(metrics, wanted);
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
