import { describe, expect, it } from 'vitest'
import { DataType } from '../../src/arrow/arrow.js'
import { listOf, structOf } from '../../src/arrow/path.js'
import { batchOfRows, type Row } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { parseTemplate } from '../../transforms/convert/template.js'
import { convert } from '../../transforms/convert.js'
import { checkLaws } from '../laws.js'
import { converted } from './convert/converted.js'

const nested = {
  id: 1,
  meta: { title: '标题', secret: { key: 'k', note: 'n' } },
  turns: [{ author: 'user', text: 'hi', score: 1 }],
}

describe('`convert()` renames', () => {
  const cases: [title: string, renames: Record<string, string>, row: Row][] = [
    ['a column', { id: 'key' }, { key: 1, meta: nested.meta, turns: nested.turns }],
    [
      'two columns into one another',
      { id: 'meta', meta: 'id' },
      { meta: 1, id: nested.meta, turns: nested.turns },
    ],
    [
      'a field inside a list',
      { 'turns[].author': 'role', 'turns[].text': 'content' },
      { ...nested, turns: [{ role: 'user', content: 'hi', score: 1 }] },
    ],
    [
      'a field and the object that holds it',
      { meta: 'about', 'meta.secret': 'hidden', 'meta.secret.key': 'code' },
      { id: 1, about: { title: '标题', hidden: { code: 'k', note: 'n' } }, turns: nested.turns },
    ],
  ]
  it.each(cases)('%s', async (_, rename, row) => {
    const out = await converted([nested], { rename })
    expect(out.rows).toEqual([row])
    expect(Object.keys(out.rows[0])).toEqual(Object.keys(row))
  })

  it('shares every column', async () => {
    const batch = batchOfRows([nested])
    const out = await converted(batch, { rename: { id: 'key' } })
    expect(out.batch.columns).toEqual(batch.columns)
    expect(out.batch.columns[0]).toBe(batch.columns[0])
  })

  it('takes a column whose name has dots in it by that name', async () => {
    const out = await converted([{ 'marital.status': 'single' }], { rename: { 'marital.status': 'status' } })
    expect(out.rows).toEqual([{ status: 'single' }])
  })

  it.each([
    [{ id: 'meta' }, /second column "meta"/],
    [{ 'meta.title': 'secret' }, /second field "secret"/],
    [{ idd: 'x' }, /Did you mean "id"/],
    [{ 'turns[]': 'x' }, /items of a list, which have no name/],
    [{ 'meta.titel': 'x' }, /Did you mean "title"/],
  ])('refuses %o', async (rename, message) => {
    await expect(converted([nested], { rename })).rejects.toThrow(message)
  })
})

describe('`convert()` selects and drops', () => {
  const cases: [title: string, options: object, row: Row][] = [
    ['columns in the order asked', { select: ['turns', 'id'] }, { turns: nested.turns, id: 1 }],
    [
      'a part of a column',
      { select: ['meta.secret.note', 'id'] },
      { meta: { secret: { note: 'n' } }, id: 1 },
    ],
    ['parts of the items of a list', { select: ['turns[].text'] }, { turns: [{ text: 'hi' }] }],
    [
      'two parts of one column',
      { select: ['turns[].score', 'turns[].text'] },
      { turns: [{ score: 1, text: 'hi' }] },
    ],
    ['the whole where a part is asked as well', { select: ['meta.title', 'meta'] }, { meta: nested.meta }],
    ['all but a column', { drop: ['meta', 'turns'] }, { id: 1 }],
    [
      'all but a part of a column',
      { drop: ['meta.secret.key', 'turns[].score', 'id'] },
      { meta: { title: '标题', secret: { note: 'n' } }, turns: [{ author: 'user', text: 'hi' }] },
    ],
  ]
  it.each(cases)('%s', async (_, options, row) => {
    const out = await converted([nested, { id: 2, meta: null, turns: null }], options)
    expect(out.rows[0]).toEqual(row)
    expect(Object.keys(out.rows[0])).toEqual(Object.keys(row))
  })

  it('keeps nulls of objects and lists where it prunes them', async () => {
    const rows = [nested, { id: 2, meta: null, turns: null }, { id: 3, meta: { title: null }, turns: [null] }]
    const out = await converted(rows, { select: ['meta.title', 'turns[].text'] })
    expect(out.rows.slice(1)).toEqual([
      { meta: null, turns: null },
      { meta: { title: null }, turns: [null] },
    ])
  })

  it.each([
    [{ select: ['nothing'] }, /no field "nothing"/],
    [{ drop: ['id', 'meta', 'turns'] }, /leaves no column/],
    [{ drop: ['meta.title', 'meta.secret'] }, /leaves nothing of what holds it/],
    [{ drop: ['turns[]'] }, /Drop the list itself/],
    [{ select: [] }, /select/],
    [{ keep: ['id'] }, /keep/],
  ])('refuses %o', async (options, message) => {
    await expect(converted([nested], options)).rejects.toThrow(message)
  })
})

