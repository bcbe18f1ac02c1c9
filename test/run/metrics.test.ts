import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import type { Progress } from '../../src/pipeline/run-options.js'
import { RateMeter } from '../../src/run/metrics/rate.js'
import { RunMeter } from '../../src/run/metrics/run-meter.js'
import { shortForm } from '../campaign.js'
import { makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('metrics')
const input = writeLines(join(folder, 'in.jsonl'), makeRecords(400), { lineLength: 4000 })
const pipeline = {
  input,
  steps: [{ anonymize: { fields: ['prompt'] } }, { filter: { keep: 'id < 300' } }],
}

/** The samples of a file in the text form, by name and labels. Throws where one stands twice. */
function samplesOf(path: string): Map<string, number> {
  const samples = new Map<string, number>()
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
    if (line.startsWith('#')) continue
    const [, name, value] = /^(.*) (\S+)$/.exec(line)!
    if (samples.has(name)) throw new Error(`twice: ${name}`)
    samples.set(name, Number(value))
  }
  return samples
}

describe('figures of a run', () => {
  it.each(shortForm([2, 0], 1))('are those of its report, with %i workers', async (workers) => {
    const metrics = join(folder, `of-${workers}.prom`)
    const report = await run({ ...pipeline, output: join(folder, `out-${workers}`) }, { workers, metrics })
    const samples = samplesOf(metrics)
    const rows = (step: string, fate: string, reason = '') =>
      samples.get(`prepkit_rows_total{step="${step}",fate="${fate}",reason="${reason}"}`)
    expect(rows('read', 'out')).toBe(400)
    for (const { name, counts } of report.steps) {
      expect([rows(name, 'in'), rows(name, 'out')]).toEqual([counts.rowsIn, counts.rowsOut])
      for (const [reason, count] of Object.entries(counts.dropped))
        expect(rows(name, 'dropped', reason)).toBe(count)
    }
    expect(rows('write', 'out')).toBe(report.rows.written)
    expect(samples.get('prepkit_bytes_total{direction="read"}')).toBe(report.input.bytes)
    for (const { name, durations } of report.steps) {
      const of = (part: string) => samples.get(`prepkit_step_duration_seconds_${part}{step="${name}"}`)
      expect(of('count')).toBe(durations!.calls)
      expect(of('sum')).toBe(durations!.seconds)
      expect(durations!.p50).toBeLessThanOrEqual(durations!.p99)
    }
    expect(samples.get('prepkit_last_success_timestamp_seconds')).toBeGreaterThan(1.7e9)
    for (const step of ['read', '1 anonymize', '2 filter', 'write']) {
      const buckets = [...samples]
        .filter(([name]) => name.startsWith(`prepkit_step_duration_seconds_bucket{step="${step}"`))
        .map(([, value]) => value)
      expect(buckets).toHaveLength(10)
      expect(buckets).toEqual([...buckets].sort((a, b) => a - b))
      expect(buckets.at(-1)).toBe(samples.get(`prepkit_step_duration_seconds_count{step="${step}"}`))
    }
  })

  it('tell the error that ended a run, and still when one last ended well', async () => {
    const metrics = join(folder, 'failed.prom')
    await run({ ...pipeline, output: join(folder, 'good') }, { workers: 0, metrics })
    const before = samplesOf(metrics).get('prepkit_last_success_timestamp_seconds')
    const failing = { input: join(folder, 'none.jsonl'), steps: [], output: join(folder, 'bad') }
    await expect(run(failing, { workers: 0, metrics })).rejects.toThrow('none.jsonl')
    const samples = samplesOf(metrics)
    expect([...samples].filter(([name]) => name.startsWith('prepkit_errors_total'))).toHaveLength(1)
    expect(samples.get('prepkit_last_success_timestamp_seconds')).toBe(before)
  })

  it('are lines of JSON where the file is called so', async () => {
    const metrics = join(folder, 'lines.jsonl')
    await run({ ...pipeline, output: join(folder, 'lines') }, { workers: 0, metrics })
    const lines = readFileSync(metrics, 'utf8').trimEnd().split('\n')
    const last = JSON.parse(lines.at(-1)!) as Record<string, { step: string; fate: string; value: number }[]>
    expect(lines.length).toBeGreaterThan(1)
    expect(last.prepkit_rows_total).toContainEqual({ step: 'write', fate: 'out', reason: '', value: 300 })
  })

  it('are answered at a port while the run lasts, which nobody else may have', async () => {
    const answers: string[] = []
    const port = 20_000 + (process.pid % 20_000)
    const asked: Promise<unknown>[] = []
    const ask = async () => {
      const [answer, other] = await Promise.all(
        ['metrics', 'else'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)),
      )
      answers.push(await answer.text(), String(other.status))
    }
    const onProgress = ({ phase }: Progress) => {
      if (phase === 'run' && asked.length === 0) asked.push(ask())
    }
    const taken = { ...pipeline, output: join(folder, 'taken') }
    await run({ ...pipeline, output: join(folder, 'port') }, { workers: 1, metricsPort: port, onProgress })
    await Promise.all(asked)
    expect(answers[0]).toContain('prepkit_pass_bytes{state="all"}')
    expect(answers[1]).toBe('404')
    await expect(run(taken, { workers: 0, metricsPort: 70_000 })).rejects.toThrow('from 1 to 65535')
  })
})

describe('the rate of a run', () => {
  it('has the mean and the swing of its seconds', () => {
    const meter = new RateMeter()
    const rates = [100, 300, 100, 300, 100, 300]
    let rows = 0
    meter.see(0, 0)
    for (const [second, rate] of rates.entries()) {
      rows += rate
      meter.see(rows - rate / 2, second * 1000 + 500)
      meter.see(rows, (second + 1) * 1000)
    }
    expect(meter.rate()).toEqual({ rowsPerSecond: 200, swing: 0.5 })
  })

  it('raises an alarm once where it falls, and takes it back where it rises', () => {
    const notices: string[] = []
    let nowMs = 0
    const meter = new RunMeter({ minRate: 50, onNotice: (notice) => notices.push(notice), now: () => nowMs })
    let rows = 0
    const pass = (rate: number, seconds: number) => {
      for (let second = 0; second < seconds; second++) {
        nowMs += 1000
        rows += rate
        meter.see({
          phase: 'run',
          bytes: rows,
          totalBytes: 1e9,
          rows,
          partitions: { waiting: 0, working: 1, done: 0 },
          workers: 1,
        })
      }
      return meter.figures().alarms
    }
    expect(pass(100, 120)).toEqual({ stall: false, minRate: false })
    expect(pass(0, 70)).toEqual({ stall: true, minRate: true })
    expect(notices).toEqual([
      expect.stringMatching(/^\d+ rows a second were read in the last minute, fewer than 50$/),
    ])
    expect(pass(100, 70)).toEqual({ stall: false, minRate: false })
    expect(notices).toHaveLength(1)
  })
})
