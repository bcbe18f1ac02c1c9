import { describe, expect, it } from 'vitest'
import { columnsOf, listTextPaths, parsePath, quoteName, textPaths, typeAt } from '../../src/arrow/path.js'
import { batchOfRows } from '../../src/arrow/rows.js'

const { schema } = batchOfRows([
  {
    prompt: 'p',
    n: 1,
    tags: ['a'],
    meta: { title: 't', size: 2 },
    turns: [{ content: 'c', parts: [['x']] }],
  },
])

describe('`parsePath()`', () => {
  it.each([
    ['prompt', 'prompt', []],
    ['meta.title', 'meta', ['title']],
    ['tags[]', 'tags', ['[]']],
    ['turns[].parts[][]', 'turns', ['[]', 'parts', '[]', '[]']],
    ['marital-status', 'marital-status', []],
    ['提问.内容', '提问', ['内容']],
    ['"a.b"', 'a.b', []],
    ['"a.b"[].c', 'a.b', ['[]', 'c']],
    ['meta."x.y"."z[]"', 'meta', ['x.y', 'z[]']],
    ['"say ""hi"""', 'say "hi"', []],
    ['""', '', []],
    ['a"b', 'a"b', []],
  ])('reads %s', (text, column, steps) => {
    expect(parsePath(text)).toEqual({ text, column, steps })
  })

  it.each([
    '',
    '.',
    'a.',
    '.a',
    'a..b',
    '[]',
    'a[',
    'a]',
    'a[0]',
    'a[].[]',
    'a[]b',
    '"a',
    '"a"b',
    'a."b',
    '"',
  ])('refuses %o', (text) => {
    expect(() => parsePath(text)).toThrow(/is malformed\. Write it like messages\[\]\.content/)
  })
})

describe('`quoteName()`', () => {
  it('puts a name in quotes where it would be read as something else, and `parsePath()` reads it back', () => {
    for (const name of ['a', 'a.b', '', 'x"y', '[]', 'a[0]', '"', 'a,b', '数据', ' ', 'a@25'])
      expect(parsePath(quoteName(name))).toMatchObject({ column: name, steps: [] })
    expect(['a', 'a,b', 'a.b', '', 'x"y'].map(quoteName)).toEqual(['a', 'a,b', '"a.b"', '""', '"x""y"'])
  })
})

describe('`typeAt()`', () => {
  it.each([
    ['prompt', 'Utf8'],
    ['meta.size', 'Int64'],
    ['turns[].content', 'Utf8'],
    ['turns[].parts', 'List<List<Utf8>>'],
    ['turns[].parts[][]', 'Utf8'],
  ])('finds %s', (text, type) => {
    expect(`${typeAt(schema, parsePath(text))}`).toBe(type)
  })

  it.each([
    ['promt', /no field "promt"\. Did you mean "prompt"\? Known: prompt, n, tags, meta, turns/],
    ['meta.titel', /no field "titel"\. Did you mean "title"\? Known: title, size/],
    ['turns[].contents', /Did you mean "content"/],
    ['zzzzzz', /Known: prompt/],
    ['meta[]', /asks for a list where the data has Struct/],
    ['turns.content', /asks for an object where the data has List/],
    ['prompt.x', /asks for an object where the data has Utf8/],
  ])('refuses %s', (text, message) => {
    expect(() => typeAt(schema, parsePath(text))).toThrow(message)
  })
})

it('`typeAt()` says so where an input had no records to have columns', () => {
  expect(() => typeAt(batchOfRows([]).schema, parsePath('prompt'))).toThrow(
    'Path "prompt" leads nowhere: there are no columns, as in an input without records',
  )
})

describe('`textPaths()`', () => {
  it('parses paths that lead to text', () => {
    expect(textPaths(schema, ['prompt', 'turns[].content'])).toEqual(
      ['prompt', 'turns[].content'].map(parsePath),
    )
  })

  it('refuses others, naming every text path there is', () => {
    expect(() => textPaths(schema, ['n'])).toThrow(
      'Field "n" holds Int64, not text. Text fields: prompt, tags[], meta.title, turns[].content, turns[].parts[][]',
    )
    expect(listTextPaths(batchOfRows([{ n: 1 }]).schema)).toEqual([])
  })
})

it('`columnsOf()` names each column once', () => {
  expect(columnsOf(['turns[].content', 'prompt', 'turns[].parts', 'meta.title'])).toEqual([
    'turns',
    'prompt',
    'meta',
  ])
})
