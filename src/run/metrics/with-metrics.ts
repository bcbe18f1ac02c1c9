import type { RunOptions } from '../../pipeline/run-options.js'
import { RunMeter } from './run-meter.js'

/** Does the work of a run with a meter, whose figures are published while it lasts where that is asked for. */
export async function withMetrics<T>(
  { metrics: file, metricsPort: port, minRate, onNotice }: RunOptions,
  work: (meter: RunMeter) => Promise<T>,
): Promise<T> {
  const meter = new RunMeter({ minRate, onNotice })
  if (file === undefined && port === undefined) return work(meter)
  const { publishMetrics } = await import('./publish.js')
  const publisher = await publishMetrics(meter, { file, port, onNotice })
  let failed: unknown
  try {
    return await work(meter)
  } catch (error) {
    failed = error
    throw error
  } finally {
    await publisher.close(failed)
  }
}