describe('`convert()` fills templates', () => {
  it('puts values of columns and of objects between plain text', async () => {
    const row = { q: '为什么？', n: 3, ok: true, meta: { title: '题' } }
    const out = await converted([row], { template: { text: '# {meta.title} ({n}, {ok})\nQ: {q}' } })
    expect(out.rows).toEqual([{ ...row, text: '# 题 (3, true)\nQ: 为什么？' }])
  })

  it('gives a null where a value, or the object that holds it, is null', async () => {
    const rows = [
      { q: 'a', meta: { title: 't' } },
      { q: null, meta: { title: 't' } },
      { q: 'a', meta: null },
      { q: 'a', meta: { title: null } },
    ]
    const out = await converted(rows, { template: { text: '{q}{meta.title}' }, select: ['text'] })
    expect(out.rows).toEqual([{ text: 'at' }, { text: null }, { text: null }, { text: null }])
  })

  it('replaces a column and shows every pattern the row as it was', async () => {
    const out = await converted([{ a: '1', b: '2' }], { template: { a: '{b}', b: '{a}' } })
    expect(out.rows).toEqual([{ a: '2', b: '1' }])
  })

  it('feeds the conversion after it', async () => {
    const out = await converted([{ q: 'Q', a: 'A' }], {
      rename: { a: 'completion' },
      template: { prompt: 'Question: {q}\nAnswer:' },
      to: 'messages',
      select: ['messages'],
    })
    expect(out.rows[0].messages).toEqual([
      { role: 'user', content: 'Question: Q\nAnswer:' },
      { role: 'assistant', content: 'A' },
    ])
  })

  it.each([
    ['{{x}}', [{ literal: '{x}' }]],
    ['{{{x}}}', [{ literal: '{' }, { path: 'x' }, { literal: '}' }]],
    ['', []],
    ['{ a }b', [{ path: 'a' }, { literal: 'b' }]],
  ])('reads the pattern %o', (pattern, pieces) => {
    expect(parseTemplate('t', pattern)).toEqual(pieces)
  })

  it.each([
    ['{a', /stray "\{" at character 1/],
    ['a}', /stray "\}" at character 2/],
    ['{}', /stray/],
    ['{list}', /not a single value/],
    ['{list[].x}', /not a single value/],
    ['{lst}', /Did you mean "list"/],
  ])('refuses the pattern %o', async (pattern, message) => {
    const rows = [{ q: 'q', list: [{ x: 'x' }] }]
    await expect(converted(rows, { template: { t: pattern } })).rejects.toThrow(message)
  })
})

describe('the plan of `convert()`', () => {
  const { schema } = batchOfRows([{ a: '1', b: '2', c: '3', prompt: 'p', completion: 'c' }])
  const plan = (options: object) => planStep(convert, options, { index: 0, schema }).plan

  it('names the columns that it reads and writes', () => {
    const planned = plan({ rename: { a: 'z' }, template: { t: '{b}' }, drop: ['c'] })
    expect([...planned.reads].sort()).toEqual(['a', 'b'])
    expect([...planned.writes].sort()).toEqual(['a', 'c', 't', 'z'])
    expect(planned.effects.rows).toBe('kept')
  })

  it('says that rows may be left out where casts or conversions can reject them', () => {
    expect(plan({ cast: { a: 'int' } }).effects.rows).toBe('dropped')
    expect(plan({ to: 'messages' }).effects.rows).toBe('dropped')
    expect(plan({ to: 'messages' }).reads).toEqual(['prompt', 'completion'])
  })

  it('plans plain nullable types', () => {
    const type = plan({ to: 'messages' }).schema.fields.at(-1)?.type
    const item = structOf({ role: schema.fields[0].type, content: schema.fields[0].type })
    expect(`${type}`).toBe(`${listOf(item)}`)
    expect(DataType.isList(type) && type.children[0].nullable).toBe(true)
  })
})

it('the laws of transforms hold for `convert()` with every option at once', async () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({
    id: i % 11 === 0 ? 'x' : `${i}`,
    question: i % 13 === 0 ? null : `问题 ${i} 😀`,
    answer: i % 6 === 0 ? null : 'a'.repeat(i),
    meta: i % 5 === 0 ? null : { title: '题', skip: i },
  }))
  const options = {
    rename: { question: 'prompt', answer: 'completion' },
    cast: { id: 'int', 'meta.skip': 'text' },
    template: { about: '{meta.title}: {meta.skip}' },
    to: 'sharegpt',
    drop: ['meta.skip'],
    select: ['conversations', 'about', 'meta', 'id'],
  }
  const batches = [batchOfRows(rows.slice(0, 20)), batchOfRows(rows.slice(20), { firstPosition: 20 })]
  const run = await checkLaws(convert, { options, batches })
  expect(run.counts.rejected).toEqual({ cast_failed: 5, no_prompt: 3, no_answer: 8 })
})
