import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { planStep } from '../../src/transform/plan-step.js'
import { filter } from '../../transforms/filter.js'
import { checkLaws, runStep } from '../laws.js'

const rows: Row[] = [
  { id: 1, lang: 'zh', answer: '好的😀', ok: true, meta: { n: 3 }, tags: ['a', 'b'] },
  { id: 2, lang: 'en', answer: 'Hello there', ok: false, meta: null, tags: [] },
  { id: 3, lang: null, answer: '', ok: null, meta: { n: null }, tags: null },
  { id: 4, lang: 'zh', answer: null, ok: true, meta: { n: 4 }, tags: ['b', null] },
]
const chats: Row[] = [
  {
    id: 1,
    messages: [
      { role: 'system', content: '你是助手' },
      { role: 'user', content: '你好' },
    ],
  },
  { id: 2, messages: [{ role: 'user', content: 'Hi' }] },
  { id: 3, messages: [] },
  { id: 4, messages: null },
  {
    id: 5,
    messages: [
      { role: 'user', content: null },
      { role: null, content: 'x' },
    ],
  },
]

async function keptOf(given: readonly Row[], keep: string): Promise<unknown[]> {
  const run = await runStep(filter as never, [[batchOfRows(given)]], { options: { keep } })
  return run.batches.flatMap(rowsOf).map(({ id }) => id)
}

