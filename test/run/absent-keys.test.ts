import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import fc from 'fast-check'
import { read, run, type StepSpec, write } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { isWhole, runs, spread } from '../campaign.js'
import { readShards, shardNames, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('absent-keys')
let files = 0
const freshPath = (name: string) => join(folder, `${files++}-${name}`)
const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n')
const rowsIn = (path: string) => linesOf(path).map((line) => JSON.parse(line))

const text = fc.constantFrom('', 'a', '你好', '"\\\n')
const call = fc.record({ id: text, n: fc.integer() }, { requiredKeys: [] })
const message = fc.record(
  { role: text, content: text, tool_calls: fc.array(call, { maxLength: 2 }), meta: call },
  { requiredKeys: [] },
)
const record = fc.record(
  {
    id: fc.integer(),
    ok: fc.boolean(),
    score: fc.constantFrom(0.5, 1.25),
    messages: fc.array(message, { maxLength: 3 }),
    nested: fc.array(fc.array(call, { maxLength: 2 }), { maxLength: 2 }),
    extra: call,
  },
  { requiredKeys: [] },
)

const chats = [
  {
    id: 1,
    messages: [
      { role: 'user', content: 'write to bob@example.com' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{}' } }],
      },
      { role: 'tool', content: 'ok', tool_call_id: 'x' },
    ],
  },
  { id: 2, messages: [{ role: 'user', content: 'hi' }], note: null },
  { id: 3, messages: [{ role: 'user', content: 'hi', name: 'Eve' }], tag: 'x' },
]
/** Of a key that some records lack and that is null in others, all are written. */
const kept = chats.map((chat) => ({ note: null, ...chat }))

describe('keys that a record does not have', () => {
  it.runIf(isWhole).each(['kernel', 'reference'] as const)(
    'are in none of its objects behind a conversion to JSON Lines or JSON, by the %s lane',
    async (lane) => {
      await fc.assert(
        fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 6 }), async (records) => {
          const input = { path: writeLines(freshPath('in.jsonl'), records), lane }
          const [lines, document] = [freshPath('out.jsonl'), freshPath('out.json')]
          await run({ input, output: lines }, { workers: 0 })
          await run({ input, output: document }, { workers: 0 })
          expect(rowsIn(lines)).toEqual(records)
          expect(JSON.parse(readFileSync(document, 'utf8'))).toEqual(records)
        }),
        runs(40),
      )
    },
  )

  it('stay away behind steps, and a null that was written stays a null', async () => {
    const input = writeLines(freshPath('in.jsonl'), chats)
    const output = freshPath('out.jsonl')
    const fields = ['messages[].content']
    const steps: StepSpec[] = [{ anonymize: { fields, policy: 'mask' } }, { sort: { by: ['id'] } }]
    await run({ input, steps, output }, { workers: 0 })
    const [first, ...others] = rowsIn(output)
    expect(others).toEqual(kept.slice(1))
    const { messages, ...rest } = kept[0]
    expect({ ...first, messages: first.messages.slice(1) }).toEqual({ ...rest, messages: messages.slice(1) })
    expect(Object.keys(first.messages[0])).toEqual(['role', 'content'])
  })

  it('are null in Arrow, which says nothing of them', async () => {
    const input = writeLines(freshPath('in.jsonl'), chats)
    const [output, streamed] = [freshPath('arrow'), freshPath('streamed')]
    await run({ input, output }, { workers: 0 })
    await pipeline(read(input), write(streamed))
    const bytes = [output, streamed].map((path) => readFileSync(join(path, shardNames(path)[0])))
    expect(bytes[0]).toEqual(bytes[1])
    expect(bytes[0].includes('absent')).toBe(false)
    expect(readShards(output)[1]).toMatchObject({ tag: null, messages: [{ name: null, tool_calls: null }] })
    const lines = freshPath('out.jsonl')
    await pipeline(read(input), write(lines))
    expect(rowsIn(lines)).toEqual(kept)
  })

  const usual = Array.from({ length: 40 }, (_, i) => ({
    id: i,
    text: '一条记录'.repeat(100),
    meta: { n: i },
  }))
  const lacked: [string, object[], (object | string)[]][] = [
    ['that is lacked late', [], [{ id: 1 }]],
    ['that is lacked early', [{ id: 1 }], []],
    ['that is lacked early and null late', [{ id: 1, meta: {} }], [{ id: 1, text: null, meta: { n: null } }]],
    ['that is null early and lacked late', [{ id: 1, text: null, meta: { n: null } }], [{ meta: {} }]],
    ['twice', [], ['{"id":1,"id":2,"text":"a"}', '{"text":"b"}']],
  ]
  it.each(spread(lacked, 2))(
    'are written alike where shards are drafted and where they are not: a key %s',
    async (_, early, late) => {
      const line = (one: object | string) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`
      const path = freshPath('in.jsonl')
      const many = usual.map(line).join('').repeat(90)
      writeFileSync(
        path,
        [...early.map(line), many, ...late.map(line), many.slice(0, many.length / 90)].join(''),
      )
      const [drafted, straight] = [freshPath('out.jsonl'), freshPath('out.jsonl')]
      await run({ input: path, output: drafted }, { workers: 0 })
      // Types that are given are not guessed, so that nothing is drafted.
      await run({ input: { path, types: { id: 'int' } }, output: straight }, { workers: 0 })
      expect(linesOf(drafted)).toEqual(linesOf(straight))
      const rows = rowsIn(straight)
      const isMixed = [...early, ...late].some((one) => JSON.stringify(one).includes('null'))
      if (!isMixed)
        for (const row of [early, late].flat())
          expect(rows).toContainEqual(typeof row === 'string' ? JSON.parse(row) : row)
    },
  )
})
