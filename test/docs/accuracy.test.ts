import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pagesOf, withLink, withTables } from '../../bench/accuracy/pages.js'
import type { AccuracyResult } from '../../bench/accuracy/tables.js'
import { root } from '../source-files.js'
import { readPage } from './markdown.js'

const folder = join(root, 'bench/results')
const newest = readdirSync(folder)
  .filter((name) => name.endsWith('-accuracy.json'))
  .sort()
  .at(-1)
const result: AccuracyResult = JSON.parse(readFileSync(join(folder, newest ?? ''), 'utf8'))

describe('the last results of `npm run bench:accuracy`', () => {
  it.each(pagesOf(result))('are those that $path shows', ({ path, tables }) => {
    const { text } = readPage(path)
    for (const table of tables) expect(text).toContain(`${table}\n`)
    expect(withLink(text, result)).toBe(text)
  })

  it('show sets alone that nothing was fitted to', () => {
    const [, ...rows] = pagesOf(result)[0].tables[0].split('\n').slice(1)
    expect(rows).toHaveLength(result.sets.filter(({ standing }) => standing === 'held out').length)
  })

  it('take the place of the tables with their heads', () => {
    expect(
      withTables('a\n| x | y |\n| --- | ---: |\n| 1 | 2 |\nb\n', ['| x | y |\n| --- | ---: |\n| 3 | 4 |']),
    ).toBe('a\n| x | y |\n| --- | ---: |\n| 3 | 4 |\nb\n')
    expect(() => withTables('a\n', ['| x |'])).toThrow('no table with the head "| x |"')
  })
})
