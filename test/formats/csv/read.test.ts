import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { Field, Int64, Schema, Utf8 } from '../../../src/arrow/arrow.js'
import { emptyShape, inferSchema, jsonFieldMetadata, mergeShape } from '../../../src/arrow/infer-schema.js'
import type { Row } from '../../../src/arrow/rows.js'
import { readCsvDialect } from '../../../src/formats/csv/dialect.js'
import { widenCsvShape } from '../../../src/formats/csv/infer-kinds.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import type {
  BadRecord,
  DataFile,
  FileRange,
  GivenDialect,
  ReadTask,
} from '../../../src/formats/format/reader.js'
import { isWhole, runs } from '../../campaign.js'

import { readRanges } from '../read-ranges.js'

const folder = mkdtempSync(join(tmpdir(), 'prepkit-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileOf(content: string | Uint8Array, given: GivenDialect = {}): DataFile {
  const path = join(folder, 'data.csv')
  writeFileSync(path, content)
  return openFile(path, given)
}

function openFile(path: string, given: GivenDialect = {}): DataFile {
  const { dialect, dataStart } = readCsvDialect(path, given)
  return { source: 3, path, readPath: path, bytes: statSync(path).size, dataStart, dialect }
}

function inferOf(file: DataFile, parts: FileRange[]): Schema {
  const shape = emptyShape()
  for (const range of parts) {
    const partShape = emptyShape()
    csvReader.observe?.({ file, range }, partShape)
    mergeShape(shape, partShape)
  }
  return inferSchema(widenCsvShape(shape), 0).schema
}

async function readAll(file: DataFile, given: Partial<ReadTask> & { partBytes?: number } = {}) {
  const parts = csvReader.cut(file, given.partBytes ?? 1 << 26)
  const schema = given.schema ?? inferOf(file, parts)
  const reading = await readRanges(csvReader, { file, schema, ...given, ranges: parts })
  for (const batch of reading.batches) expect(batch.origin.source).toBe(3)
  return { ...reading, schema }
}

const texts = (...names: string[]) => new Schema(names.map((name) => new Field(name, new Utf8(), true)))

describe('kinds of values', () => {
  const cases: [column: string, values: string[], type: string, read: unknown[]][] = [
    ['whole numbers', ['1', '-20', '0'], 'Int64', [1, -20, 0]],
    ['whole numbers beyond 2^53', ['9007199254740993', '5'], 'Int64', [9007199254740993n, 5]],
    ['18 digits', ['123456789012345678'], 'Int64', [123456789012345678n]],
    [
      'the ends of 64 bits',
      [String(-(2n ** 63n)), String(2n ** 63n - 1n)],
      'Int64',
      [-(2n ** 63n), 2n ** 63n - 1n],
    ],
    ['19 digits beyond 64 bits stay text', ['9223372036854775808'], 'Utf8', ['9223372036854775808']],
    ['zip codes stay text', ['01234', '90210'], 'Utf8', ['01234', '90210']],
    ['phone numbers stay text', ['+49301234', '5'], 'Utf8', ['+49301234', '5']],
    ['decimals', ['1.5', '-0.25', '3'], 'Float64', [1.5, -0.25, 3]],
    ['a leading point', ['.5', '-.5'], 'Float64', [0.5, -0.5]],
    ['exponents', ['1e3', '2.5E-2'], 'Float64', [1000, 0.025]],
    ['numbers no double holds stay text', ['1e999'], 'Utf8', ['1e999']],
    ['minus zero keeps its sign', ['-0'], 'Float64', [-0]],
    ['bools of three spellings', ['true', 'False', 'TRUE'], 'Bool', [true, false, true]],
    ['bools and numbers are text', ['true', '1'], 'Utf8', ['true', '1']],
    ['numbers and text are text', ['12', 'n/a', '3.50'], 'Utf8', ['12', 'n/a', '3.50']],
    ['long integers and decimals are text', ['9007199254740993', '0.5'], 'Utf8', ['9007199254740993', '0.5']],
    ['an empty field is null', ['1', '', '2'], 'Int64', [1, null, 2]],
    ['nothing but empty fields', ['', ''], 'Null', [null, null]],
    ['"" is an empty text', ['a', '""', ''], 'Utf8', ['a', '', null]],
    ['nan is text', ['NaN', '1.5'], 'Utf8', ['NaN', '1.5']],
    ['dates are text', ['2024-01-31'], 'Utf8', ['2024-01-31']],
    ['words like bools are text', ['truth', 'fALSE'], 'Utf8', ['truth', 'fALSE']],
    ['Chinese', ['你好，世界', '"他说""好"""'], 'Utf8', ['你好，世界', '他说"好"']],
  ]
  test.each(cases)('`csvReader` reads %s', async (_, values, type, read) => {
    const file = fileOf(`n,v\n${values.map((value, i) => `${i},${value}\n`).join('')}`)
    const { rows, bad, schema } = await readAll(file)
    expect(String(schema.fields[1].type)).toBe(type)
    expect(rows.map((row) => row.v)).toEqual(read)
    expect(bad).toEqual([])
  })

  test('`csvReader.observe()` names every column of a file without records, in its order', () => {
    const file = fileOf('b,a\n')
    expect(inferOf(file, [{ source: 3, from: 4, to: 4 }]).fields.map(String)).toEqual(['b: Null', 'a: Null'])
  })

  test('`csvReader` widens kinds that meet only after parts are merged', async () => {
    const numbers = Array.from({ length: 50 }, (_, i) => `${i}\n`).join('')
    const file = fileOf(`v\n${numbers}x\n`)
    const { rows, schema } = await readAll(file, { partBytes: 20 })
    expect(String(schema.fields[0].type)).toBe('Utf8')
    expect(rows.map((row) => row.v)).toEqual([...Array.from({ length: 50 }, (_, i) => `${i}`), 'x'])
  })

  test('`csvReader` fits values to a given schema and rejects those that do not fit', async () => {
    const schema = new Schema([
      new Field('j', new Utf8(), true, jsonFieldMetadata()),
      new Field('n', new Int64(), true),
      new Field('missing', new Utf8(), true),
    ])
    const content = 'n,j\n+007,"{""a"":[1]}"\nx,1\n3,{bad\n9223372036854775808,1\n"",null\n'
    const file = fileOf(content)
    const { rows, bad } = await readAll(file, { schema })
    expect(rows).toEqual([
      { j: { a: [1] }, n: 7, missing: null },
      { j: null, n: null, missing: null },
    ])
    expect(bad.map(({ reason, offset, column }) => [reason, offset, column])).toEqual([
      ['wrong_type', content.indexOf('x,1'), 'n'],
      ['wrong_type', content.indexOf('3,{'), 'j'],
      ['wrong_type', content.indexOf('922'), 'n'],
    ])
  })

  test('`csvReader.read()` rejects records with a column that is neither planned nor skipped', async () => {
    const file = fileOf('a,b\n1,2\n')
    const schema = texts('a')
    expect((await readAll(file, { schema })).bad.map((bad) => bad.reason)).toEqual(['unknown_field'])
    expect((await readAll(file, { schema, skipped: new Set(['b']) })).rows).toEqual([{ a: '1' }])
  })
})

describe('dialects', () => {
  const cases: [name: string, content: string, given: GivenDialect, rows: Row[]][] = [
    [
      'CRLF',
      'a,b\r\n1,x\r\n2,"y"\r\n',
      {},
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,x\n2,"y"',
      {},
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    ['a byte order mark', '\ufeffa,b\n1,x\n', {}, [{ a: 1, b: 'x' }]],
    ['a byte order mark before quotes', '\ufeff"a",b\n1,x\n', {}, [{ a: 1, b: 'x' }]],
    ['a byte order mark and given columns', '\ufeff1,x\n', { columns: ['a', 'b'] }, [{ a: 1, b: 'x' }]],
    [
      'blank lines',
      '\n\na,b\n\n1,x\r\n\r\n2,y\n\n',
      {},
      [
        { a: 1, b: 'x' },
        { a: 2, b: 'y' },
      ],
    ],
    ['a semicolon', 'a;b\n1;"x;y"\n', { delimiter: ';' }, [{ a: 1, b: 'x;y' }]],
    ['a delimiter of several bytes', 'a，b\n1，"x，y"\n', { delimiter: '，' }, [{ a: 1, b: 'x，y' }]],
    ['another quote', "a,b\n1,'it''s, \"so\"'\n", { quote: "'" }, [{ a: 1, b: 'it\'s, "so"' }]],
    ['no quotes at all', 'a,b\n1,"x\n', { quote: '' }, [{ a: 1, b: '"x' }]],
    ['spaces kept', 'a,b\n1, x \n', {}, [{ a: 1, b: ' x ' }]],
    ['spaces trimmed', 'a , b\n 1,\t x y\t\n \n', { trim: true }, [{ a: 1, b: 'x y' }]],
    ['ideographic spaces trimmed', 'a,b\n1,\u3000你好\u3000\n', { trim: true }, [{ a: 1, b: '你好' }]],
    ['spaces around quotes trimmed', 'a,b\n1, " x,\ny " \n', { trim: true }, [{ a: 1, b: ' x,\ny ' }]],
    [
      'a tab as delimiter while trimming',
      'a\tb\n1\t x \n',
      { trim: true, delimiter: '\t' },
      [{ a: 1, b: 'x' }],
    ],
    ['a quoted header', '"a","b, or ""c"""\n1,x\n', {}, [{ a: 1, 'b, or "c"': 'x' }]],
    ['a header of numbers, told so', '2023,b\n1,x\n', { header: true }, [{ 2023: 1, b: 'x' }]],
    ['names that begin as numbers do', '1st,3D,-\n1,x,\n', {}, [{ '1st': 1, '3D': 'x', '-': null }]],
    ['a carriage return inside a field', 'a,b\n1,x\ry\n', {}, [{ a: 1, b: 'x\ry' }]],
    ['quotes inside an unquoted field', 'a,b\n1,say "hi" there\n', {}, [{ a: 1, b: 'say "hi" there' }]],
    [
      'semicolons, inferred',
      'a;b\n1;2,5\n2;3,5\n',
      {},
      [
        { a: 1, b: '2,5' },
        { a: 2, b: '3,5' },
      ],
    ],
    ['bars, inferred beside commas in text', 'a|b\n1|x, y, z\n', {}, [{ a: 1, b: 'x, y, z' }]],
    ['tabs, inferred', 'a\tb\n1\tx\n', {}, [{ a: 1, b: 'x' }]],
    ['commas where texts hold semicolons', 'a,b\n1,x;y;z\n', {}, [{ a: 1, b: 'x;y;z' }]],
    ['the delimiter of a sep line', 'sep=;\r\na;b\r\n1;x\r\n', {}, [{ a: 1, b: 'x' }]],
    ['the index column of pandas', ',a\n0,x\n', {}, [{ column_1: 0, a: 'x' }]],
    ['a name that stands three times', 'a,a,a_2,a\n1,2,3,4\n', {}, [{ a: 1, a_3: 2, a_2: 3, a_4: 4 }]],
    ['given names in place of a header', 'x,y\n1,2\n', { columns: ['a', 'b'] }, [{ a: 1, b: 2 }]],
    [
      'given names in place of a header of texts',
      'x,y\n1,z\n',
      { columns: ['a', 'b'], header: true },
      [{ a: 1, b: 'z' }],
    ],
    [
      'given names and a first record of texts',
      'x,y\nz,w\n',
      { columns: ['a', 'b'] },
      [
        { a: 'x', b: 'y' },
        { a: 'z', b: 'w' },
      ],
    ],
    [
      'given names, told that there is no header',
      'x,y\n1,2\n',
      { columns: ['a', 'b'], header: false },
      [
        { a: 'x', b: 'y' },
        { a: '1', b: '2' },
      ],
    ],
  ]
  test.each(cases)('`csvReader` reads %s', async (_, content, given, rows) => {
    const reading = await readAll(fileOf(content, given))
    expect(reading.rows).toEqual(rows)
    expect(reading.bad).toEqual([])
  })

  const wrong = 'The delimiter ";" gives one column, while "," would give 3: is it the wrong one?'
  const lone: [file: string, content: string, given: GivenDialect, notes: string[]][] = [
    ['with another delimiter in every line', '姓名,电话,城市\n王伟,1,北京\n', { delimiter: ';' }, [wrong]],
    ['with commas in its texts', 'text\na, b, c\nd, e\n', { delimiter: ';' }, []],
    ['of several columns', 'a;b\n1;2\n', { delimiter: ';' }, []],
  ]
  test.each(lone)(
    '`readCsvDialect()` doubts a given delimiter only in a file %s',
    (_, content, given, notes) => {
      const path = join(folder, 'lone.csv')
      writeFileSync(path, content)
      expect(readCsvDialect(path, given).notes).toEqual(notes)
    },
  )

  test('`readCsvDialect()` takes a tab for .tsv files', () => {
    const path = join(folder, 'data.tsv')
    writeFileSync(path, 'a\tb\n')
    expect(readCsvDialect(path, {})).toEqual({
      dialect: { columns: ['a', 'b'], delimiter: '\t', quote: '"', trim: false },
      dataStart: 4,
      notes: [],
    })
  })

  const faults: [fault: string, content: string | Uint8Array, given: GivenDialect, message: RegExp][] = [
    ['an empty file', '', {}, /has no header line/],
    ['a file of blank lines', '\n\r\n', {}, /has no header line/],
    ['names given twice', '1,2\n', { columns: ['a', 'a'] }, /^Columns 1 and 2 have the same name/],
    ['an empty name given', '1,2\n', { columns: ['a', ''] }, /Column 2 of 2 has no name/],
    ['a delimiter that no other line has', 'a;b;c\n1\n2\n', {}, /at delimiter "," but holds ";"/],
    ['a header with an open quote', 'a,"b\n1,2\n', {}, /quotes of the header line/],
    ['a header that is not UTF-8', Uint8Array.of(0x61, 0xff, 0x0a), {}, /header line is not UTF-8/],
    [
      'a header in GBK, and names the option for it',
      Uint8Array.of(0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x61, 0x0a),
      {},
      /Set "encoding" to that of the file, such as gb18030/,
    ],
    ['UTF-16', Buffer.from('\ufeffa,b\n', 'utf16le'), {}, /UTF-16/],
    ['a long delimiter', 'a\n', { delimiter: '||' }, /Option "delimiter"/],
    ['a long quote', 'a\n', { quote: '“' }, /Option "quote"/],
  ]
  test.each(faults)('`readCsvDialect()` refuses %s', (_, content, given, message) => {
    expect(() => fileOf(content, given)).toThrow(message)
  })
})

describe('a first line that looks like data', () => {
  const lines: [line: string, given: GivenDialect, column: number][] = [
    ['39, State-gov, 77516, Bachelors', {}, 1],
    ['张伟,13800138000', {}, 2],
    ['x,x,-1.5e3', {}, 3],
    ['x,, 7 ', {}, 3],
    ['x\t0', { delimiter: '\t' }, 2],
    ['"x","39"', {}, 2],
    ['x , 39 ', { trim: true }, 2],
  ]
  test.each(lines)('`readCsvDialect()` refuses %j and quotes nothing of it', (line, given, column) => {
    const count = line.split(given.delimiter ?? ',').length
    const message =
      `The first line looks like data: the name of column ${column} of ${count} is a number. ` +
      'Name the columns with the option "columns", or set "header" to true if these are the names'
    expect(() => fileOf(`${line}\n`, given)).toThrow(
      expect.objectContaining({ code: 'bad_input', message: expect.stringContaining(message) }),
    )
  })
})

describe('bad records', () => {
  test('`csvReader.read()` rejects a broken record with its place and reads on at the next line', async () => {
    const lines: [line: string, reason?: string][] = [
      ['1,one'],
      ['2', 'wrong_field_count'],
      ['3,three,3', 'wrong_field_count'],
      ['4,fo"ur'],
      ['5,"five"x', 'broken_quotes'],
      ['6,"six'],
      ['6,6"', undefined],
      ['7,"seven', 'broken_quotes'],
      ['8,"eight"'],
      ['九,"九"'],
      ['10,"ten', 'broken_quotes'],
      ['11,eleven'],
    ]
    const content = `a,b\n${lines.map(([line]) => `${line}\n`).join('')}`
    const { rows, positions, bad } = await readAll(fileOf(content), { schema: texts('a', 'b') })
    expect(rows.map((row) => row.a)).toEqual(['1', '4', '6', '8', '九', '11'])
    expect(rows[2].b).toBe('six\n6,6')
    const expected: BadRecord[] = []
    let offset = 4
    for (const [line, reason] of lines) {
      const length = Buffer.byteLength(line)
      if (reason !== undefined) expected.push({ offset, length, reason, action: 'rejected' })
      offset += length + 1
    }
    expect(bad).toEqual(expected)
    for (let i = 0; i < rows.length; i++)
      expect(Buffer.from(content).toString('utf8', positions[i])).toMatch(new RegExp(`^${rows[i].a},`))
  })

  test('`csvReader.read()` replaces or rejects invalid UTF-8, as asked', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,ok\r\n2,x'),
      Buffer.of(0xff, 0xe4, 0xbd),
      Buffer.from('\r\n3,"你""好"\r\n'),
    ])
    const file = fileOf(content)
    const replaced = await readAll(file)
    expect(replaced.rows.map((row) => row.b)).toEqual(['ok', 'x\ufffd\ufffd', '你"好'])
    expect(replaced.bad).toEqual([{ offset: 10, length: 6, reason: 'invalid_utf8', action: 'repaired' }])
    const rejected = await readAll(file, { invalidUtf8: 'reject' })
    expect(rejected.rows.map((row) => row.b)).toEqual(['ok', '你"好'])
    expect(rejected.bad).toEqual([{ offset: 10, length: 6, reason: 'invalid_utf8', action: 'rejected' }])
  })
})

