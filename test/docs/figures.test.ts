import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../source-files.js'
import { readPage } from './markdown.js'
import { pairs } from './pages.js'

const folder = join(root, 'bench/results')
/** A number with a unit of speed, time, size or ratio, or a score: what somebody must have measured. */
const measured =
  /(\d[\d.,]*)\s?(?:MB\/s|GB\/s|MiB|MB|GB|kB|ms\b|s\b(?!-)|%|×|times\b|毫秒|秒|倍)|\b(?:F1|F2)\b(?: of)? (\d[\d.]*)/g

/** Figures with a unit that nobody measured, or that no result file holds, by page: each with the reason. */
const others: Record<string, Record<string, string>> = {
  'docs/architecture.md': { '4': 'size of a partition', '64': 'least size for threads' },
  'docs/bias-and-balance.md': { '10': 'the bound of a warning' },
  'docs/validate.md': {
    99: 'an example of a share that must keep to a rule',
    10: 'a formula',
    0.062: 'the same',
    100: 'so many random halves were asked for',
    0.8: 'bound: HyperLogLog of 16,384 registers',
  },
  'docs/licences.md': {
    '96': 'asked for by a standard',
    '98': 'asked for by a standard',
    '5': 'asked for by a standard',
    '95': 'the level of an interval',
    '3': 'asked for by a template',
  },
  'docs/choosing-rows.md': {
    '256': 'the bound of a table',
    '10': 'a share that is asked for',
    '5': 'a share in published recipes',
    '15': 'the same',
    '537': 'the memory that is taken',
    '30': 'measured once, on vectors made at random around 200 middles',
    '4.6': 'the same',
  },
  'docs/cli.md': { '500': 'an example of a size' },
  'docs/decontamination.md': { '278': 'size of a file', '55': 'size of a file' },
  'docs/deduplication.md': {
    '64': 'the memory that is taken',
    '57': 'a formula',
    '92': 'a formula',
    '99.96': 'a formula',
    '94': 'a formula',
    '99.8': 'a formula',
  },
  'docs/errors.md': {
    '30': 'seconds until a step is said to stand still',
    '10': 'seconds until a module that is loaded or planned is said to',
  },
  'docs/monitoring.md': { '2.2': 'a bound: half of the width of a bucket' },
  'docs/loading.md': { '64': 'the size that another writer has by default' },
  'docs/personal-data.md': {
    '0.4': 'the share of a threshold',
    ...Object.fromEntries(
      [19, 4, 99, 3, 65, 30, 33, 8, 43, 27, 21, 12, 0, 100, 11].map((figure) => [
        figure,
        'how often a model is asked; counted once, with a model that does not come along',
      ]),
    ),
  },
  'docs/performance.md': { '64': 'least size for threads', '15': 'the bound of a check' },
  'docs/pipeline.md': {
    '3': 'an example of a time',
    '16': 'a default',
    '64': 'the largest partition',
    '200': 'a default',
    '256': 'a default',
    '500': 'an example of a size',
  },
  'docs/safety.md': { '4.5': 'see below', '0.3': 'see below' },
  'docs/quality.md': {
    ...Object.fromEntries(
      ['83.5', '16', '99.0', '98.9', '0.1', '99.1', '99.6', '99.4', '99.7', '180', '100', '400'].map(
        (figure) => [figure, 'counted once, on sets that do not come along'],
      ),
    ),
    ...Object.fromEntries(
      ['83', '28', '14', '57', '0', '20', '25', '67', '50'].map((figure) => [
        figure,
        'shares of rows that were read by eye',
      ]),
    ),
    '12': 'size of an input',
    '1': 'a default',
  },
  'docs/reliability.md': { '100': 'how an input is made', '600': 'size of an input', '1': 'a default' },
}

