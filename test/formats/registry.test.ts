import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Batch } from '../../src/arrow/batch.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import {
  fileFormats,
  formatOfInput,
  formatOfOutput,
  isDataFile,
  outputNameOf,
} from '../../src/formats/extensions.js'
import { companionPath } from '../../src/formats/format/companions.js'
import { type OutputCompression, packingExtension } from '../../src/formats/format/compressions.js'
import { type Encoder, noBytes } from '../../src/formats/format/encoder.js'
import type { FormatWriter } from '../../src/formats/format/spec.js'
import {
  defaultFormats,
  type FormatName,
  formatNames,
  formats,
  loadEncoder,
  loadFrame,
  loadReader,
  readableForm,
  type WritableFormat,
  writableFormats,
} from '../../src/formats/registry.js'
import { normalizeOutput } from '../../src/pipeline/normalize-output.js'
import type { InputSpec, OutputSpec } from '../../src/schemas/options/pipeline.js'
import { read } from '../../src/streams/read.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('registry')

const rows: Row[] = Array.from({ length: 100 }, (_, i) => ({
  id: i,
  text: i % 7 === 0 ? null : `第${i}行, "so called"\n`,
  share: i / 8,
  isEven: i % 2 === 0,
}))
/** Documents as numbers of tokens, of which files of tokens hold nothing else. */
const tokenRows: Row[] = Array.from({ length: 100 }, (_, i) => ({
  input_ids: Array.from({ length: 1 + ((i * 7) % 13) }, (_, at) => i * 700 + at),
}))

/** Rows that a format can hold, in two batches. */
function rowsFor(format: WritableFormat): { rows: Row[]; batches: [Batch, Batch] } {
  const { companions }: FormatWriter = formats[format].writer
  const held = companions === undefined ? rows : tokenRows
  return { rows: held, batches: [batchOfRows(held.slice(0, 60)), batchOfRows(held.slice(60))] }
}

async function fileOf(
  format: WritableFormat,
  name: string,
  compression?: OutputCompression,
): Promise<string> {
  const { batches } = rowsFor(format)
  const encoder = (await loadEncoder(format, compression))(batches[0].schema)
  const pieces = [encoder.head(), ...batches.flatMap((batch) => encoder.encode(batch).map(copy))]
  const path = join(folder, name)
  const rest = encoder.rest?.().map(copy) ?? []
  writeFileSync(path, Buffer.concat([...pieces, ...rest, encoder.tail()]))
  writeCompanions(path, encoder)
  return path
}

/** Writes what stands beside a file that has ended. */
function writeCompanions(path: string, encoder: Encoder): void {
  for (const { extension, pieces } of encoder.companions?.() ?? [])
    writeFileSync(companionPath(path, extension), Buffer.concat(pieces))
}

/** The pieces of an encoder are valid until its next call. */
const copy = (piece: Uint8Array) => piece.slice()

async function rowsIn(input: InputSpec): Promise<Row[]> {
  const found: Row[] = []
  for await (const batch of read(input)) found.push(...rowsOf(batch as Batch))
  return found
}

describe.each(formatNames)('the format %s', (name) => {
  const { extensions, readOnlyExtensions = [] } = formats[name]

  test('is found under its name and by each of its extensions', () => {
    expect(formats[name]).toMatchObject({ name, title: expect.stringMatching(/^[A-Z]/) })
    for (const extension of [...extensions, ...readOnlyExtensions]) {
      expect(formatOfInput(`data/a.b.${extension}`)).toEqual({ format: name, compression: undefined })
      expect(formatOfInput(`A.${extension.toUpperCase()}.GZ`)).toEqual({ format: name, compression: 'gzip' })
    }
  })

  test('infers or holds a schema, and text can be interleaved', async () => {
    const { observe, schemaOf, rawRecords } = await loadReader(name)
    expect([observe, schemaOf].filter((one) => one !== undefined)).toHaveLength(1)
    expect(rawRecords !== undefined).toBe(formats[readableForm(name)].isText)
    expect(formats[readableForm(name)].loadReader).toBeDefined()
  })
})

