import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { tableFromArrays, tableToIPC } from 'apache-arrow'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import type { Source } from '../../src/input/discover.js'
import { sniffStream } from '../../src/input/sniff.js'
import { isWhole } from '../campaign.js'

const jsonl = '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n'
const csv = 'a,b\n1,x\n2,y\n'
const array = '[\n  {"a":1,"b":"x"},\n  {"a":2,"b":"y"}\n]\n'
const pretty = '{\n  "a": 1,\n  "b": "x"\n}\n{\n  "a": 2,\n  "b": "y"\n}\n'
const stream = Buffer.from(tableToIPC(tableFromArrays({ a: Float64Array.of(1, 2), b: ['x', 'y'] }), 'stream'))
/** `zstd` over the CSV text above. */
const zstd = Buffer.from('28b52ffd0458610000612c620a312c780a322c790a2e9f2146', 'hex')

/** What a run reads from these bytes on standard input, as JSON Lines. */
async function readFrom(bytes: string | Uint8Array, input: object = {}, pieces = 5): Promise<string> {
  const whole = Buffer.from(bytes)
  const chunks = Array.from({ length: Math.ceil(whole.length / pieces) }, (_, i) =>
    whole.subarray(i * pieces, (i + 1) * pieces),
  )
  const stdout = new PassThrough()
  const written = text(stdout)
  const how = { workers: 0, stdin: Readable.from(chunks), stdout }
  await run({ input: { path: '-', ...input }, output: '-' }, how).finally(() => stdout.end())
  return written
}

describe('standard input', () => {
  test.each<[string, string | Uint8Array]>([
    ['JSON Lines', jsonl],
    ['JSON Lines behind a byte order mark', `\ufeff${jsonl}`],
    ['a JSON array', array],
    ['a JSON array on one line', '[{"a":1,"b":"x"},{"a":2,"b":"y"}]'],
    ['JSON documents', pretty],
    ['CSV', csv],
    ['CSV with semicolons', csv.replaceAll(',', ';')],
    ['CSV with carriage returns', csv.replaceAll('\n', '\r')],
    ['TSV', csv.replaceAll(',', '\t')],
    ['a table with a `sep=` line', `sep=;\r\n${csv.replaceAll(',', ';')}`],
    ['JSON Lines in gzip', gzipSync(jsonl)],
    ['CSV in gzip', gzipSync(csv)],
    ['a JSON array in gzip', gzipSync(array)],
    ['CSV in zstd', zstd],
  ])('is recognised as %s, and nothing of it is lost', async (_, bytes) => {
    expect(await readFrom(bytes)).toBe(jsonl)
  })

  test('is recognised as Arrow', async () => {
    const read = '{"a":1.0,"b":"x"}\n{"a":2.0,"b":"y"}\n'
    expect(await readFrom(stream)).toBe(read)
    expect(await readFrom(gzipSync(stream))).toBe(read)
  })

  test('in an encoding that is named is recognised as CSV', async () => {
    expect(await readFrom(Buffer.from(`\ufeff${csv}`, 'utf16le'), { encoding: 'utf-16le' })).toBe(jsonl)
  })

  test('is JSON Lines although its first line is torn, or longer than what is looked at', async () => {
    expect(await readFrom(`":3}\n${jsonl}`)).toBe(jsonl)
    const long = `{"a":1,"b":"${'x,'.repeat(200_000)}"}\n`
    expect(await readFrom(long, {}, 1 << 16)).toBe(long)
  })

  test('is read as the format that is given, which may be packed', async () => {
    expect(await readFrom('a\n1\n', { format: 'csv' })).toBe('{"a":1}\n')
    expect(await readFrom(gzipSync('a\n1\n'), { format: 'csv' })).toBe('{"a":1}\n')
  })

  test.each<[string, string | Uint8Array, object, string, RegExp]>([
    ['Arrow given as CSV', stream, { format: 'csv' }, 'bad_option', /Arrow by its first bytes, not CSV/],
    ['CSV given as Arrow', csv, { format: 'arrow' }, 'bad_option', /CSV by its first bytes, not Arrow/],
    [
      'plain words',
      'some words\n',
      {},
      'unsupported',
      /"format" to jsonl, json, csv, tsv, arrow, parquet, mds, webdataset, megatron, datatrove, xlsx or rejects$/,
    ],
    ['a zip archive', Buffer.from('504b030414000000', 'hex'), {}, 'unsupported', /a zip archive/],
    ['xz', Buffer.from('fd377a585a000004', 'hex'), {}, 'unsupported', /"xz -dc"/],
    ['Parquet that is cut short', Buffer.from('PAR1....'), {}, 'bad_input', /ends without its footer/],
    [
      'gzip that is cut short',
      gzipSync(csv).subarray(0, 30),
      { format: 'csv' },
      'bad_input',
      /cannot be unpacked/,
    ],
    ['zstd that is cut short', zstd.subarray(0, 20), { format: 'csv' }, 'bad_input', /cannot be unpacked/],
  ])('of %s is refused with what to do', async (_, bytes, input, code, message) => {
    await expect(readFrom(bytes, input)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
  })

  test('without a byte holds no rows', async () => {
    expect(await readFrom('')).toBe('')
  })
})

describe('`sniffStream()`', () => {
  const source: Source = {
    path: '-',
    format: 'jsonl',
    isAssumed: true,
    compression: undefined,
    bytes: 0,
    isStream: true,
  }

  test('notes what is inferred, and nothing where it is what holds anyway', async () => {
    const noteOf = async (bytes: string | Uint8Array) =>
      (await sniffStream(source, { stream: Readable.from([Buffer.from(bytes)]) })).note
    expect(await noteOf(jsonl)).toBeUndefined()
    expect(await noteOf(gzipSync(csv))).toBe('Read as CSV, unpacked with gzip, by the first bytes')
  })

  test('looks at the start of a bomb only', async () => {
    const bomb = gzipSync(Buffer.alloc((isWhole ? 300 : 30) << 20))
    const { stream: rest } = await sniffStream(
      { ...source, isAssumed: false },
      { stream: Readable.from([bomb]) },
    )
    const chunks: Buffer[] = []
    for await (const chunk of rest) chunks.push(chunk)
    expect(Buffer.concat(chunks).equals(bomb)).toBe(true)
  })
})
