import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Table, tableFromIPC, tableToIPC } from '../../../src/arrow/arrow.js'
import { Batch, originOf } from '../../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../../src/arrow/rows.js'
import { takeRows } from '../../../src/arrow/take.js'
import { convert } from '../../../transforms/convert.js'
import { runs } from '../../campaign.js'
import { checkLaws } from '../../laws.js'
import { converted, say } from './converted.js'

const seed = 20260117

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('你好，世界', '👩‍👩‍👧', '', 'a\nb', '<|im_end|>'),
)
const turnOf = (role: fc.Arbitrary<string>) => fc.record({ role, content: fc.option(text) })
const anyRole = fc.constantFrom('system', 'developer', 'user', 'assistant', 'tool', 'function')
const conversations = fc.array(
  fc.record({ id: fc.integer(), messages: fc.array(turnOf(anyRole), { minLength: 1, maxLength: 5 }) }),
  { minLength: 1, maxLength: 12 },
)
const turns = fc.array(fc.record({ prompt: text, completion: text, system: fc.option(text) }), {
  minLength: 1,
  maxLength: 12,
})

/** A row without the system prompt that it lacks. */
function said({ system, ...row }: Row): Row {
  return system === null ? row : { ...row, system }
}

describe('round trips of `convert()`', () => {
  const typed = { messages: [say('user', 'x')], id: 0 }

  it('messages → sharegpt → messages gives every conversation back', async () => {
    await fc.assert(
      fc.asyncProperty(conversations, async (rows) => {
        const there = await converted([typed, ...rows], { to: 'sharegpt' })
        const back = await converted(there.batch, { to: 'messages' })
        expect(back.rows).toEqual(rowsOf(batchOfRows([typed, ...rows])))
        expect([there.rejected, back.rejected]).toEqual([{}, {}])
      }),
      runs(30, seed),
    )
  })

  it.each(['messages', 'sharegpt', 'alpaca'])(
    'prompt-completion → %s → prompt-completion gives every turn back',
    async (via) => {
      await fc.assert(
        fc.asyncProperty(turns, async (rows) => {
          const full = [{ prompt: 'x', completion: 'x', system: 'x' }, ...rows]
          const there = await converted(full, { to: via })
          const back = await converted(there.batch, { to: 'prompt-completion' })
          expect(back.rows.map(said)).toEqual(full.map(said))
          expect(back.rejected).toEqual({})
        }),
        runs(30, seed),
      )
    },
  )

  it('messages → prompt-completion → messages gives single turns back', async () => {
    await fc.assert(
      fc.asyncProperty(turns, async (rows) => {
        const full = [{ prompt: 'x', completion: 'x', system: 'x' }, ...rows]
        const messages = await converted(full, { to: 'messages' })
        const flat = await converted(messages.batch, { to: 'alpaca' })
        const back = await converted(flat.batch, { to: 'messages' })
        expect(back.rows).toEqual(messages.rows)
      }),
      runs(30, seed),
    )
  })

  it('alpaca → messages → alpaca keeps every text and loses only the border of the input', async () => {
    const rows = [
      { instruction: 'i', input: '入', output: 'o' },
      { instruction: 'i', input: '', output: 'o' },
    ]
    const there = await converted(rows, { to: 'messages' })
    const back = await converted(there.batch, { to: 'alpaca', drop: ['system'] })
    expect(back.rows).toEqual([{ instruction: 'i\n\n入', input: '', output: 'o' }, rows[1]])
  })
})

describe('the laws of transforms, for `convert()`', () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    id: i,
    messages:
      i % 7 === 0
        ? [say('user', `问${i}`)]
        : [
            say('system', '系统'),
            say('user', `问题 ${i} 😀`),
            say('assistant', i % 5 === 0 ? '答' : 'a'.repeat(i)),
          ],
  }))
  it.each(['sharegpt', 'alpaca', 'prompt-completion', 'text'])('hold from messages to %s', async (to) => {
    const batches = [batchOfRows(rows.slice(0, 25)), batchOfRows(rows.slice(25), { firstPosition: 25 })]
    await checkLaws(convert, { options: { to }, batches })
  })

  const flat = rows.map(({ id }) => ({
    id,
    instruction: id % 9 === 0 ? null : `指令 ${id}`,
    input: id % 3 === 0 ? null : '入',
    output: 'o',
    system: id % 4 === 0 ? 's' : null,
  }))
  it.each(['messages', 'sharegpt', 'prompt-completion', 'text'])('hold from alpaca to %s', async (to) => {
    await checkLaws(convert, { options: { to }, batches: [batchOfRows(flat)] })
  })
})

describe('`convert()` on columns that are cut out of longer ones', () => {
  const rows: Row[] = Array.from({ length: 30 }, (_, i) => ({
    messages:
      i % 9 === 0
        ? null
        : [
            { ...say('user', `问 ${i}`), note: null },
            { ...say('assistant', 'a'), note: null },
          ],
    instruction: i % 8 === 0 ? null : `指令 ${i}`,
    input: i % 3 === 0 ? null : `入 ${i}`,
    output: `${i}`,
    system: i % 4 === 0 ? `系统 ${i}` : null,
    n: i % 5 === 0 ? null : `${i}`,
    meta: i % 6 === 0 ? null : { title: `题 ${i}`, tags: [`${i}`], on: i % 2 === 0 },
  }))
  const whole = batchOfRows([...rows, { ...rows[1], messages: [{ ...say('user', 'u'), note: 'x' }] }])
  const from = 11
  const cut = new Batch(
    whole.schema,
    whole.columns.map((column) => column.slice(from, 17)),
    originOf(0, whole.origin.positions.slice(from, from + 17)),
  )
  const gathered = takeRows(
    whole,
    Uint32Array.from({ length: 17 }, (_, row) => from + row),
  )
  it.each<object>([
    { from: 'messages', to: 'sharegpt', drop: ['instruction'] },
    { from: 'messages', to: 'prompt-completion', dropFields: ['fields'] },
    { from: 'messages', to: 'text', dropFields: ['fields'] },
    { from: 'alpaca', to: 'sharegpt' },
    { from: 'alpaca', to: 'prompt-completion' },
    { from: 'alpaca', to: 'text' },
    { from: 'messages', to: 'sharegpt', rename: { system: 'other', 'meta.title': 'name' } },
    { cast: { n: 'int', 'meta.on': 'text', messages: 'json' } },
    { template: { t: '{meta.title}-{n}-{output}' } },
    { select: ['meta.on', 'messages[].content', 'meta.tags'] },
    { drop: ['meta.title', 'messages[].note'] },
  ])('gives with %o the rows that the same data at offset zero gives', async (options) => {
    const [here, there] = [await converted(cut, options), await converted(gathered, options)]
    expect(here.rows).toEqual(there.rows)
    expect(here.rejected).toEqual(there.rejected)
    const read = tableFromIPC(tableToIPC(new Table(here.batch.records), 'stream'))
    const again = read.batches.map(
      ({ data, schema, numRows }) => new Batch(schema, data.children, originOf(0, new Float64Array(numRows))),
    )
    expect(again.flatMap(rowsOf)).toEqual(there.rows)
  })
})
