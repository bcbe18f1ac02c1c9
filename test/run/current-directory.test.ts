import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { afterEach, describe, expect, test } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { contentOf, makeRecords, shardNames, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('directory')
const elsewhere = join(folder, 'elsewhere')
mkdirSync(elsewhere)
writeLines(join(folder, 'in.jsonl'), makeRecords(700), { lineLength: 12_000 })
const steps = [{ anonymize: { fields: ['prompt'], entities: ['EMAIL_ADDRESS' as const] } }]
const start = process.cwd()

afterEach(() => process.chdir(start))

describe('the current directory of a run', () => {
  test.each(shortForm([2, 0], 1))('may change while it is at work (%d workers)', async (workers) => {
    process.chdir(folder)
    const report = await run(
      { input: '*.jsonl', steps, output: `out-${workers}` },
      { workers, onProgress: ({ phase }) => phase === 'run' && process.chdir(elsewhere) },
    )
    expect(process.cwd()).toBe(elsewhere)
    expect(report.output).toMatchObject({ path: `out-${workers}`, shards: 4 })
    expect(readdirSync(elsewhere)).toEqual([])
    const file = await run({ input: '../*.jsonl', steps, output: '../straight' }, { workers: 0 })
    expect(report.digest).toBe(file.digest)
  })

  test.each(shortForm([2, 0], 1))(
    'may change, and steps of relative paths are still found (%d workers)',
    async (workers) => {
      process.chdir(folder)
      writeFileSync(
        join(folder, 'own.mjs'),
        `export const transform = {
         name: 'own', summary: '', examples: [],
         options: { safeParse: (data) => ({ success: true, data }) },
         plan: (schema) => ({ schema, reads: [], writes: [], effects: { rows: 'kept' } }),
         open: () => (batch) => batch,
       }`,
      )
      const report = await run(
        { input: '*.jsonl', steps: [{ './own.mjs': {} }], output: `own-${workers}` },
        { workers, onProgress: ({ phase }) => phase === 'run' && process.chdir(elsewhere) },
      )
      expect(report.rows.written).toBe(700)
    },
  )

  test.each(shortForm([2, 0], 1))(
    'may change, and modules and files that options name are still found (%d workers)',
    async (workers) => {
      process.chdir(folder)
      const find = (word: string) =>
        `export const recognizers = [{ name: 'a', entity: 'A', entities: ['A'], find: ({ text }, report) =>
          text.includes('${word}') && report({ entity: 'A', start: 0, end: 1, score: 1 }) }]`
      writeFileSync(join(folder, 'find.mjs'), find('the'))
      writeFileSync(join(folder, 'act.mjs'), `export const operator = () => 'here'`)
      writeFileSync(join(folder, 'terms.txt'), 'office\n')
      const another = join(folder, 'another')
      mkdirSync(another, { recursive: true })
      writeFileSync(join(another, 'find.mjs'), find('nothing'))
      writeFileSync(join(another, 'act.mjs'), `export const operator = () => 'elsewhere'`)
      const named = {
        fields: ['prompt'],
        recognizers: [{ module: './find.mjs' }],
        deny: [{ entity: 'OFFICE', file: 'terms.txt' }],
        operators: { A: { operator: 'custom' as const, module: './act.mjs' } },
        entities: ['A', 'OFFICE'],
      }
      const report = await run(
        { input: '*.jsonl', steps: [{ anonymize: named }], output: `named-${workers}` },
        { workers, onProgress: ({ phase }) => phase === 'run' && process.chdir(another) },
      )
      expect(Object.keys(report.steps[0].counts.notes).sort()).toEqual(['A', 'OFFICE'])
      const rows = readFileSync(join(folder, `named-${workers}`, 'data-00000-of-00004.arrow'), 'latin1')
      expect([rows.includes('here'), rows.includes('elsewhere')]).toEqual([true, false])
    },
  )

  test('may change for an output that is a file', async () => {
    process.chdir(folder)
    const onProgress = ({ phase }: { phase: string }) => phase === 'run' && process.chdir(elsewhere)
    await run({ input: 'in.jsonl', output: 'all.jsonl' }, { workers: 1, onProgress })
    expect(readdirSync(elsewhere)).toEqual([])
    const rows = readFileSync(join(folder, 'all.jsonl'), 'utf8').match(/\n/g)
    expect(rows).toHaveLength(700)
  })

  test.runIf(isWhole)('may be another when it is resumed, where the paths are absolute', async () => {
    const output = join(folder, 'resumed')
    const pipeline = { input: `${folder}/in*.jsonl`, output, steps }
    process.chdir(folder)
    const first = await run(pipeline, { workers: 0 })
    const content = contentOf(output)
    rmSync(join(output, shardNames(output)[1]))
    for (const cwd of [elsewhere, '/']) {
      process.chdir(cwd)
      const again = await run(pipeline, { workers: 0 })
      expect(again.resumedPartitions).toBe(cwd === '/' ? 4 : 3)
      expect([again.digest, contentOf(output)]).toEqual([first.digest, content])
    }
  })
})
