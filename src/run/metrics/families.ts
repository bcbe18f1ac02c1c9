import { countUpTo, type Durations, summarizeDurations } from '../../schemas/durations.js'
import { sumTally, type Tally } from '../../schemas/step-counts.js'
import type { RunFigures } from './run-meter.js'

/** A metric with its samples, as monitoring systems know it. */
export interface MetricFamily {
  name: string
  help: string
  type: 'counter' | 'gauge' | 'histogram'
  samples: Sample[]
}

interface Sample {
  /** What is put behind the name: the parts of a histogram. */
  suffix?: '_bucket' | '_sum' | '_count'
  labels: Readonly<Record<string, string>>
  value: number
}

/** What of a run its figures do not say. */
export interface RunFacts {
  version: string
  /** Unix time, in seconds. */
  now: number
  memoryBytes: number
  /** The code of the error that ended it. */
  error: string | undefined
  /** When a run last ended well: this one, or an earlier one of which the file was. */
  lastSuccess: number | undefined
}

/** The borders of the buckets, as powers of two: from .12 ms to 8 s, each four times the one before. */
const exponents = [-13, -11, -9, -7, -5, -3, -1, 1, 3]

/** All metrics of a run; names and units after the conventions of Prometheus (prometheus.io/docs/practices/naming). */
export function metricFamilies(figures: RunFigures, facts: RunFacts): MetricFamily[] {
  return [
    gauge('build_info', 'The version of prepkit.', [[{ version: facts.version }, 1]]),
    ...doneFamilies(figures),
    ...durationFamilies(figures),
    ...passFamilies(figures),
    ...healthFamilies(figures, facts),
  ].filter(({ samples }) => samples.length > 0)
}

/** What partitions that are finished have read and written. */
function doneFamilies({ read, written, steps }: RunFigures): MetricFamily[] {
  const help = 'Rows by step and by what became of them, of partitions that are finished.'
  const samples = [
    ...fates('read', { in: read.rows + sumTally(read.rejected), out: read.rows, rejected: read.rejected }),
    ...steps.flatMap(({ name, counts }) =>
      fates(name, {
        in: counts.rowsIn,
        out: counts.rowsOut,
        added: counts.added,
        joined: counts.joined,
        dropped: counts.dropped,
        rejected: counts.rejected,
      }),
    ),
    ...fates('write', { in: written.rows, out: written.rows }),
  ]
  return [
    { name: 'prepkit_rows_total', help, type: 'counter', samples },
    counter('bytes_total', 'Bytes read and written, of partitions that are finished.', [
      [{ direction: 'read' }, read.bytes],
      [{ direction: 'written' }, written.bytes],
    ]),
  ]
}

/** How long batches took. */
function durationFamilies({ steps, durations: { read, write } }: RunFigures): MetricFamily[] {
  const all: [step: string, durations: Durations][] = [
    ['read', read],
    ...steps.map(({ name, durations }): [string, Durations] => [name, durations]),
    ['write', write],
  ]
  return [
    {
      name: 'prepkit_step_duration_seconds',
      help: 'How long each batch took in a step, and to be read and written.',
      type: 'histogram',
      samples: all.flatMap(([step, durations]) => histogram(step, durations)),
    },
    gauge(
      'step_duration_percentile_seconds',
      'Half, 95 and 99 of 100 batches took no longer, within 2.2 %.',
      all.flatMap(([step, durations]) => quantiles(step, durations)),
    ),
  ]
}

/** How the pass fares that is at work. */
function passFamilies({ pass, busyRatio, waitedSeconds, rate, lastMinute }: RunFigures): MetricFamily[] {
  const states = pass?.partitions
  return [
    gauge('pass_bytes', 'Bytes of the input: done in the pass that is at work, and all of it.', [
      [{ state: 'done' }, pass?.bytes ?? 0],
      [{ state: 'all' }, pass?.totalBytes ?? 0],
    ]),
    gauge(
      'partitions',
      'Units of work of the pass that is at work.',
      (['waiting', 'working', 'done'] as const).map((state) => [{ state }, states?.[state] ?? 0]),
    ),
    gauge('worker_busy_ratio', 'Share of the workers that had work, over the passes.', [[{}, busyRatio]]),
    counter(
      'backpressure_seconds_total',
      'How long finished rows waited for the reader of standard output.',
      [[{}, waitedSeconds]],
    ),
    gauge('rows_per_second', 'Rows read a second: over the whole pass, and in its last minute.', [
      ...optional({ over: 'pass' }, rate?.rowsPerSecond),
      ...optional({ over: 'minute' }, lastMinute),
    ]),
    gauge(
      'rows_per_second_swing_ratio',
      'Standard deviation of the rows a second, as a share of their mean.',
      [...optional({}, rate?.swing)],
    ),
  ]
}

