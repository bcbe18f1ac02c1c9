import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { emptyShape } from '../../src/arrow/infer-schema.js'
import { inlineEngine } from '../../src/engine/inline.js'
import { hashOf } from '../../src/files/byte-hash.js'
import { csvReader } from '../../src/formats/csv/read.js'
import { defaultMaxColumns } from '../../src/formats/format/reader.js'
import { normalize } from '../../src/pipeline/normalize.js'
import { buildPlan } from '../../src/plan/build-plan.js'
import { describePlan, describeSchema } from '../../src/plan/plan.js'
import { schemaOfShape } from '../../src/plan/schema-of-shape.js'
import { isWhole, spread } from '../campaign.js'
import { shardNames, temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('drafts')
let files = 0
const freshPath = (name: string) => join(folder, `${files++}-${name}`)

const usual = Buffer.from(
  Array.from({ length: 64 }, (_, i) => {
    const text = 'one record of many, 一条记录。'.repeat(3 + (i % 40))
    const rest = `"ok": ${i % 3 === 0}, "tags": [${'"a",'.repeat(i % 3)}"b"], "meta": {"id": ${i}, "none": null}`
    return `{"text": "${text}", "n": ${i * 1e9}, "score": ${i / 8}, ${rest}}\n`
  }).join(''),
)

/** More than 4 MB of usual records, with these lines among them: behind so large a share of the others. */
function fileWith(lines: readonly (string | Buffer)[], behind: number): string {
  const times = Math.ceil(4.2e6 / usual.length)
  const before = Math.floor(times * behind)
  const odd = lines.flatMap((line) => [Buffer.from(line), Buffer.of(0x0a)])
  const parts = Array<Buffer>(times).fill(usual)
  const path = freshPath('in.jsonl')
  writeFileSync(path, Buffer.concat([...parts.slice(0, before), ...odd, ...parts.slice(before)]))
  return path
}

/** Plans of the same pipeline, one of them where shards may be drafted on the way. */
async function planBoth(path: string) {
  const pipeline = normalize({ input: path, output: freshPath('out') })
  const context = { options: {}, engine: inlineEngine(), spoolFolder: freshPath('spool') }
  const drafting = { format: 'arrow' as const, folder: context.spoolFolder }
  return {
    straight: await buildPlan(pipeline, context),
    drafted: await buildPlan(pipeline, { ...context, drafting }),
  }
}

async function expectSamePlan(path: string, drafts: string): Promise<void> {
  const { straight, drafted } = await planBoth(path)
  expect(describePlan(drafted)).toEqual(describePlan(straight))
  const count = drafted.drafts?.size ?? 0
  expect(count === 0 ? 'none' : count === drafted.partitions.length ? 'all' : 'some').toBe(drafts)
  for (const { index } of drafted.partitions) expect(drafted.seen.of(index)).toEqual(straight.seen.of(index))
}

/** Both plans know of a CSV file what a look at every value says, although its values were not counted. */
function expectObserved(plans: Awaited<ReturnType<typeof planBoth>>): void {
  const { files } = plans.straight
  const [file] = files
  const shape = emptyShape()
  const records = csvReader.observe!(
    { file, range: { source: 0, from: file.dataStart, to: file.bytes } },
    shape,
  )
  const readable = shape.objects
  const keys = { maxColumns: defaultMaxColumns, wide: 'refuse' as const }
  const pipeline = normalize({ input: file.path, output: '-' })
  const settings = { pipeline, files, readers: new Set([csvReader]), keys, marksAbsent: false }
  const { schema, mixed } = schemaOfShape(shape, settings)
  for (const plan of Object.values(plans)) {
    expect(describeSchema(plan.input)).toEqual(describeSchema(schema))
    expect({ mixed: plan.mixed, records: plan.records, readable: plan.readable }).toEqual({
      mixed,
      records,
      readable,
    })
  }
}

const shardsOf = (output: string) =>
  hashOf(shardNames(output).map((name) => readFileSync(join(output, name))))

describe('a conversion in one pass', () => {
  it.each(
    spread<[name: string, drafts: string, lines: (string | Buffer)[]]>(
      [
        ['nothing odd', 'all', []],
        ['fields in another order, left out, null', 'all', ['{"ok": null, "text": "t"}', '{}', '']],
        ['an escaped key', 'all', ['{"\\u0074ext": "t"}']],
        ['the least number that is no double among doubles', 'none', ['{"score": 9007199254740992}']],
        ['negative zero', 'all', ['{"n": -0}']],
        ['a whole number with a point', 'none', ['{"n": 1.0}']],
        ['a long whole number, then a broken one', 'none', ['{"n": 9007199254740993}', '{"n": 1.5}']],
        ['a broken number', 'none', ['{"n": 1.5}']],
        ['a long whole number among doubles', 'none', ['{"score": 9007199254740993}']],
        ['a number beyond 64 bits', 'none', ['{"n": 18446744073709551616}']],
        ['whole numbers in other spellings', 'none', ['{"n": -0}', '{"n": 1e3}', '{"n": 1.0}']],
        ['a new field', 'none', ['{"new": 1}']],
        ['a new field within', 'none', ['{"meta": {"other": "x"}}']],
        ['a value where all others are null', 'none', ['{"meta": {"none": 3}}']],
        ['a text among numbers', 'none', ['{"n": "one"}']],
        ['objects and lists among texts', 'none', ['{"text": {"a": 1}}', '{"text": [1]}']],
        ['lists within lists', 'none', ['{"tags": [["a"]]}']],
        ['no JSON', 'some', ['{"text": ']],
        ['no objects', 'some', ['[1]', '7', 'null']],
        ['no UTF-8', 'some', [Buffer.from('{"text": "\xff"}', 'latin1')]],
        ['half of a pair of surrogates', 'some', ['{"text": "\\ud800"}']],
        ['a key twice', 'all', ['{"n": 1, "n": 2}']],
      ],
      5,
    ),
  )('has the plan and the bytes of one in two: %s, drafts %s', async (_, drafts, lines) => {
    await expectSamePlan(fileWith(lines, 0.9), drafts)
  })

  it.each(
    spread<[name: string, drafts: string, lines: string[]]>(
      [
        ['nothing odd', 'all', ['"a ""b"" c",7,0.5,true,']],
        ['a number with a zero in front', 'none', ['a,007,0.5,true,']],
        ['negative zero', 'none', ['a,-0,0.5,true,']],
        ['a long whole number among doubles', 'none', ['a,1,9007199254740993,true,']],
        ['a long whole number, then a broken one', 'none', ['a,9007199254740993,1,true,', 'a,1.5,1,true,']],
        ['a text among numbers', 'none', ['a,x,0.5,true,']],
        ['a number among truths', 'none', ['a,1,0.5,3,']],
        ['a value where all others are missing', 'none', ['a,1,0.5,true,x']],
        ['a field too many', 'some', ['a,1,0.5,true,,']],
        ['a quote that does not close', 'some', ['"a,1,0.5,true,']],
      ],
      3,
    ),
  )('has the plan of two passes over CSV: %s, drafts %s', async (_, drafts, lines) => {
    const path = freshPath('in.csv')
    const text = 'a long text, '.repeat(160)
    const usual = Array.from({ length: 50 }, (_, i) => `"${text}",${i},${i / 8},${i % 2 === 0},\n`).join('')
    writeFileSync(
      path,
      `text,n,score,ok,none\n${usual.repeat(44)}${lines.map((line) => `${line}\n`).join('')}${usual}`,
    )
    await expectSamePlan(path, drafts)
    expectObserved(await planBoth(path))
  })

  it.runIf(isWhole).each([0, 2])(
    'writes the same shards and the same account, with %i workers',
    async (workers) => {
      const path = fileWith(['{"ok": null}', '{"text": "'], 0.5)
      const [once, twice] = [freshPath('out'), freshPath('out')]
      const report = await run({ input: path, output: once }, { workers })
      // Types that are given are not guessed, so that nothing is drafted.
      const wanted = await run({ input: { path, types: { text: 'text' } }, output: twice }, { workers })
      expect(shardsOf(once)).toEqual(shardsOf(twice))
      expect(report.rows).toEqual(wanted.rows)
      expect(report.rows.rejected).toBe(1)
      expect(report.digest).toBe(wanted.digest)
    },
  )

  it.runIf(isWhole)('has the same bytes where no compiled loop reads', async () => {
    const input = fileWith(['{"n": 1.5}', 'no record'], 0.5)
    const outputs = [freshPath('out'), freshPath('out')]
    await run({ input, output: outputs[0] }, { workers: 0 })
    await run({ input: { path: input, lane: 'reference' }, output: outputs[1] }, { workers: 0 })
    expect(shardsOf(outputs[1])).toBe(shardsOf(outputs[0]))
  })
})
