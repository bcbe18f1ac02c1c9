import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../../src/arrow/batch.js'
import { type Row, rowsOf } from '../../../src/arrow/rows.js'
import { momentKindOf, momentText } from '../../../src/formats/xlsx/dates.js'
import type { InputSpec } from '../../../src/schemas/options/pipeline.js'
import { read } from '../../../src/streams/read.js'
import { temporaryFolder } from '../../run/fixtures.js'
import { archiveOf, workbookOf } from './archive-of.js'

const folder = temporaryFolder('xlsx')
let files = 0

function fileOf(bytes: Uint8Array, extension = 'xlsx'): string {
  const path = join(folder, `${files++}.${extension}`)
  writeFileSync(path, bytes)
  return path
}

async function rowsIn(bytes: Uint8Array, input: Partial<InputSpec> = {}): Promise<Row[]> {
  const found: Row[] = []
  for await (const batch of read({ path: fileOf(bytes), ...input })) found.push(...rowsOf(batch as Batch))
  return found
}

const text = (content: string, place = '') => `<c${place} t="inlineStr"><is><t>${content}</t></is></c>`

describe('the first sheet of a workbook', () => {
  /** What openpyxl 3.1 writes of a list of Python values, and what it reads back of them itself. */
  const written = new URL('openpyxl.xlsx', import.meta.url).pathname
  const first = {
    编号: 'a1',
    '文本 text': '第一行\n"quoted" & <tag> \u3000 emoji 😀',
    n: 1,
    x: 1.5,
    ok: true,
    day: '2024-02-29',
    when: '2024-01-31T10:05:07',
    clock: '08:30:00',
    span: '27:05:00',
    'id as text': '00712345678901234567',
    column_11: 'u',
    '文本 text_2': 'second',
  }

  test('has the values that openpyxl was given, numbers as numbers and texts as texts', async () => {
    const rows: Row[] = []
    for await (const batch of read(written)) rows.push(...rowsOf(batch as Batch))
    expect(rows).toHaveLength(4)
    expect(rows[0]).toMatchObject(first)
    expect(rows[1]).toMatchObject({
      '文本 text': null,
      n: -7,
      x: 0.1,
      ok: false,
      day: '1900-01-05',
      when: '1999-12-31T23:59:59.123',
      clock: '00:00:01',
      span: '00:05:00',
      'id as text': '007',
    })
    expect(rows[2]).toMatchObject({
      编号: 'a3',
      '文本 text': '',
      x: 1e-20,
      'id as text': '13800138000',
      day: null,
    })
    expect(rows[3]).toMatchObject({ 编号: null, column_14: 'beyond' })
  })

  test('is named in a note where there are others, as are columns that get a name', async () => {
    const report = await run({ input: written, output: join(folder, 'out') }, { workers: 0 })
    expect(report.input.notes.map(({ note }) => note)).toEqual([
      'Read from the first sheet of 2, "数据"; the others are left out',
      'Column 11 has no name and is called "column_11"',
      'Column 12 has the name of an earlier one and is called "文本 text_2"',
    ])
  })

  test('is read the same from a compressed file, and by its first bytes', async () => {
    const bytes = archiveOf(workbookOf(`<row>${text('a')}</row><row><c><v>1</v></c></row>`))
    const packed: Row[] = []
    for await (const batch of read(fileOf(gzipSync(bytes), 'xlsx.gz'))) packed.push(...rowsOf(batch as Batch))
    expect(packed).toEqual([{ a: 1 }])
  })

  test('joins runs of fonts, leaves out how a word is spoken, and knows entities and escapes', async () => {
    const strings =
      '<si><r><t>漢</t></r><r><rPr/><t xml:space="preserve">字 </t></r><rPh sb="0"><t>かんじ</t></rPh></si>' +
      '<si><t>&lt;&amp;&#x4f60;&#22909;&gt; _x0041_ &unknown;</t></si><si><t/></si>'
    const rows = `<row>${text('k')}${text('v')}</row>${[0, 1, 2].map((i) => `<row><c t="s"><v>${i}</v></c><c t='str'><v><![CDATA[a<b]]></v></c></row>`).join('')}`
    expect(await rowsIn(archiveOf(workbookOf(rows, { strings })))).toEqual([
      { k: '漢字 ', v: 'a<b' },
      { k: '<&你好> A &unknown;', v: 'a<b' },
      { k: '', v: 'a<b' },
    ])
  })

  test('places cells by their names, skips blank rows, and reads errors as empty', async () => {
    const rows =
      `<row r="2">${text('a', ' r="B2"')}${text('b', ' r="D2"')}</row><row r="3"><c r="B3"/></row>` +
      '<row r="4"><c r="D4"><v>12345678901234567</v></c></row><row r="5"><c r="B5" t="e"><v>#N/A</v></c><c r="C5" t="b"><v>1</v></c></row>'
    const found = await rowsIn(archiveOf(workbookOf(rows)))
    expect(found).toEqual([
      { column_1: null, a: null, column_3: null, b: 12345678901234567n },
      { column_1: null, a: null, column_3: true, b: null },
    ])
  })

  test('holds no record where it holds nothing, or names alone', async () => {
    expect(await rowsIn(archiveOf(workbookOf('')))).toEqual([])
    expect(await rowsIn(archiveOf(workbookOf(`<row>${text('a')}</row>`)))).toEqual([])
  })

  test('may not unpack to more than was allowed', async () => {
    const rows = `<row>${text('a')}</row>${`<row>${text('b')}</row>`.repeat(2000)}`
    const bytes = archiveOf(workbookOf(rows))
    expect(await rowsIn(bytes, { maxUnpackedBytes: 200_000 })).toHaveLength(2000)
    await expect(rowsIn(bytes, { maxUnpackedBytes: 50_000 })).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(/unpacks to more than 50000 bytes/),
    })
  })

  const whole = workbookOf(`<row>${text('a')}</row>`)
  const { 'xl/worksheets/sheet1.xml': _sheet, ...lacking } = whole
  const damaged: [what: string, bytes: Uint8Array, message: RegExp][] = [
    ['is no archive', Buffer.from('name,age\n'), /it is no zip archive/],
    ['is empty', Buffer.alloc(0), /it is empty/],
    ['is cut short', archiveOf(whole).subarray(0, 700), /no zip archive, or cut short/],
    ['lacks its sheet', archiveOf(lacking), /lacks its part "xl\/worksheets\/sheet1.xml"/],
    ['is an archive of other files', archiveOf({ 'a.txt': 'hello' }), /lacks its part "xl\/workbook.xml"/],
    [
      'has a sheet that is cut short',
      archiveOf(whole, (packed) => packed.subarray(0, 20)),
      /damaged or cut short/,
    ],
    ['has another sheet than its checksum says', archiveOf(whole, flipped), /damaged|checksum|no XML/],
    [
      'is an old .xls',
      Buffer.from('d0cf11e0a1b11ae100000000', 'hex'),
      /old \.xls workbook, or one with a password/,
    ],
  ]

  test.each(damaged)('is refused where the file %s', async (_, bytes, message) => {
    await expect(rowsIn(bytes)).rejects.toMatchObject({ message: expect.stringMatching(message) })
  })
})

