import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyShape } from '../../../src/arrow/infer-schema.js'
import { inlineEngine } from '../../../src/engine/inline.js'
import { csvReader } from '../../../src/formats/csv/read.js'
import { readCsvRecords } from '../../../src/formats/csv/records/records.js'
import type { CsvDialect, DataFile, FileRange } from '../../../src/formats/format/reader.js'
import { openInputs } from '../../../src/input/open-inputs.js'
import { cutPartitions } from '../../../src/input/partition.js'
import { normalize } from '../../../src/pipeline/normalize.js'
import { cutInputs } from '../../../src/plan/build-plan.js'
import { isWhole, runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const root = temporaryFolder('csv-guess')
const path = join(root, 'in.csv')
const dialect: CsvDialect = { columns: ['a', 'b', 'c'], delimiter: ',', quote: '"', trim: false }

function fileOf(text: string, columns = dialect.columns): DataFile {
  writeFileSync(path, text)
  const bytes = Buffer.byteLength(text)
  return { source: 0, path, readPath: path, bytes, dataStart: 0, dialect: { ...dialect, columns } }
}

/** Where records begin, and what becomes of each. */
function recordsOf(file: DataFile, ranges: readonly FileRange[]): string[] {
  const records: string[] = []
  for (const range of ranges)
    for (const { offset, length, count, isWhole } of readCsvRecords(path, {
      ...range,
      dialect: file.dialect!,
      maxRecordBytes: 1 << 20,
    }))
      records.push(`${offset} ${length} ${count} ${isWhole}`)
  return records
}

function isTorn(file: DataFile, ranges: readonly FileRange[]): boolean {
  let isTorn = false
  const onTorn = () => {
    isTorn = true
  }
  for (const range of ranges) csvReader.observe!({ file, range, onTorn }, emptyShape())
  return isTorn
}

const field = fc.constantFrom(
  '',
  'a',
  '12',
  '"b"',
  '"two\nlines"',
  '"a, ""b"""',
  '"\n"',
  '","',
  '"x\n1,2,3\ny"',
  '中',
)
const stray = fc.constantFrom('"open', 'a"b', '"bad" end', 'x,y', '\n')
const files = (mostStray: number) =>
  fc
    .array(
      fc
        .tuple(
          field,
          field,
          fc.oneof({ weight: 60, arbitrary: field }, { weight: mostStray, arbitrary: stray }),
        )
        .map((fields) => fields.join(',')),
      { minLength: 1, maxLength: 80 },
    )
    .map((records) => `${records.join('\n')}\n`)

describe('a guessed cut of CSV', () => {
  it('makes the records of the whole file, or is found out to be wrong', () => {
    let torn = 0
    fc.assert(
      fc.property(files(3), fc.integer({ min: 20, max: 400 }), (text, rangeBytes) => {
        const file = fileOf(text)
        const ranges = csvReader.cut(file, rangeBytes, { guesses: true })
        if (isTorn(file, ranges)) torn++
        else
          expect(recordsOf(file, ranges)).toEqual(recordsOf(file, [{ source: 0, from: 0, to: file.bytes }]))
      }),
      runs(900),
    )
    expect(torn).toBeGreaterThan(0)
  })

  it('is the one that follows all quotes, where records are well-formed', () => {
    const line = '7,"a text, and ""more"" of it\n\nin 3, parts",end\n'
    const file = fileOf(line.repeat(4000))
    const guessed = csvReader.cut(file, 5000, { guesses: true })
    expect(guessed).toEqual(csvReader.cut(file, 5000))
    expect(guessed.length).toBeGreaterThan(30)
    expect(isTorn(file, guessed)).toBe(false)
  })

  it.runIf(isWhole)('is done again from all quotes where it was wrong', async () => {
    const folder = join(root, 'wrong')
    mkdirSync(folder)
    const rows = '1,2,3\n'.repeat(200_000)
    writeFileSync(join(folder, 'in.csv'), `a,b,c\n${rows}1,"${rows.repeat(2)}",3\n${rows}`)
    const normal = normalize({ input: folder, output: '-' })
    const context = { options: {}, engine: inlineEngine(), spoolFolder: join(folder, '.spool') }
    const { files: found, copies } = await openInputs(normal, context)
    const sure = await cutPartitions(found)
    expect(await cutPartitions(found, { guesses: true })).not.toEqual(sure)
    const { partitions, inferred } = await cutInputs(normal, { ...context, files: found, copies })
    expect(partitions).toEqual(sure)
    expect(inferred.records).toBe(400_001)
  })
})
