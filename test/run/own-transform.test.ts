import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { fencedBlocks, fileNameOf, makeProject } from '../examples.js'
import { root } from '../source-files.js'
import { readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('own-transform')
makeProject(folder)

/** The transform of a README, as a file; it writes texts in capitals. */
function shoutOf(readme: string): string {
  const blocks = fencedBlocks(readme, readFileSync(join(root, readme), 'utf8'))
  const block = blocks.find((block) => fileNameOf(block) === 'shout.js')
  mkdirSync(join(folder, readme))
  const path = join(folder, readme, 'shout.mjs')
  writeFileSync(path, block?.code ?? '')
  return path
}

const input = writeLines(
  join(folder, 'rows.jsonl'),
  ['a', 'A', 'b', 'a'].map((c) => ({ m: { c }, messages: [{ role: 'user', content: c }] })),
)

describe.each(['README.md', 'README.zh-CN.md'])('the transform of %s', (readme) => {
  const shout = shoutOf(readme)

  test.each([0, 1])('works on nested fields before a survey of them (%i workers)', async (workers) => {
    const output = join(folder, readme, `out-${workers}`)
    const steps = [
      { [shout]: { fields: ['m.c', 'messages[].content'] } },
      { balance: { facet: 'm.c', method: 'under' } },
    ]
    const report = await run({ input, steps, output }, { workers })
    // Three rows of "A", one of which was "A" from the start, and one of "B".
    expect(report.steps[1].groups).toEqual([
      { group: 'A', rows: 3, expected: 1 },
      { group: 'B', rows: 1, expected: 1 },
    ])
    const rows = readShards(output) as { m: { c: string }; messages: { content: string }[] }[]
    expect(rows.map(({ m, messages }) => [m.c, messages[0].content]).sort()).toEqual([
      ['A', 'A'],
      ['B', 'B'],
    ])
  })
})