function flipped(packed: Buffer): Buffer {
  const other = Buffer.from(packed)
  other[Math.floor(other.length / 2)] ^= 1
  return other
}

describe('number formats', () => {
  test.each([
    [14, undefined, 'date'],
    [22, undefined, 'datetime'],
    [0, undefined, undefined],
    [164, 'yyyy-mm-dd', 'date'],
    [164, 'yyyy"年"m"月"d"日"', 'date'],
    [164, '[$-804]aaaa;@', undefined],
    [164, '[Red]0.00;[Blue]"d"0', undefined],
    [164, 'h:mm AM/PM', 'time'],
    [164, 'mm:ss.0', 'time'],
    [164, '[h]:mm:ss', 'duration'],
    [164, 'm/d/yy h:mm', 'datetime'],
    [164, '#,##0 "days"', undefined],
    [164, 'General', undefined],
  ] as const)('%i %s is a %s', (id, code, kind) => {
    expect(momentKindOf(id, code)).toBe(kind)
  })

  test.each([
    [45322, 'date', '2024-01-31'],
    [45322.5, 'date', '2024-01-31T12:00:00'],
    [1, 'date', '1900-01-01'],
    [59, 'date', '1900-02-28'],
    [61, 'date', '1900-03-01'],
    [0.25, 'time', '06:00:00'],
    [1.5, 'duration', '36:00:00'],
    [-0.5, 'date', undefined],
    [1e9, 'datetime', undefined],
  ] as const)('%f days are, as a %s, %s', (days, kind, said) => {
    expect(momentText(days, { kind, isFrom1904: false })).toBe(said)
  })

  test('may count from 1904', async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    const rows = `<row>${text('day')}</row><row><c s="1"><v>43860</v></c></row>`
    expect(await rowsIn(archiveOf(workbookOf(rows, { styles, date1904: true })))).toEqual([
      { day: '2024-01-31' },
    ])
    expect(await rowsIn(archiveOf(workbookOf(rows, { styles })))).toEqual([{ day: '2020-01-30' }])
  })
})
