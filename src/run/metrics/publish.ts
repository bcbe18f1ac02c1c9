import { appendFileSync, readFileSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { isSystemError } from '../../base/thrown.js'
import { writeWhole } from '../../files/atomic-write.js'
import { writing } from '../../files/write-error.js'
import { formatOfOutput } from '../../formats/extensions.js'
import { defaultFormats } from '../../formats/registry.js'
import { packageVersion } from '../../plan/version.js'
import { type MetricFamily, metricFamilies, metricLine, prometheusText } from './families.js'
import type { RunMeter } from './run-meter.js'

/** Where the figures of a run go while it lasts. */
export interface Publisher {
  /** The run is over, or has failed with this: the last figures are written, and nobody is answered any more. */
  close(failed: unknown): Promise<void>
}

/** What is asked for. */
export interface PublishOptions {
  file: string | undefined
  port: number | undefined
  onNotice: ((message: string) => void) | undefined
}

const everyMs = 5000

/** Writes the figures of a run to a file, again and again, or answers them at a port. */
export async function publishMetrics(
  meter: RunMeter,
  { file, port, onNotice }: PublishOptions,
): Promise<Publisher> {
  let lastSuccess = file === undefined ? undefined : successBefore(file)
  let error: string | undefined
  const families = () =>
    metricFamilies(meter.figures(), {
      version: packageVersion(),
      now: Date.now() / 1000,
      memoryBytes: process.memoryUsage.rss(),
      error,
      lastSuccess,
    })
  const write = file === undefined ? () => {} : () => writeFigures(file, families())
  write()
  const endpoint =
    port === undefined
      ? undefined
      : await (await import('./endpoint.js')).openEndpoint(port, () => prometheusText(families()))
  let isBroken = false
  const tryWrite = () => {
    try {
      write()
    } catch (cause) {
      // The data is worth more than its figures: the run goes on.
      if (!isBroken) onNotice?.((cause as Error).message)
      isBroken = true
    }
  }
  const ticker = setInterval(tryWrite, everyMs)
  ticker.unref()
  return {
    async close(failed) {
      clearInterval(ticker)
      error = failed instanceof PrepError ? failed.code : failed === undefined ? undefined : 'unknown'
      meter.end()
      if (failed === undefined) lastSuccess = Date.now() / 1000
      tryWrite()
      await endpoint?.close()
    },
  }
}

function writeFigures(file: string, families: readonly MetricFamily[]): void {
  writing(file, () => {
    if (formatOfOutput(file) === defaultFormats.stream)
      appendFileSync(file, `${metricLine(families, new Date())}\n`)
    else writeWhole(file, prometheusText(families))
  })
}

/** When an earlier run ended well, as its file says. */
function successBefore(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined
    throw new PrepError('write_failed', `"${file}" cannot be read, so no metrics are kept there`, {
      cause: error,
    })
  }
  const found = /^prepkit_last_success_timestamp_seconds (\S+)$/m.exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}
