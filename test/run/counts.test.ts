import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { makePlan, type PrepError, run } from 'prepkit'
import { afterAll, describe, expect, test } from 'vitest'
import { runs } from '../campaign.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-counts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lines by what becomes of them, once most records have a number in `n`. */
const sound = '{"n":1,"t":"x"}'
const broken = [
  ['no JSON', '{"n":1'],
  ['a comma behind it', '{"n":1},'],
  ['a list', '[1]'],
  ['a text for the number', '{"n":"x"}'],
  ['a bad escape', '{"n":1,"t":"\\x"}'],
  ['too deep', `{"n":1,"d":${'['.repeat(300)}${']'.repeat(300)}}`],
  ['a Python dict', "{'n': 1}"],
] as const
const blank = ['', '   ', '\t\r']

const line = fc.oneof(
  { weight: 6, arbitrary: fc.constant(sound) },
  { weight: 3, arbitrary: fc.constantFrom(...broken.map(([, text]) => text)) },
  { weight: 1, arbitrary: fc.constantFrom(...blank) },
)

/** Numbers `n of m` of the message of a run that passed its budget; `undefined` where it did not. */
async function overBudget(input: string): Promise<[rejected: number, records: number] | undefined> {
  const pipeline = { input, output: join(folder, 'out'), errors: { budget: 0 } }
  const error = await run(pipeline, { workers: 0, overwrite: true }).catch((caught: PrepError) => caught)
  if (!(error instanceof Error)) return undefined
  expect(error.code).toBe('over_budget')
  const [, rejected, records] = /^(\d+) of (\d+) records? (?:was|were) rejected/.exec(error.message) ?? []
  return [Number(rejected), Number(records)]
}

describe('counts of records', () => {
  test('"n of m records were rejected" names all records of the file, whatever lines are in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
        // Most records are sound, so that a text in `n` is a stray one.
        const input = join(folder, 'lines.jsonl')
        const all = [...Array.from({ length: 30 }, () => sound), ...lines]
        writeFileSync(input, all.join('\n'))
        const records = all.filter((text) => !blank.includes(text)).length
        const found = await overBudget(input)
        expect(found?.[1] ?? records).toBe(records)
        expect((await makePlan({ input, output: '-' })).records).toBe(records)
      }),
      runs(20),
    )
  })

  test('what is read and what is rejected are together as many records as the plan has counted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
        const input = join(folder, 'budget.jsonl')
        writeFileSync(input, lines.join('\n'))
        const pipeline = { input, output: join(folder, 'all'), errors: { budget: 1 } }
        const { rows } = await run(pipeline, { workers: 0, overwrite: true })
        expect(rows.read).toBe((await makePlan({ input, output: '-' })).records)
      }),
      runs(20),
    )
  })

  test('2 broken records of a CSV file of 3 are 2 of 3', async () => {
    const input = join(folder, 'short.csv')
    writeFileSync(input, 'a,b\n1,2\n\n3\n"4" x,5\n')
    expect(await overBudget(input)).toEqual([2, 3])
  })

  test('1 of 2 documents that is no object is 1 of 2', async () => {
    const input = join(folder, 'two.json')
    writeFileSync(input, '{"a":1} "x"')
    expect(await overBudget(input)).toEqual([1, 2])
  })
})
