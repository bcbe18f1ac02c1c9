import { describe, expect, it } from 'vitest'
import { renderReport } from '../../src/report/run-page.js'
import type { RunReport } from '../../src/schemas/run-report.js'
import { emptyCounts } from '../../src/schemas/step-counts.js'

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

  it('shows what was removed and why, rule by rule, with limits drawn among the texts', () => {
    const report = reportOf(1)
    report.steps = [
      {
        name: '1 filter_quality',
        counts: { ...emptyCounts(), rowsIn: 8, rowsOut: 6, dropped: { '<b>short': 2 } },
        findings: {
          records: 8,
          failed: 2,
          rules: [{ rule: 'too_short', limit: 50, failed: 2, alone: 1 }],
          languages: { en: 6, zh: 2 },
          spreads: [
            {
              language: 'en',
              texts: 6,
              numbers: [
                {
                  signal: 'words',
                  quantiles: { p1: 1, p5: 1, p25: 1, p50: 1, p75: 1, p95: 1, p99: 1 },
                  histogram: { edges: [0, 50, 100], counts: [2, 4] },
                  limits: [{ rule: 'too_short', side: 'min', limit: 50, failed: 2 }],
                },
              ],
            },
          ],
        },
      },
      {
        name: '2 dedup',
        counts: { ...emptyCounts(), rowsIn: 6, rowsOut: 4, dropped: { duplicate: 2 } },
        groups: [
          { group: 'like no other', rows: 3, expected: 3 },
          { group: '3–4 alike', rows: 3, expected: 1 },
        ],
      },
    ]
    const page = renderReport(report)
    expect(page).toContain('&#60;b&#62;short')
    expect(page).toContain('2 (25.0%)')
    expect(page).toMatch(/too_short<\/th><td>2<\/td><td>1<\/td><td>50<\/td>/)
    // The limit stands in the middle of its axis; the bar below it has the colour of what is beyond.
    expect(page).toMatch(/<line x1="125" x2="125"[^>]*\/><text[^>]*>≥ 50</)
    expect(page.match(/<rect x="(?:6|125)"[^>]*fill="#(?:d55e00|0072b2)"/g)).toEqual([
      expect.stringMatching(/x="6".*#d55e00/),
      expect.stringMatching(/x="125".*#0072b2/),
    ])
    expect(page).toContain('Chinese')
    expect(renderReport(report, { lang: 'zh' })).toMatch(/3–4 行相同<\/th><td>3<\/td><td>1<\/td>/)
  })
})
