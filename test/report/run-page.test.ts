import { describe, expect, it } from 'vitest'
import { renderReport } from '../../src/report/run-page.js'
import type { RunReport } from '../../src/schemas/run-report.js'

function reportOf(inputBytes: number, { files = 1, workers = 1, seconds = 2 } = {}): RunReport {
  return {
    rows: { read: 1, rejected: 0, repaired: 0, dropped: 0, joined: 0, added: 0, written: 1 },
    reader: { rejected: {}, repaired: {} },
    steps: [],
    mixed: [],
    input: { files, bytes: inputBytes, notes: [] },
    output: { path: 'a<b', format: 'arrow', shards: files, bytes: 1500, rejectsFolder: undefined },
    digest: 'd1',
    seconds,
    peakMemoryBytes: 5e7,
    workers,
    partitions: 1,
    resumedPartitions: 0,
    retries: [],
    gates: [],
  }
}

describe('renderReport()', () => {
  it('counts one thing as one', () => {
    const page = renderReport(reportOf(1))
    expect(page).toContain('1 record read, 1 row written')
    expect(page).toContain('<td>1 file, 0.0 kB</td>')
    expect(page).toContain('<td>a&#60;b, arrow, 1 shard, 1.5 kB</td>')
    expect(renderReport(reportOf(1, { files: 2 }))).toContain('2 shards')
  })

  it.each<[bytes: number, workers: number, time: string]>([
    [19_999_999, 1, '2.00 s, 1 worker'],
    [20_000_000, 2, '2.00 s, 10 MB/s of input, 2 workers'],
    [1000, 0, '2.00 s, one thread'],
  ])('gives the rate of %i bytes only where it means something', (bytes, workers, time) => {
    expect(renderReport(reportOf(bytes, { workers }))).toContain(`<td>${time}</td>`)
  })
})
