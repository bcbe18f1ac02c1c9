import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { contentOf, makeRecords, shardNames, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('lost-shards')
const input = writeLines(join(folder, 'in.jsonl'), makeRecords(600), { lineLength: 12_000 })

/** A step that changes no row, and does this to the output when it is opened for a partition whose number is not 0. */
function meddler(name: string, code: string): string {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(
    path,
    `import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
     import { join } from 'node:path'
     const options = { safeParse: (data) => ({ success: true, data }) }
     const plan = (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } })
     function meddle(out) {
       const first = existsSync(out) && readdirSync(out).find((name) => name.startsWith('data-00000'))
       if (!first || existsSync(out + '.done')) return
       writeFileSync(out + '.done', '')
       const shard = join(out, first)
       ${code}
     }
     export const transform = {
       name: 'meddle', summary: '', examples: [], options, plan,
       open: ({ options: { out } }) => (batch) => (meddle(out), batch),
     }`,
  )
  return path
}

const half = `const bytes = readFileSync(shard); bytes.fill(0, bytes.length / 2); writeFileSync(shard, bytes)`
const meddlings: [what: string, code: string][] = [
  ['removed', 'rmSync(shard)'],
  ['overwritten in its old size', half],
  ['cut short', 'writeFileSync(shard, readFileSync(shard).subarray(8))'],
]

describe('a finished shard', () => {
  test.each(shortForm(meddlings, 1))(
    'that is %s while the run goes on is not published, and written anew',
    async (what, code) => {
      const output = join(folder, what)
      const step = meddler(what, code)
      const pipeline = { input, output, steps: [{ [step]: { out: output } }] }
      await expect(run(pipeline, { workers: 0 })).rejects.toMatchObject({
        code: 'write_failed',
        message: expect.stringMatching(
          /data-00000-of-0000\d\.arrow" was removed or changed .* Start the run again/,
        ),
      })
      for (const name of ['state.json', 'manifest.json']) expect(existsSync(join(output, name))).toBe(false)
      const report = await run(pipeline, { workers: 0 })
      expect(report.resumedPartitions).toBe(report.output.shards - 1)
      await run({ ...pipeline, output: `${output}-straight` }, { workers: 0 })
      const straight = contentOf(`${output}-straight`)
      for (const name of shardNames(output)) expect(contentOf(output)[name]).toBe(straight[name])
    },
  )

  test('that was overwritten in its old size after the end is written anew by the next run', async () => {
    const output = join(folder, 'after')
    const { output: written } = await run({ input, output }, { workers: 0 })
    const before = contentOf(output)
    const shard = join(output, shardNames(output)[1])
    writeFileSync(shard, readFileSync(shard).fill(0, 3000, 4000))
    const report = await run({ input, output }, { workers: 0 })
    expect(report.resumedPartitions).toBe(written.shards - 1)
    expect(contentOf(output)).toEqual(before)
  })

  test.runIf(isWhole)(
    'whose bytes were only written again, as by a copy of the folder, is kept',
    async () => {
      const output = join(folder, 'copied')
      const { output: written } = await run({ input, output }, { workers: 0 })
      const shard = join(output, shardNames(output)[0])
      const bytes = readFileSync(shard)
      rmSync(shard)
      writeFileSync(shard, bytes)
      expect((await run({ input, output }, { workers: 0 })).resumedPartitions).toBe(written.shards)
    },
  )
})