test.runIf(isWhole)('`csvReader` cuts and reads records that are longer than its windows', async () => {
  const long = 'x, "y"\n你好 '.repeat(400_000).replaceAll('"', '""')
  const records = Array.from({ length: 30_000 }, (_, i) =>
    i === 9_000 ? `${i},"${long}"` : `${i},"line ${i}\n${i}"`,
  )
  const file = fileOf(`a,b\n${records.join('\n')}\n`)
  const { rows, positions, bad } = await readAll(file, { partBytes: 1_500_000 })
  expect(bad).toEqual([])
  expect(rows.map((row) => row.a)).toEqual(records.map((_, i) => i))
  expect(rows[9_000].b).toBe(long.replaceAll('""', '"'))
  expect(rows[29_999].b).toBe('line 29999\n29999')
  let offset = 4
  for (let i = 0; i < records.length; i++) {
    if (positions[i] !== offset) expect(positions[i]).toBe(offset)
    offset += Buffer.byteLength(records[i]) + 1
  }
})

/** Text with all that CSV makes special. */
const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', '1', ',', '"', '\n', '\r\n', ' ', '你', '𝒳', '\t'),
      maxLength: 12,
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('', '12', 'true', '1.5') },
)
const table = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 40 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('csv-parse as oracle', () => {
  test('`csvReader` reads any well-formed file as csv-parse does, however it is cut, with exact positions', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        async (cells, lineEnd, partBytes, quoteAll) => {
          const columns = Array.from({ length: cells[0]?.length ?? 1 }, (_, i) => `c${i}`)
          const lines = cells.map((row) => row.map((text) => writeCell(text, quoteAll)).join(','))
          const content = `${columns.join(',')}${lineEnd}${lines.map((line) => line + lineEnd).join('')}`
          const oracle = parse(content, {
            columns: true,
            info: true,
            record_delimiter: ['\r\n', '\n'],
            skip_empty_lines: true,
          }) as unknown as { record: Row; info: { bytes: number } }[]
          const { rows, bad, positions } = await readAll(fileOf(content), {
            schema: texts(...columns),
            partBytes,
          })
          expect(bad).toEqual([])
          expect(rows.map(noNulls)).toEqual(oracle.map(({ record }) => ({ ...record })))
          const bytes = Buffer.from(content)
          positions.forEach((from, i) => {
            const to = oracle[i].info.bytes
            const [record] = parse(bytes.subarray(from, to), {
              columns,
              record_delimiter: ['\r\n', '\n'],
            })
            expect({ ...(record as unknown as Row) }).toEqual(noNulls(rows[i]))
          })
        },
      ),
      runs(75),
    )
  })

  test('`csvReader` reads any bytes the same in one range and in many, and loses no line', async () => {
    const noise = fc.string({
      unit: fc.constantFrom('a', ',', '"', '\n', ' ', '你', '\r\n', '""', ',"'),
      maxLength: 300,
    })
    await fc.assert(
      fc.asyncProperty(
        noise,
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (content, partBytes, trim) => {
          const file = fileOf(content, { columns: ['a', 'b'], trim })
          const schema = texts('a', 'b')
          const whole = await readAll(file, { schema })
          const cut = await readAll(file, { schema, partBytes })
          expect(cut.rows).toEqual(whole.rows)
          expect(cut.positions).toEqual(whole.positions)
          expect(cut.bad).toEqual(whole.bad)
          const covered = Buffer.from(content)
          for (const bad of whole.bad) covered.fill(' ', bad.offset, bad.offset + bad.length)
          const kept = parse(covered, {
            relax_column_count: true,
            relax_quotes: true,
            record_delimiter: ['\r\n', '\n'],
            trim,
          }) as string[][]
          expect(kept.filter((fields) => fields.length === 2).length).toBe(whole.rows.length)
        },
      ),
      runs(350),
    )
  })
})

