import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { rowsOf } from '../../src/arrow/rows.js'
import { checkPipeline } from '../../src/pipeline/check.js'
import { makePlan } from '../../src/plan/build-plan.js'
import { expectRows } from '../../src/run/expected-rows.js'
import type { InputSpec, Pipeline } from '../../src/schemas/options/pipeline.js'
import { read } from '../../src/streams/read.js'
import { isWhole, shortForm } from '../campaign.js'
import { makeRecords, readShards, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('sources')
const inFolder = (name: string) => join(folder, name)

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i}`, text: `第 ${i} 条 ${prefix}` }))

mkdirSync(inFolder('wiki'))
writeLines(inFolder('wiki/a.jsonl'), ids('a', 3))
writeLines(inFolder('wiki/b.jsonl'), ids('b', 2))
writeLines(inFolder('code.jsonl'), ids('c', 4))
const sources = { wiki: inFolder('wiki/*.jsonl'), 代码: inFolder('code.jsonl') }

async function rowsRead(input: InputSpec): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = []
  for await (const batch of read(input)) rows.push(...rowsOf(batch))
  return rows
}

const idsOf = (rows: Record<string, unknown>[]) => rows.map(({ id }) => id).join(' ')

describe('named sources', () => {
  test.each([
    ['by name', sources],
    [
      'as a list',
      [
        { name: 'wiki', path: [inFolder('wiki/a.jsonl'), inFolder('wiki/b.jsonl')] },
        { name: '代码', path: inFolder('code.jsonl') },
      ],
    ],
  ])('%s: every row tells its source in the last column', async (_, given) => {
    const rows = await rowsRead({ sources: given })
    expect(rows.map((row) => [row.id, row.source])).toEqual([
      ...['a0', 'a1', 'a2', 'b0', 'b1'].map((id) => [id, 'wiki']),
      ...['c0', 'c1', 'c2', 'c3'].map((id) => [id, '代码']),
    ])
    expect(Object.keys(rows[0])).toEqual(['id', 'text', 'source'])
  })

  test.each(['arrow', 'csv'])('%s files get the column too, and a survey may read it alone', async (kind) => {
    const [more, less] = [inFolder(`more.${kind}`), inFolder(`less.${kind}`)]
    await run({ input: sources.wiki, output: more }, { workers: 0 })
    await run({ input: sources.代码, output: less }, { workers: 0 })
    const input = { sources: { 维基: more, less }, sourceColumn: 'origin' }
    const steps = [{ balance: { facet: 'origin', method: 'under' } }] as const
    const output = inFolder(`balanced-${kind}`)
    await run({ input, steps, output }, { workers: 0 })
    const origins = readShards(output).map(({ origin }) => origin)
    expect(origins).toEqual([...Array(4).fill('维基'), ...Array(4).fill('less')])
  })

  test('the name of a source is part of the plan', async () => {
    const planned = async (input: InputSpec) => (await makePlan({ input, output: inFolder('never') })).hash
    const hash = await planned({ sources })
    expect(await planned({ sources })).toBe(hash)
    expect(await planned({ sources: { wikis: sources.wiki, 代码: sources.代码 } })).not.toBe(hash)
    expect(await planned({ sources, sourceColumn: 'origin' })).not.toBe(hash)
  })

  test.each([
    ['a column that is there', { sources, sourceColumn: 'text' }, 'have a column "text" of their own'],
    [
      'a file of two sources',
      { sources: { wiki: sources.wiki, more: inFolder('wiki/a.jsonl') } },
      'belongs to the sources "wiki" and "more"',
    ],
    ['both path and sources', { sources, path: 'x.jsonl' }, 'both "path" and "sources"'],
    [
      'a name given twice',
      {
        sources: [
          { name: 'a', path: 'x' },
          { name: 'a', path: 'y' },
        ],
      },
      'names "a" twice',
    ],
    ['standard input', { sources: { a: '-' } }, 'cannot be standard input'],
    ['no sources', { sources: {} }, 'is empty'],
    [
      'a column without sources',
      { path: 'x.jsonl', sourceColumn: 's' },
      '"sourceColumn" is for named sources',
    ],
    ['interleave without sources', { path: 'x.jsonl', interleave: {} }, '"interleave" is for named sources'],
    ['interleave with a column', { sources, sourceColumn: 's', interleave: {} }, 'without their source'],
  ] as [string, InputSpec, string][])('refuses %s', async (_, input, message) => {
    await expect(makePlan({ input, output: inFolder('never') })).rejects.toThrow(message)
  })

  test.each([
    [{}, 'Give either "path" or "sources"'],
    [{ sources: { a: 'x' }, path: 'y' }, 'Give either "path" or "sources"'],
    [{ sources: { a: 'x' }, interleave: { stopping: 'first' } }, 'first_exhausted'],
    [{ sources: { a: 'x' }, sourcecolumn: 's' }, 'sourceColumn'],
  ])('a pipeline file with input %j is refused', async (input, message) => {
    await expect(checkPipeline({ input, output: 'o' })).rejects.toThrow(message)
  })
})

describe('a run that mixes sources', () => {
  test('writes exact counts, and the same bytes with and without workers', async () => {
    for (const [name, count] of [
      ['much', 1800],
      ['some', 800],
      ['few', 100],
    ] as const)
      writeLines(inFolder(`${name}.jsonl`), makeRecords(count, count), { lineLength: 2000 })
    const input = {
      sources: { much: inFolder('much.jsonl'), some: inFolder('some.jsonl'), few: inFolder('few.jsonl') },
    }
    const steps = [{ mix: { weights: { much: 3, some: 2, few: 1 }, size: 1207 } }]
    const runs = []
    for (const workers of shortForm([0, 2, 1], 2))
      runs.push(await run({ seed: 5, input, steps, output: inFolder(`mixed-${workers}`) }, { workers }))
    expect(runs[0].output.shards).toBeGreaterThan(1)
    for (const { digest } of runs) expect(digest).toBe(runs[0].digest)
    const counts: Record<string, number> = {}
    for (const { source } of readShards(inFolder('mixed-2')))
      counts[source as string] = (counts[source as string] ?? 0) + 1
    expect(counts).toEqual({ much: 604, some: 402, few: 201 })
    expect(await expectRows({ seed: 5, input, steps, output: inFolder('never') }, { workers: 0 })).toEqual([
      {
        step: '1 mix',
        groups: [
          { group: 'few', rows: 100, expected: 201 },
          { group: 'much', rows: 1800, expected: 604 },
          { group: 'some', rows: 800, expected: 402 },
        ],
      },
    ])
  })

  test('mixing that repeats rows cannot come before a split', async () => {
    const steps = [{ mix: { temperature: 5, size: 50 } }, { split: { shares: { train: 0.8, test: 0.2 } } }]
    await expect(makePlan({ input: { sources }, steps, output: inFolder('never') })).rejects.toThrow(
      'comes after "1 mix"',
    )
  })

  test('nor can records that interleaving reads again', async () => {
    const steps = [{ split: { shares: { train: 0.8, test: 0.2 } } }]
    const planned = (stopping: 'all_exhausted' | 'first_exhausted') =>
      makePlan({ input: { sources, interleave: { stopping } }, steps, output: inFolder('never') })
    await expect(planned('all_exhausted')).rejects.toThrow('reads records of short sources again')
    await expect(planned('first_exhausted')).resolves.toBeDefined()
  })
})

describe('interleaved sources', () => {
  const interleaved = (interleave: NonNullable<InputSpec['interleave']>, given = sources) =>
    rowsRead({ sources: given, interleave })

  test('take turns in the order of `datasets.interleave_datasets`', async () => {
    expect(idsOf(await interleaved({}))).toBe('a0 c0 a1 c1 a2 c2 b0 c3')
    const all = await interleaved({ stopping: 'all_exhausted' })
    expect(idsOf(all)).toBe('a0 c0 a1 c1 a2 c2 b0 c3 b1 c0')
    expect(Object.keys(all[0])).toEqual(['id', 'text'])
    const once = await interleaved({ stopping: 'all_exhausted_without_replacement' })
    expect(idsOf(once)).toBe('a0 c0 a1 c1 a2 c2 b0 c3 b1')
  })

  test('are drawn as numpy draws them', async () => {
    // huggingface/datasets, tests/test_arrow_dataset.py: 10, 11, 20, 12, 0, 21, 13 with seed 42
    writeLines(
      inFolder('d1.jsonl'),
      [0, 1, 2].map((a) => ({ a })),
    )
    writeFileSync(inFolder('d2.json'), JSON.stringify([10, 11, 12, 13].map((a) => ({ a }))))
    const packed = [20, 21, 22].map((a) => `\r\n${JSON.stringify({ a })}\r\n  \n`).join('')
    writeFileSync(inFolder('d3.jsonl.gz'), gzipSync(packed.slice(0, -4)))
    const given = { one: inFolder('d1.jsonl'), two: inFolder('d2.json'), three: inFolder('d3.jsonl.gz') }
    const rows = await rowsRead({ sources: given, interleave: { probabilities: [0.3, 0.5, 0.2], seed: 42 } })
    expect(rows.map(({ a }) => a)).toEqual([10, 11, 20, 12, 0, 21, 13])
  })

  test('CSV records keep their line breaks and quotes', async () => {
    writeFileSync(inFolder('x.csv'), '\uFEFFid,text\n1,"a, ""b""\nc"\n\n2,d\n3,e')
    writeFileSync(inFolder('y.csv'), 'id,text\r\n8,"f\r\ng"\r\n9,h\r\n')
    const rows = await interleaved(
      { stopping: 'all_exhausted' },
      { wiki: inFolder('x.csv'), 代码: inFolder('y.csv') },
    )
    expect(rows.map(({ id, text }) => [Number(id), text])).toEqual([
      [1, 'a, "b"\nc'],
      [8, 'f\r\ng'],
      [2, 'd'],
      [9, 'h'],
      [3, 'e'],
      [8, 'f\r\ng'],
    ])
  })

  test('records longer than a block are copied whole', async () => {
    writeLines(inFolder('long.jsonl'), [{ id: 'x'.repeat(3 << 20) }, { id: 'y' }])
    const rows = await interleaved({}, { wiki: inFolder('long.jsonl'), 代码: inFolder('code.jsonl') })
    expect(rows.map(({ id }) => (id as string).length)).toEqual([3 << 20, 2, 1, 2])
  })

  test.runIf(isWhole)('the order is part of the plan and does not depend on workers', async () => {
    const plan = async (interleave: InputSpec['interleave'], seed = 0) =>
      (await makePlan({ seed, input: { sources, interleave }, output: inFolder('never') })).hash
    const drawn = { probabilities: [0.5, 0.5], seed: 1 }
    expect(await plan(drawn)).toBe(await plan(drawn))
    expect(await plan({ ...drawn, seed: 2 })).not.toBe(await plan(drawn))
    for (const name of ['big', 'huge']) writeLines(inFolder(`${name}.jsonl`), makeRecords(9000, name.length))
    const big = { big: inFolder('big.jsonl'), huge: inFolder('huge.jsonl') }
    const pipeline = (output: string): Pipeline => ({
      seed: 1,
      input: { sources: big, interleave: { probabilities: [0.3, 0.7] } },
      output: inFolder(output),
    })
    const inline = await run(pipeline('inline'), { workers: 0 })
    const pooled = await run(pipeline('pooled'), { workers: 2 })
    expect(inline.output.shards).toBeGreaterThan(1)
    expect(pooled.digest).toBe(inline.digest)
    expect(readdirSync(inFolder('inline'))).not.toContain('interleaved.jsonl')
  })

  test.each([
    ['Arrow files', { a: 'wiki.arrow', b: 'wiki.arrow2.arrow' }, 'is in the format arrow'],
    ['two formats', { a: 'code.jsonl', b: 'x.csv' }, 'another format'],
    ['other columns', { a: 'x.csv', b: 'z.csv' }, 'other columns'],
    ['open quotes', { a: 'x.csv', b: 'open.csv' }, 'quotes of a record do not match'],
    ['an empty source', { a: 'code.jsonl', b: 'empty.jsonl' }, 'Source 2 has no records'],
  ])('refuses %s', async (_, files, message) => {
    await run({ input: sources.wiki, output: inFolder('wiki.arrow') }, { workers: 0 }).catch(() => undefined)
    await run({ input: sources.wiki, output: inFolder('wiki.arrow2.arrow') }, { workers: 0 }).catch(
      () => undefined,
    )
    writeFileSync(inFolder('x.csv'), 'id,text\n1,a\n')
    writeFileSync(inFolder('z.csv'), 'id,other\n1,a\n')
    writeFileSync(inFolder('open.csv'), 'id,text\n1,"a"b\n2,c\n')
    writeFileSync(inFolder('empty.jsonl'), '\n')
    const given = { a: inFolder(files.a), b: inFolder(files.b) }
    await expect(rowsRead({ sources: given, interleave: { stopping: 'all_exhausted' } })).rejects.toThrow(
      message,
    )
  })
})
