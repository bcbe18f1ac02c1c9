import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Field, makeColumn, Schema, Table, tableFromIPC, tableToIPC, Utf8 } from '../../src/arrow/arrow.js'
import { Batch, originOf } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { takeRows } from '../../src/arrow/take.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { runs } from '../campaign.js'

const rows: Row[] = [
  {
    id: 1,
    text: '你好',
    meta: { title: 'é' },
    messages: [
      { role: 'a', content: '😀' },
      { role: 'b', content: null },
    ],
  },
  { id: 2, text: null, meta: null, messages: null },
  { id: 3, text: '', meta: { title: null }, messages: [] },
  { id: 4, text: 'plain', meta: { title: '题目' }, messages: [null, { role: 'c', content: 'last' }] },
]
const batch = batchOfRows(rows)

const textsOf = (lens: TextLens) => Array.from({ length: lens.length }, (_, i) => lens.at(i))

describe('`TextLens`', () => {
  it.each([
    ['text', ['你好', undefined, '', 'plain'], [0, 1, 2, 3]],
    ['meta.title', ['é', undefined, undefined, '题目'], [0, 1, 2, 3]],
    ['messages[].content', ['😀', undefined, undefined, 'last'], [0, 0, 3, 3]],
    ['messages[].role', ['a', 'b', undefined, 'c'], [0, 0, 3, 3]],
  ])('reads the texts of %s and the row of each', (path, texts, owners) => {
    const lens = new TextLens(batch, path)
    expect(textsOf(lens)).toEqual(texts)
    expect([...lens.rows()]).toEqual(owners)
    expect(owners.map((_, i) => lens.rowOf(i))).toEqual(owners)
    expect(texts.map((_, i) => lens.isNull(i))).toEqual(texts.map((text) => text === undefined))
  })

  it('shows the bytes of each text', () => {
    const lens = new TextLens(batch, 'text')
    const bytes = lens.bytes.subarray(lens.offsets[0], lens.offsets[1])
    expect(Buffer.from(bytes).toString()).toBe('你好')
  })

  it.each([
    ['id', /"id" holds Int64, not text/],
    ['nothing', /Column "nothing" is not in the data\. Its columns: id, text, meta, messages/],
    ['meta', /holds Struct/],
    ['text[]', /does not fit the type Utf8/],
    ['meta.titel', /No field "titel"/],
  ])('refuses %s', (path, message) => {
    expect(() => new TextLens(batch, path)).toThrow(message)
  })

  it('reads a batch without rows, also where Arrow left the offsets out', () => {
    const schema = new Schema([new Field('text', new Utf8(), true)])
    const column = makeColumn(new Utf8(), {
      length: 0,
      valueOffsets: new Int32Array(0),
      data: new Uint8Array(0),
    })
    const empty = new Batch(schema, [column], originOf(0, new Float64Array(0)))
    const lens = new TextLens(empty, 'text')
    expect(textsOf(lens)).toEqual([])
    expect(lens.rewrite(() => 'x')).toBe(empty)
  })
})

describe('`TextLens.rewrite()`', () => {
  it('replaces texts, longer and shorter ones, and leaves nulls and the rest of the row alone', () => {
    const next = new TextLens(batch, 'text').rewrite((text) => (text === '你好' ? '再见，朋友' : `<${text}>`))
    expect(rowsOf(next)).toEqual(
      [{ text: '再见，朋友' }, {}, { text: '<>' }, { text: '<plain>' }].map((change, i) => ({
        ...rows[i],
        ...change,
      })),
    )
    expect(next.columns[3]).toBe(batch.columns[3])
    expect(rowsOf(batch)).toEqual(rows)
  })

  it('changes one field of a list and shares its other fields', () => {
    const next = new TextLens(batch, 'messages[].content').rewrite((text) => text.repeat(3))
    const contents = rowsOf(next).map(({ messages }) =>
      (messages as Row[] | null)?.map((item) => item?.content),
    )
    expect(contents).toEqual([['😀😀😀', null], undefined, [], [undefined, 'lastlastlast']])
    const roles = (from: Batch) => from.column('messages').children[0].children[0]
    expect(roles(next)).toBe(roles(batch))
  })

  it('gives the batch itself when nothing changes', () => {
    const lens = new TextLens(batch, 'text')
    expect(lens.rewrite(() => undefined)).toBe(batch)
    expect(lens.rewrite((text) => text)).toBe(batch)
  })

  it('offers only the candidates', () => {
    const offered: number[] = []
    const next = new TextLens(batch, 'text').rewrite(
      (_, i) => {
        offered.push(i)
        return 'x'
      },
      Uint32Array.of(1, 3),
    )
    expect(offered).toEqual([3])
    expect(rowsOf(next).map(({ text }) => text)).toEqual(['你好', null, '', 'x'])
  })

  const texts = fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 30 })
  const change = fc.func(
    fc.option(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('改')), { nil: undefined }),
  )

  it('equals rewriting the values one by one, in columns cut out of others too', () => {
    fc.assert(
      fc.property(texts, change, fc.nat(10), (values, rewrite, skip) => {
        const whole = batchOfRows([{ t: 'first' }, ...values.map((t) => ({ t }))])
        const from = Math.min(skip, whole.numRows)
        const column = whole.columns[0].slice(from, whole.numRows - from)
        const origin = originOf(0, whole.origin.positions.slice(from))
        const cut = new Batch(whole.schema, [column], origin)
        const before = rowsOf(cut).map(({ t }) => t as string | null)
        const next = new TextLens(cut, 't').rewrite((text) => rewrite(text))
        const wanted = before.map((text) => (text === null ? null : (rewrite(text) ?? text)))
        expect(rowsOf(next).map(({ t }) => t)).toEqual(wanted)
        const read = tableFromIPC(tableToIPC(new Table(next.records), 'stream'))
        expect([...(read.getChild('t') ?? [])]).toEqual(wanted)
      }),
      runs(40, 5),
    )
  })

  it('works on rows that were gathered before', () => {
    const gathered = takeRows(batch, Uint32Array.of(3, 3, 0))
    const next = new TextLens(gathered, 'messages[].content').rewrite((text) => `${text}!`)
    expect(new TextLens(next, 'messages[].content').rows()).toEqual(Uint32Array.of(0, 0, 1, 1, 2, 2))
    expect(textsOf(new TextLens(next, 'messages[].content'))).toEqual([
      undefined,
      'last!',
      undefined,
      'last!',
      '😀!',
      undefined,
    ])
  })

  it('keeps the bytes of untouched texts, even those that are not valid UTF-8', () => {
    const data = Uint8Array.of(0xff, 0x61, 0x80)
    const column = makeColumn(new Utf8(), {
      length: 2,
      nullCount: 0,
      valueOffsets: Int32Array.of(0, 1, 3),
      data,
    })
    const odd = new Batch(
      new Schema([new Field('t', new Utf8(), true)]),
      [column],
      originOf(0, Float64Array.of(0, 1)),
    )
    const next = new TextLens(odd, 't').rewrite((_, i) => (i === 1 ? 'ok' : undefined))
    expect([...(next.columns[0].values as Uint8Array)]).toEqual([0xff, 0x6f, 0x6b])
  })
})