describe('the figures of the documents', () => {
  it.each(['docs/library.md', 'docs/zh/library.md'])('%s says what calls were measured to cost', (path) => {
    const { texts, anonymizeTextSeconds, openAnonymizerSeconds } = oneThread.calls
    const sums = [openAnonymizerSeconds, anonymizeTextSeconds].map((seconds) => Math.min(...seconds))
    const { text } = readPage(path)
    expect(text).toContain(`${texts} `)
    expect([...text.matchAll(measured)].map(([, figure]) => Number(figure))).toEqual(sums)
  })

  it.each(['docs/safety.md', 'docs/zh/safety.md'])(
    '%s says how well the shipped model was measured to do',
    (path) => {
      const { dev, devAt90, devAgainstPrejudice, unseenTopics, clean } = JSON.parse(
        readFileSync(join(folder, newestOf('safety')), 'utf8'),
      )
      const { race, gender, region } = unseenTopics
      const rows = readPage(path).text.match(/^\|.*\d.*\|$/gm) ?? []
      const told = rows.map((row) =>
        (row.match(/\d[\d,]*\.\d+|\d[\d,]*/g) ?? []).map((n) => n.replace(',', '')),
      )
      expect(told.slice(-7)).toEqual([
        [`${dev.sentences}`, dev.accuracy.toFixed(3), dev.precision.toFixed(2), dev.recall.toFixed(2)],
        ['0.9', devAt90.precision.toFixed(2), devAt90.recall.toFixed(2)],
        ...[race, gender, region].map(({ accuracy }) => [accuracy.toFixed(2)]),
        [
          `${clean.records}`,
          (clean.above['0.5'] * 100).toFixed(1),
          '0.5',
          (clean.above['0.9'] * 100).toFixed(1),
          '0.9',
        ],
        [`${devAgainstPrejudice.sentences}`, devAgainstPrejudice.accuracy.toFixed(2)],
      ])
    },
  )

  it.each(['docs/deduplication.md', 'docs/zh/deduplication.md'])(
    '%s says what near duplicates were measured to cost',
    (path) => {
      const { rows, results } = JSON.parse(readFileSync(join(folder, newestOf('dedup')), 'utf8'))
      const { text } = readPage(path)
      expect(text).toContain(` ${rows} `)
      const shown = (text.match(/^\| .* \| [\d.]+ \| [\d.]+ \| [\d.]+ \| \d+ \| \d+ \|$/gm) ?? []).map(String)
      const digits = (value: number, count: number) => value.toFixed(count)
      expect(shown).toEqual(
        (results as DedupRace[]).map(
          ({ racer, cpuSeconds, mbPerCpuSecond, wall, peakMb, kept }) =>
            `| ${[racer, digits(cpuSeconds, 1), digits(mbPerCpuSecond, 1), digits(wall, 1), digits(peakMb, 0), kept].join(' | ')} |`,
        ),
      )
    },
  )

  /** Tables are made from results, which tests of their own check; the pages of tables say little else. */
  const own = ['README.md', 'docs/numbers.md', 'docs/library.md']
  it.each(pairs.filter(([path]) => !own.includes(path)))(
    '%s has no others than are known',
    (path, chinese) => {
      const allowed = others[path] ?? {}
      for (const page of [path, chinese]) {
        const prose = readPage(page).text.replace(/^```.*?^```$/gms, '')
        const figures = [...prose.matchAll(measured)].map(([, figure, score]) => figure ?? score)
        expect(figures.filter((figure) => !(figure in allowed))).toEqual([])
      }
    },
  )
})

interface DedupRace {
  racer: string
  cpuSeconds: number
  mbPerCpuSecond: number
  wall: number
  peakMb: number
  kept: number
}

const oneThread: {
  calls: { texts: number; anonymizeTextSeconds: number[]; openAnonymizerSeconds: number[] }
} = JSON.parse(readFileSync(join(folder, newestOf('one-thread')), 'utf8'))

function newestOf(kind: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(`-${kind}.json`))
  return names.sort().at(-1) ?? ''
}
