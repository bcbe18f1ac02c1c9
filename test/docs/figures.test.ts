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

/** The sections of docs/numbers.md, by position, with the results that their figures are taken from. */
const sourcesOfNumbers = [
  {
    section: 2,
    results: [
      '2026-11-23-convert.md',
      '2026-11-23-anonymize.md',
      '2026-11-23-full.md',
      '2026-11-29-convert-peers.md',
    ],
  },
  { section: 3, results: ['2026-11-24-resample-under.md'] },
]

/** Figures that are not written so in the results, and how they follow. */
const derived = new Map([
  ['246', 'the size of the prompts: MB/s by seconds'],
  ['32', 'the size of the mixed text: MB/s by seconds'],
  ['2.3', '2.30'],
  ['3.0', '3.00'],
  ['2.4', '2.39'],
  ['3.1', '3.11'],
  ['2.9', '2.90 and 2.93'],
  ['3.9', '3.91'],
  ['4.0', '3.95'],
  ['20', '20 M rows; in Chinese 2000 times ten thousand'],
  ['2000', '20 M rows'],
  ['16', '150.9 s by 9.5 s'],
  ['5.6', '162.9 s by 29.2 s'],
  ['3.2', '3217 MB'],
  ['4.2', '4197 MB'],
  ['11.1', '11069 MB'],
])

/** Figures with a unit that nobody measured, or that no result file holds, by page: each with the reason. */
const others: Record<string, Record<string, string>> = {
  'docs/architecture.md': { '4': 'size of a partition', '64': 'least size for threads' },
  'docs/bias-and-balance.md': { '10': 'the bound of a warning' },
  'docs/errors.md': {
    '30': 'seconds until a step is said to stand still',
    '10': 'seconds until a module that is loaded or planned is said to',
  },
  'docs/personal-data.md': {
    '0.4': 'the share of a threshold',
    ...Object.fromEntries(
      [19, 4, 99, 3, 65, 30, 33, 8, 43, 27, 21, 12, 0, 100, 11].map((figure) => [
        figure,
        'how often a model is asked; counted once, with a model that does not come along',
      ]),
    ),
  },
  'docs/pipeline.md': { '16': 'a default', '256': 'a default', '200': 'a default' },
  'docs/reliability.md': { '100': 'how an input is made', '600': 'size of an input', '1': 'a default' },
}

describe('the figures of the documents', () => {
  it.each(['docs/numbers.md', 'docs/zh/numbers.md'])('%s takes speeds from the results it names', (path) => {
    for (const { section, results } of sourcesOfNumbers) {
      const known = numbersOf(results.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n'))
      const text = sectionsOf(path)[section].replace(/`[^`]*`|\]\([^)]*\)|20\d\d-\d\d-\d\d/g, '')
      const figures = [...numbersOf(text.replace(/^\|.*\|\n\| ---.*$/gm, ''))]
      expect(figures.length).toBeGreaterThan(6)
      // Small whole numbers count workers, values and runs.
      const strange = figures.filter((figure) => !known.has(figure) && !derived.has(figure))
      expect(strange.filter((figure) => Number(figure) > 6 || figure.includes('.'))).toEqual([])
    }
  })

  it.each(['docs/numbers.md', 'docs/zh/numbers.md'])('%s says what one thread was measured to do', (path) => {
    const rows = sectionsOf(path)[4].match(/^\| .*\d \|$/gm) ?? []
    const cells = rows.map((row) => (row.match(/\d\.\d/g) ?? []).map(Number))
    expect(cells).toEqual(
      oneThread.rows.map(({ inputBytes, cpuSeconds }) => {
        const speeds = cpuSeconds.map((seconds) => tenths(inputBytes / 1e6 / seconds))
        return [tenths(inputBytes / 1e6), Math.min(...speeds), Math.max(...speeds)]
      }),
    )
  })

  it.each(['docs/library.md', 'docs/zh/library.md'])('%s says what calls were measured to cost', (path) => {
    const { texts, anonymizeTextSeconds, openAnonymizerSeconds } = oneThread.calls
    const sums = [openAnonymizerSeconds, anonymizeTextSeconds].map((seconds) => Math.min(...seconds))
    const { text } = readPage(path)
    expect(text).toContain(`${texts} `)
    expect([...text.matchAll(measured)].map(([, figure]) => Number(figure))).toEqual(sums)
  })

  /** README and docs/numbers.md have tests of their own. */
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

const oneThread: {
  rows: { inputBytes: number; cpuSeconds: number[] }[]
  calls: { texts: number; anonymizeTextSeconds: number[]; openAnonymizerSeconds: number[] }
} = JSON.parse(readFileSync(join(folder, newestOf('one-thread')), 'utf8'))

function newestOf(kind: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(`-${kind}.json`))
  return names.sort().at(-1) ?? ''
}

/** The parts of a page that its headings of the second rank begin. */
function sectionsOf(path: string): string[] {
  return readPage(path).text.split(/^## .*$/m)
}

function numbersOf(text: string): Set<string> {
  return new Set(text.match(/\d[\d.]*\d|\d/g))
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
