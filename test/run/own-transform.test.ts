import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { fileNameOf, readPage } from '../docs/markdown.js'
import { makeProject } from '../docs/project.js'
import { readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('own-transform')
makeProject(folder)

/** The transform of a page, as a file; it writes texts in capitals. */
function shoutOf(page: string): string {
  const block = readPage(page).blocks.find((block) => fileNameOf(block) === 'shout.js')
  mkdirSync(join(folder, page), { recursive: true })
  const path = join(folder, page, 'shout.mjs')
  writeFileSync(path, block?.code ?? '')
  return path
}

const input = writeLines(
  join(folder, 'rows.jsonl'),
  ['a', 'A', 'b', 'a'].map((c) => ({ m: { c }, messages: [{ role: 'user', content: c }] })),
)

describe.each(['docs/writing-a-transform.md', 'docs/zh/writing-a-transform.md'])(
  'the transform of %s',
  (page) => {
    const shout = shoutOf(page)

    test.each([0, 1])('works on nested fields before a survey of them (%i workers)', async (workers) => {
      const output = join(folder, page, `out-${workers}`)
      const steps = [
        { [shout]: { fields: ['m.c', 'messages[].content'] } },
        { balance: { facet: 'm.c', method: 'under' } },
      ] as const
      const report = await run({ input, steps, output }, { workers })
      // Three rows of "A", one of which was "A" from the start, and one of "B": too few to be named.
      expect(report.steps[1].groups).toMatchObject([{ rows: 4, expected: 2, hidden: { fewestRows: 1 } }])
      const rows = readShards(output) as { m: { c: string }; messages: { content: string }[] }[]
      expect(rows.map(({ m, messages }) => [m.c, messages[0].content]).sort()).toEqual([
        ['A', 'A'],
        ['B', 'B'],
      ])
    })
  },
)
