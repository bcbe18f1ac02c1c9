import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from 'prepkit'
import { afterAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-csv-shapes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Small files as programs write them, and the rows that they stand for. */
const cases: readonly [name: string, text: string, rows: readonly unknown[]][] = [
  [
    'plain fields',
    'a,b\nx,y\nz,w\n',
    [
      { a: 'x', b: 'y' },
      { a: 'z', b: 'w' },
    ],
  ],
  ['no line end at the end', 'a,b\nx,y', [{ a: 'x', b: 'y' }]],
  ['CRLF', 'a,b\r\nx,y\r\n', [{ a: 'x', b: 'y' }]],
  [
    'LF and CRLF in turn',
    'a,b\nx,y\r\nz,w\n',
    [
      { a: 'x', b: 'y' },
      { a: 'z', b: 'w' },
    ],
  ],
  ['blank lines', '\na,b\n\nx,y\n\r\n\n', [{ a: 'x', b: 'y' }]],
  ['a comma in quotes', 'a,b\n"x, y",z\n', [{ a: 'x, y', b: 'z' }]],
  ['doubled quotes', 'a,b\n"say ""hi""",""""\n', [{ a: 'say "hi"', b: '"' }]],
  ['a line feed in quotes', 'a,b\n"x\ny",z\n', [{ a: 'x\ny', b: 'z' }]],
  ['CRLF in quotes', 'a,b\r\n"x\r\ny",z\r\n', [{ a: 'x\r\ny', b: 'z' }]],
  ['a blank line in quotes', 'a,b\n"x\n\ny",z\n', [{ a: 'x\n\ny', b: 'z' }]],
  [
    'an empty field and an empty text',
    'a,b\n,""\n"",\n',
    [
      { a: null, b: '' },
      { a: '', b: null },
    ],
  ],
  ['only empty fields', 'a,b\n,\n', [{ a: null, b: null }]],
  ['quotes around everything', '"a","b"\n"x","y"\n', [{ a: 'x', b: 'y' }]],
  ['a quote inside an unquoted field', 'a,b\nx"y,5" z\n', [{ a: 'x"y', b: '5" z' }]],
  ['an apostrophe', "a,b\n'x,y'\n", [{ a: "'x", b: "y'" }]],
  ['a backslash', 'a,b\n\\x,"y\\"\n', [{ a: '\\x', b: 'y\\' }]],
  ['spaces around fields', 'a,b\n x , y\n', [{ a: ' x ', b: ' y' }]],
  ['spaces in quotes', 'a,b\n" x ",y\n', [{ a: ' x ', b: 'y' }]],
  ['JSON in a field', 'a,b\n1,"{""k"": [1, ""x""]}"\n', [{ a: 1, b: '{"k": [1, "x"]}' }]],
  [
    'numbers',
    'a,b\n1,-2.5\n0,1e3\n',
    [
      { a: 1, b: -2.5 },
      { a: 0, b: 1000 },
    ],
  ],
  [
    'numbers that are names of places',
    'a,b\n007,+49 30\n010,+1\n',
    [
      { a: '007', b: '+49 30' },
      { a: '010', b: '+1' },
    ],
  ],
  ['numbers with a comma in quotes', 'a,b\n"1,000","2,5"\n', [{ a: '1,000', b: '2,5' }]],
  ['numbers in quotes', 'a,b\n"1","2"\n', [{ a: 1, b: 2 }]],
  [
    'true and false',
    'a,b\nTrue,false\nFALSE,true\n',
    [
      { a: true, b: false },
      { a: false, b: true },
    ],
  ],
  ['Chinese', '姓名,说明\n张三,"你好，世界"\n', [{ 姓名: '张三', 说明: '你好，世界' }]],
  ['a mark of the byte order', '\ufeffa,b\nx,y\n', [{ a: 'x', b: 'y' }]],
  ['signs outside the basic plane', 'a,b\n😀,👩‍👧\n', [{ a: '😀', b: '👩‍👧' }]],
  ['formulas', 'a,b\n=1+1,@x\n', [{ a: '=1+1', b: '@x' }]],
  ['a column of one name', 'a\nx\ny\n', [{ a: 'x' }, { a: 'y' }]],
  ['coordinates in quotes', 'a,b\n"51° 30\' 26"" N",x\n', [{ a: '51° 30\' 26" N', b: 'x' }]],
  ['coordinates without', 'a,b\n51° 30\' 26" N,x\n', [{ a: '51° 30\' 26" N', b: 'x' }]],
]

describe('CSV files as programs write them', () => {
  test.each(cases)('with %s', async (_, text, rows) => {
    const input = join(folder, 'in.csv')
    const output = join(folder, 'out.jsonl')
    writeFileSync(input, text)
    await run({ input, output }, { workers: 0, overwrite: true })
    const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1)
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
  })

  test.each(cases)('come back through CSV as they were: with %s', async (_, text, rows) => {
    const path = join(folder, 'back.csv')
    const first = join(folder, 'first.csv')
    writeFileSync(path, text)
    await run({ input: path, output: first }, { workers: 0, overwrite: true })
    const output = join(folder, 'back.jsonl')
    await run({ input: first, output }, { workers: 0, overwrite: true })
    const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1)
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows)
  })

  const broken: readonly [name: string, text: string, reason: string][] = [
    ['a field too many', 'a,b\nx,y\n1,2,3\n', 'wrong_field_count'],
    ['a field too few', 'a,b\nx,y\n1\n', 'wrong_field_count'],
    ['a quote that is not closed', 'a,b\nx,y\n"1,2\n', 'broken_quotes'],
    ['text behind a closing quote', 'a,b\nx,y\n"1"2,3\n', 'broken_quotes'],
    ['a space behind a closing quote', 'a,b\nx,y\n"1" ,3\n', 'broken_quotes'],
  ]
  test.each(broken)('lose one record to %s', async (_, text, reason) => {
    const input = join(folder, 'broken.csv')
    writeFileSync(input, `${text}z,w\n`)
    const output = join(folder, 'broken')
    const report = await run({ input, output, errors: { budget: 1 } }, { workers: 0, overwrite: true })
    expect(report.rows).toMatchObject({ read: 3, rejected: 1, written: 2 })
    const [entry] = readFileSync(join(output, 'rejects/rejects-00000.jsonl'), 'utf8').split('\n')
    expect(JSON.parse(entry)).toMatchObject({ line: 3, offset: 8, reason })
  })
})