/** Whether all is well. */
function healthFamilies({ alarms, idleSeconds }: RunFigures, facts: RunFacts): MetricFamily[] {
  const { error, lastSuccess, now } = facts
  return [
    gauge('alarm', 'Whether no row was read for a minute, and whether fewer were than asked for.', [
      [{ kind: 'stall' }, Number(alarms.stall)],
      [{ kind: 'min_rate' }, Number(alarms.minRate)],
    ]),
    gauge('process_resident_memory_bytes', 'Memory of the process.', [[{}, facts.memoryBytes]]),
    counter(
      'errors_total',
      'Errors that ended the run, by code.',
      error === undefined ? [] : [[{ code: error }, 1]],
    ),
    gauge(
      'last_record_processed_timestamp_seconds',
      'When a record was last read.',
      optional({}, idleSeconds === undefined ? undefined : now - idleSeconds),
    ),
    gauge('last_success_timestamp_seconds', 'When a run last ended well.', optional({}, lastSuccess)),
  ]
}

type Value = [labels: Record<string, string>, value: number]

const gauge = (name: string, help: string, values: readonly Value[]) => family('gauge', name, help, values)
const counter = (name: string, help: string, values: readonly Value[]) =>
  family('counter', name, help, values)

function family(
  type: MetricFamily['type'],
  name: string,
  help: string,
  values: readonly Value[],
): MetricFamily {
  return {
    name: `prepkit_${name}`,
    help,
    type,
    samples: values.map(([labels, value]) => ({ labels, value })),
  }
}

function optional(labels: Record<string, string>, value: number | undefined): Value[] {
  return value === undefined ? [] : [[labels, value]]
}

/** A sample for each fate of rows, and for each reason where there are reasons. Fates that no row had are left out. */
function fates(step: string, rows: Readonly<Record<string, number | Tally>>): Sample[] {
  return Object.entries(rows).flatMap(([fate, count]) =>
    typeof count === 'number'
      ? count === 0 && fate !== 'in' && fate !== 'out'
        ? []
        : [{ labels: { step, fate, reason: '' }, value: count }]
      : Object.entries(count).map(([reason, value]) => ({ labels: { step, fate, reason }, value })),
  )
}

function histogram(step: string, durations: Durations): Sample[] {
  const count = sumTally(durations.buckets)
  return [
    ...exponents.map((exponent) => ({
      suffix: '_bucket' as const,
      labels: { step, le: String(2 ** exponent) },
      value: countUpTo(durations, exponent),
    })),
    { suffix: '_bucket', labels: { step, le: '+Inf' }, value: count },
    { suffix: '_sum', labels: { step }, value: durations.seconds },
    { suffix: '_count', labels: { step }, value: count },
  ]
}

function quantiles(step: string, durations: Durations): Value[] {
  const known = summarizeDurations(durations)
  if (known === undefined) return []
  const { p50, p95, p99 } = known
  return Object.entries({ p50, p95, p99 }).map(([percentile, value]) => [{ step, percentile }, value])
}

/** One object: of each metric its value, or its values by what they are of; of durations their quantiles. */
export function metricLine(families: readonly MetricFamily[], time: Date): string {
  const values = families
    .filter(({ type }) => type !== 'histogram')
    .map(({ name, samples }) => [
      name,
      samples.length === 1 && Object.keys(samples[0].labels).length === 0
        ? samples[0].value
        : samples.map(({ labels, value }) => ({ ...labels, value })),
    ])
  return JSON.stringify({ time: time.toISOString(), ...Object.fromEntries(values) })
}

/** The text form of Prometheus, version 0.0.4. */
export function prometheusText(families: readonly MetricFamily[]): string {
  return families
    .map(({ name, help, type, samples }) =>
      [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${type}`,
        ...samples.map(({ suffix = '', labels, value }) => `${name}${suffix}${labelText(labels)} ${value}`),
        '',
      ].join('\n'),
    )
    .join('')
}

function labelText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return parts.length === 0 ? '' : `{${parts.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}