describe.each(writableFormats)('files of the format %s', (name) => {
  const { extensions, readOnlyExtensions = [], isText } = formats[name]
  const writer: FormatWriter = formats[name].writer
  const compressions = writer.compressions ?? [undefined]
  const { rows, batches } = rowsFor(name)
  const extensionOf = (compression: OutputCompression | undefined) => {
    const packing = compression && writer.packing?.[compression]
    if (packing !== undefined) return `${extensions[0]}.${packing}`
    return `${extensions[0]}${isText ? packingExtension(compression) : ''}`
  }

  test('are read as they were written, under each extension', async () => {
    for (const extension of extensions) {
      if (fileFormats.includes(name)) expect(formatOfOutput(`out.${extension}`)).toBe(name)
      else expect(() => formatOfOutput(`out.${extension}`)).toThrow(/cannot be written. Give a folder/)
      expect(await rowsIn({ path: await fileOf(name, `${name}.${extension}`) })).toEqual(rows)
    }
    expect(await rowsIn({ path: await fileOf(name, `${name}.data`), format: name })).toEqual(rows)
  })

  test.each(compressions)('are read as they were written, with the compression %s', async (compression) => {
    const file = `packed-${compression}.${extensionOf(compression)}`
    const path = await fileOf(name, file, compression)
    expect(await rowsIn({ path })).toEqual(rows)
    expect(isText ? outputNameOf(file).compression : undefined).toBe(
      isText && compression !== 'none' ? compression : undefined,
    )
  })

  test.each(fileFormats.includes(name) ? compressions : [])(
    'are joined as the shards of a run are, with the compression %s: one head, what each shard has between, one tail, and between two shards with rows what the frame says',
    async (compression) => {
      const frame = await loadFrame(name, { compression })
      const encode = async (batch: Batch, index: number) => {
        const encoder = (await loadEncoder(name, compression))(batch.schema)
        const head = copy(encoder.head())
        const middle = [...encoder.encode(batch).map(copy), ...(encoder.rest?.() ?? []).map(copy)]
        const tail = copy(encoder.tail())
        const path = join(folder, `shard-${index}.${extensions[0]}`)
        writeCompanions(path, encoder)
        const bytes = [head, ...middle, tail].reduce((sum, piece) => sum + piece.length, 0)
        return { head, middle, tail, file: { path, rows: batch.numRows, bytes } }
      }
      const shards = await Promise.all(batches.map(encode))
      const pieces: Uint8Array[] = frame === undefined ? [] : [copy(frame.head())]
      const write = (piece: Uint8Array) => {
        frame?.see(piece)
        pieces.push(piece)
      }
      write(shards[0].head)
      for (const [i, { head, middle, tail }] of shards.entries()) {
        if (i > 0) pieces.push(copy(frame?.between?.() ?? noBytes))
        for (const piece of middle) write(piece)
        frame?.seeTail?.(tail, head.length)
      }
      if (frame?.seeTail === undefined) write(shards[0].tail)
      if (frame !== undefined) pieces.push(frame.tail())
      const path = join(folder, `joined-${compression}.${extensionOf(compression)}`)
      writeFileSync(path, Buffer.concat(pieces))
      const joinCompanions = await writer.companions?.loadJoin()
      for (const { extension, pieces } of joinCompanions?.(shards.map(({ file }) => file)) ?? [])
        writeFileSync(companionPath(path, extension), Buffer.concat([...pieces].map(copy)))
      expect(await rowsIn({ path })).toEqual(rows)
    },
  )

  test.runIf(writer.companions !== undefined)('stand beside what their rows are found by', async () => {
    const path = await fileOf(name, `${name}-alone.${extensions[0]}`)
    rmSync(companionPath(path, writer.companions!.extensions[0]))
    await expect(rowsIn({ path })).rejects.toThrow(/is not beside the file/)
    expect(isDataFile(path, new Set([path]))).toBe(false)
    expect(() =>
      normalizeOutput({ path: '-', format: name, keepSplitColumn: false, lineage: false }),
    ).toThrow(/several files side by side/)
  })

  test('are not written where they would be taken for something else', () => {
    for (const extension of readOnlyExtensions)
      expect(() => formatOfOutput(`out.${extension}`)).toThrow(/cannot be written/)
  })

  test('are opened by a line of Python', () => {
    const ofFile = writer.loaderOf({
      path: `a.${extensions[0]}`,
      extension: extensions[0],
      splits: undefined,
    })
    const ofFolder = writer.loaderOf({ path: 'out/', extension: undefined, splits: undefined })
    expect(ofFile).toMatch(/^(?:datasets|streaming|megatron|datatrove)\.\w+[.(].*'(?:\.\/)?a[.'].*\)$/)
    expect(ofFolder).toMatch(/^(?:datasets|streaming|megatron|datatrove)\.\w+[.(].*'out\/.*\)$/)
  })
})

describe('formats', () => {
  test('share no extension', () => {
    const all = formatNames.flatMap((name) => {
      const { extensions, readOnlyExtensions = [] } = formats[name]
      return [...extensions, ...readOnlyExtensions]
    })
    expect(new Set(all).size).toBe(all.length)
  })

  test('have those that are meant by default among them', () => {
    expect(writableFormats[0]).toBe(defaultFormats.folder)
    expect(writableFormats).toContain(defaultFormats.stream)
    expect(formats[defaultFormats.folder].writer.isDataset).toBe(true)
  })

  test.each(['out', 'out/', 'out.v2', 'out.jsonl/', '.csv'])('a path such as %s is a folder', (path) => {
    expect(formatOfOutput(path)).toBeUndefined()
  })

  test.each(['a.feather', 'a.parquet.gz', 'a.zst'])('%s cannot be written', (path) => {
    const usable = fileFormats.flatMap((name) => formats[name].extensions.map((extension) => `.${extension}`))
    expect(() => formatOfOutput(path)).toThrow(`file of ${usable.join(', ')}`)
  })

  test('are names that the compiler knows', () => {
    const input: InputSpec['format'] = 'tsv' satisfies FormatName
    const output: OutputSpec['format'] = 'json' satisfies WritableFormat
    // @ts-expect-error What no folder of formats has is none.
    const unknown: InputSpec['format'] = 'ods'
    expect(formatNames).toContain(input)
    expect(writableFormats).toContain(output)
    expect(formatNames).not.toContain(unknown)
  })
})