function writeCell(text: string, quoteAll: boolean): string {
  return quoteAll || text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function noNulls(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value ?? '']))
}

const adult = join(process.env.PREPKIT_DATA ?? '../shared/data', 'bias/adult-train.csv')
const hasAdult = statSync(adult, { throwIfNoEntry: false }) !== undefined

test.skipIf(!hasAdult)('`csvReader` reads the Adult census file in one range and in many', async () => {
  const columns =
    'age,workclass,fnlwgt,education,years,marital,occupation,relationship,race,sex,gain,loss,hours,country,income'.split(
      ',',
    )
  const file = openFile(adult, { columns, trim: true })
  const whole = await readAll(file)
  expect(whole.bad).toEqual([])
  expect(whole.rows).toHaveLength(32_561)
  expect(
    whole.schema.fields.filter((field) => String(field.type) === 'Int64').map((field) => field.name),
  ).toEqual(['age', 'fnlwgt', 'years', 'gain', 'loss', 'hours'])
  const oracle = parse(readFileSync(adult), { columns, trim: true, skip_empty_lines: true }) as Row[]
  expect(whole.rows.map((row) => `${row.age}|${row.country}|${row.income}`)).toEqual(
    oracle.map((row) => `${row.age}|${row.country}|${row.income}`),
  )
  const cut = await readAll(file, { partBytes: 300_000 })
  expect(cut.positions).toEqual(whole.positions)
  expect(cut.batches.every((batch) => batch.numRows <= 1024)).toBe(true)
})
