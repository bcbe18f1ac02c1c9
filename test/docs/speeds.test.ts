import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { charts, drawSpeeds } from '../../bench/speed/chart.js'
import { newestQuality, qualityPages } from '../../bench/speed/quality.js'
import { newestResults, sidesOf } from '../../bench/speed/results.js'
import { pagesOf, withLink } from '../../bench/speed/tables.js'
import { newestTokens } from '../../bench/speed/tokens.js'
import { root } from '../source-files.js'
import { readPage } from './markdown.js'

const folder = join(root, 'bench/results')
const { date, results } = newestResults(folder)

describe('the last results of `npm run bench:peers` and `npm run bench:tokens`', () => {
  it.each(pagesOf(results, newestTokens(folder)))('are those that $path shows', ({ path, tables }) => {
    const { text } = readPage(path)
    for (const table of tables) expect(text).toContain(`${table}\n`)
    expect(withLink(text, date)).toBe(text)
  })

  it.each(Object.entries(charts))('are those that %s draws', async (path, words) => {
    expect(readFileSync(join(root, path), 'utf8')).toBe(await drawSpeeds(results, words))
  })

  it('are told by medians, and by the highest peak', () => {
    const run = (cpu: number) => ({ cpu, wall: 2 * cpu, peakMb: 100 * cpu })
    const times = {
      'prepkit, no workers': [run(1)],
      'prepkit, 2 workers': [3, 1, 2].map(run),
      polars: [run(4)],
    }
    const { own, alone, others } = sidesOf({ times })
    expect(own).toEqual({ racer: 'prepkit, 2 workers', cpu: 2, wall: 4, peakMb: 300 })
    expect([alone.cpu, others.map(({ racer }) => racer)]).toEqual([1, ['polars']])
  })
})

describe('the last results of `npm run bench:quality`', () => {
  it.each(qualityPages(newestQuality(folder)))('are those that $path shows', ({ path, tables }) => {
    const { text } = readPage(path)
    for (const table of tables) expect(text).toContain(`${table}\n`)
  })
})

describe('the last results of `npm run bench:stages`', () => {
  const name =
    readdirSync(folder)
      .filter((each) => each.endsWith('-stages.md'))
      .sort()
      .at(-1) ?? ''
  const rows = readFileSync(join(folder, name), 'utf8').match(/^\| [^-|].*\d \|$/gm) ?? []

  it.each(['docs/performance.md', 'docs/zh/performance.md'])('are those that %s shows', (path) => {
    const figures = (line: string) => line.match(/(?<=\| )\d+(?= \|)/g)
    const shown = (readPage(path).text.match(/^\| .*\d \|$/gm) ?? []).map(figures)
    expect(rows.length).toBeGreaterThan(5)
    expect(shown).toEqual(rows.map(figures))
  })
})
