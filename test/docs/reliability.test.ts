import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AttackRow, cellsOf } from '../../bench/torture/ledger.js'
import { sectionNames } from '../../bench/torture/sections.js'
import { root } from '../source-files.js'
import { readPage } from './markdown.js'

interface PeerRow {
  input: string
  records: number
  cells: Record<string, string>
}

const attacks = newest<{ rows: AttackRow[] }>('torture').rows
const peers = newest<{ rows: PeerRow[] }>('peers').rows

describe.each(['docs/reliability.md', 'docs/zh/reliability.md'])('%s', (path) => {
  const [, attackTable, peerTable] = tablesOf(readPage(path).text)

  it('shows the last results of `npm run torture`', () => {
    expect(attackTable.map(([, , ...figures]) => figures)).toEqual(
      attacks.map((row) => cellsOf(row).slice(1)),
    )
  })

  it('names a test for each attack, and that test tries it', () => {
    for (const [attack, test] of attackTable) {
      const name = /^\[(\w+)\.test\.ts\]/.exec(test)?.[1]
      const section = sectionNames.find((section) => section === name)
      expect(section, attack).toBeDefined()
      const text = readFileSync(join(root, `test/torture/${name}.test.ts`), 'utf8')
      expect(text).toContain(`expectSurvived('${name}'`)
    }
  })

  it('shows the last results of the comparison', () => {
    const numbers = (cells: readonly string[]) => cells.map((cell) => cell.match(/\d+/g) ?? [])
    expect(peerTable.map(([, ...cells]) => numbers(cells))).toEqual(
      peers.map(({ records, cells }) => numbers([String(records), ...Object.values(cells)])),
    )
  })
})

it('docs/reliability.md names attacks and inputs as the results do', () => {
  const [, attackTable, peerTable] = tablesOf(readPage('docs/reliability.md').text)
  expect(attackTable.map(([name]) => name)).toEqual(attacks.map(({ attack }) => attack))
  expect(peerTable.map(([name]) => name)).toEqual(peers.map(({ input }) => input))
})

it('every section of the campaign is among the attacks', () => {
  const tests = tablesOf(readPage('docs/reliability.md').text)[1].map(([, test]) => test)
  for (const name of sectionNames) expect(tests.join()).toContain(`[${name}.test.ts]`)
})

/** The last results of a kind: their names begin with the date. */
function newest<T>(kind: string): T {
  const folder = join(root, 'bench/results')
  const name = readdirSync(folder)
    .filter((name) => name.endsWith(`-${kind}.json`))
    .sort()
    .at(-1)
  return JSON.parse(readFileSync(join(folder, name ?? ''), 'utf8'))
}

/** The cells of the tables of a page, without their heads. */
function tablesOf(text: string): string[][][] {
  const tables = [...text.matchAll(/(?:^\|.*\|\n)+/gm)].map(([table]) => table.trimEnd().split('\n').slice(2))
  return tables.map((lines) => lines.map((line) => line.slice(2, -2).split(' | ')))
}