function faultOf(given: readonly Row[], keep: string): string {
  try {
    planStep(filter as never, { keep }, { index: 0, schema: batchOfRows(given).schema })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('`filter()`', () => {
  it.each([
    ["lang = 'zh' and length(answer) < 9"],
    ["any(tags[] = 'b') or ok"],
    ['meta.n % 2 = 1 is not null'],
    ['id != 2 and tags[-1] is not null'],
    ['true'],
    ['false'],
  ])('keeps the laws of transforms: %s', async (keep) => {
    const many = Array.from({ length: 30 }, (_, i) => ({ ...rows[i % 4], id: i }))
    const batches = [batchOfRows(many), batchOfRows(many, { firstPosition: 30 })]
    await checkLaws(filter as never, { options: { keep }, batches })
  })

  it.each<[string, number[]]>([
    ["lang = 'zh'", [1, 4]],
    ["lang == 'zh'", [1, 4]],
    ["lang <> 'zh'", [2]],
    ["lang != 'zh' or lang is null", [2, 3]],
    ["not lang = 'zh'", [2]],
    ["lang in ('zh', 'en')", [1, 2, 4]],
    ["lang not in ('zh')", [2]],
    ["lang in ('zh', null)", [1, 4]],
    ["lang not in ('zh', null)", []],
    ['id in (1, 2.5, 4)', [1, 4]],
    ['ok in (true)', [1, 4]],
    ['ok', [1, 4]],
    ['not ok', [2]],
    ['ok = false', [2]],
    ['ok is null', [3]],
    ['ok and lang is null', []],
    ['id < 3 or ok', [1, 2, 4]],
    ['length(answer) = 3', [1]],
    ['bytes(answer) = 10', [1]],
    ['length(tags) = 0', [2]],
    ['tags is not null and length(tags) > 0', [1, 4]],
    ["lower(answer) = 'hello there'", [2]],
    ["contains(answer, '的')", [1]],
    ["contains(answer, '')", [1, 2, 3]],
    ["starts_with(answer, 'Hell')", [2]],
    ["ends_with(answer, 'there') or ends_with(answer, '😀')", [1, 2]],
    ["matches(answer, '^\\S+$')", [1]],
    ["answer > 'I'", [1]],
    ['meta.n >= 3', [1, 4]],
    ['meta.n is null', [2, 3]],
    ['meta is null', [2]],
    ["tags[0] = 'a'", [1]],
    ["tags[-1] = 'b'", [1]],
    ['tags[1] is null', [2, 3, 4]],
    ["any(tags[] = 'b')", [1, 4]],
    ["all(tags[] = 'b')", [2]],
    ['1 + 2 * 3 - id = 6', [1]],
    ['(1 + 2) * id = 9', [3]],
    ['-id < -3', [4]],
    ['7 % id = 1', [2, 3]],
    ['id / (id - 1) > 1.5', [2]],
    ['id / 0 = 1 or id = 2', [2]],
    ['id > 1 and id < 4 or id = 4', [2, 3, 4]],
    ['NOT (id = 1 OR id = 2) AND id IS NOT NULL', [3, 4]],
    ["lang = 'it''s'", []],
  ])('keeps the rows for which %s', async (keep, ids) => {
    expect(await keptOf(rows, keep)).toEqual(ids)
  })

  it.each<[string, number[]]>([
    ["any(messages[].role = 'system')", [1]],
    ["all(messages[].role = 'user')", [2, 3]],
    ["not any(messages[].role = 'system')", [2, 3]],
    ["messages[0].role = 'system'", [1]],
    ["messages[-1].content = '你好'", [1]],
    ['messages[2].content is null', [1, 2, 3, 4, 5]],
    ['length(messages) > 1', [1, 5]],
    ['sum(length(messages[].content)) <= 2', [2, 3, 5]],
    ['max(length(messages[].content)) = 4', [1]],
    ['min(length(messages[].content)) = 1', [5]],
    ["any(messages[].role = 'user' and length(messages[].content) = id + 1)", [1]],
  ])('looks into the lists of chats: %s', async (keep, ids) => {
    expect(await keptOf(chats, keep)).toEqual(ids)
  })

  it('counts rows that are false apart from those that hang on a null', async () => {
    const { counts } = await runStep(filter as never, [[batchOfRows(rows)]], {
      options: { keep: "lang = 'en'" },
    })
    expect(counts).toMatchObject({ rowsIn: 4, rowsOut: 1, dropped: { filter_false: 2, filter_null: 1 } })
  })

  it('compares whole numbers beyond 2^53 to the last digit', async () => {
    const large = [{ id: 9007199254740992n }, { id: 9007199254740993n }, { id: 1n }]
    expect(await keptOf(large, 'id = 9007199254740993')).toEqual([9007199254740993n])
    expect(await keptOf(large, 'id > 9007199254740992')).toEqual([9007199254740993n])
    expect(await keptOf(large, 'id in (9007199254740993, 1)')).toEqual([9007199254740993n, 1])
  })

  it('takes the column of that very name before a path, and any name in double quotes', async () => {
    const named = [{ id: 1, 'a.b': 1, 'x-y': 'q"r', 标签: '好' }]
    expect(await keptOf(named, 'a.b = 1 and "x-y" = \'q"r\' and 标签 = \'好\' and "a.b" = 1')).toEqual([1])
  })

  it('says which columns it reads, for surveys behind it', () => {
    const { schema } = batchOfRows(rows)
    const { plan } = planStep(filter as never, { keep: 'ok or any(tags[] = lang)' }, { index: 0, schema })
    expect(plan).toMatchObject({ reads: ['ok', 'tags', 'lang'], writes: [], effects: { rows: 'dropped' } })
  })

  it.each<[string, number, RegExp]>([
    ["answr = 'x'", 1, /No field "answr"\. Did you mean "answer"/],
    ['lang = "zh"', 8, /No field "zh"\. In double quotes stands the name of a column/],
    ["id = '5'", 6, /Found text where a number is compared/],
    ['lang > 5', 8, /Found a number where text is compared/],
    ['ok > false', 4, /Found > between booleans/],
    ['lang = null', 8, /Write is null/],
    ['tags = 1', 1, /Found a list, which cannot be compared/],
    ['length(id) > 1', 8, /Found a number where length takes a text or a list/],
    ['length(answer)', 1, /The expression is a number\. Compare it/],
    ['lang and ok', 1, /Found text where and takes true or false/],
    ['lenght(answer) > 1', 1, /No function "lenght"\. Did you mean "length"/],
    ['contains(answer)', 1, /contains takes 2 values in its brackets and is given 1/],
    ["lang like 'z%'", 6, /There is no like here\. Write contains/],
    ['id between 1 and 2', 4, /There is no between here/],
    ["lang = 'zh", 8, /The quote ' is never closed/],
    ['ok && ok', 4, /Here && is written and/],
    ['length（answer） > 1', 7, /Here （ is written \(/],
    ['id = 1)', 7, /Found \) where and, or, or the end is wanted/],
    ['(id = 1', 8, /Found the end where \) is wanted/],
    ['id =', 5, /Found the end where a column, a value or \( is wanted/],
    ['id in (id)', 8, /stand values/],
    ["id in (1, 'x')", 11, /Found text where number is wanted/],
    ['1 < id < 3', 8, /Comparisons cannot be chained/],
    ["tags[] = 'a'", 1, /tags\[\] are many values/],
    ["any(lang = 'a')", 1, /any looks at the items of a list/],
    ["any(tags[] = 'a' and all(tags[] = 'b'))", 22, /all cannot stand inside any/],
    ["meta[0] = 'a'", 1, /asks for item 0 of what is no list/],
    ['lang.x = 1', 1, /asks for a field of what is no object/],
    ["matches(answer, '(a+)+b')", 17, /over and over/],
    ["matches(answer, '(')", 17, /Pattern "\("/],
    ['matches(answer, lang)', 17, /takes a pattern in quotes/],
    ['id = 1 # x', 8, /The character # means nothing here/],
    ['   ', 1, /The expression is empty/],
    [`${'('.repeat(300)}id`, 201, /nested more than 200 deep/],
  ])('refuses %s at column %i', (keep, column, message) => {
    const fault = faultOf(rows, keep)
    expect(fault).toMatch(message)
    expect(fault).toMatch(`Expression, column ${column}: `)
    const [, excerpt, mark] = fault.split('\n')
    expect(Array.from(excerpt)[mark.indexOf('^')]).toBe(Array.from(keep)[column - 1])
  })

  it('puts the mark under Chinese text, which is twice as wide', () => {
    const [, excerpt, mark] = faultOf([{ 标签: 'a' }], "标签 = '好' and x = 1").split('\n')
    expect(excerpt).toBe("    标签 = '好' and x = 1")
    expect(mark).toBe('    \u3000\u3000    \u3000      ^')
  })

  it('refuses columns of JSON documents, but tells which are null', async () => {
    const mixed = [
      { id: 1, any: 'a' },
      { id: 2, any: { x: 1 } },
      { id: 3, any: null },
    ]
    expect(faultOf(mixed, "any = 'a'")).toMatch(/JSON documents, which cannot be compared/)
    expect(await keptOf(mixed, 'any is not null')).toEqual([1, 2])
  })

  it('reads columns that hold nothing but nulls as unknown', async () => {
    const none = [
      { id: 1, x: null },
      { id: 2, x: null },
    ]
    expect(
      await keptOf(none, "x = 'a' or length(x) > 1 or x > 2 or x in (1) or not contains(x, 'y')"),
    ).toEqual([])
    expect(await keptOf(none, 'x is null and id > 1')).toEqual([2])
  })
})
