import { Buffer } from 'node:buffer'
import { gzipSync } from 'node:zlib'

/** A file that readers stumble over, and what is to become of it. */
export interface HostileFile {
  name: string
  /** The name of the file, by whose ending the format is inferred. */
  file: string
  bytes(): string | Uint8Array
  /** How many records there are in it, where it is read; a run that reads another number has lost some. */
  records?: number
  /** How many of them are to be rejected, where exactly that is promised. */
  rejected?: number
  /** Whether it has to be refused as a whole, or has to be read; otherwise both are well. */
  outcome?: 'refused' | 'read'
}

const good = '{"a":1,"t":"fine"}'
const csv = 'id,t\n'
const rows = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('')
const goodRows = (count: number) => rows(count, (i) => `{"a":${i},"t":"row number ${i}"}\n`)
const csvRows = (count: number, at: Record<number, string> = {}) =>
  csv + rows(count, (i) => at[i] ?? `${i},"text ${i}"\n`)
const packed = () => gzipSync(goodRows(2000))

function changed(bytes: Buffer, change: (bytes: Buffer) => void): Buffer {
  change(bytes)
  return bytes
}

/** Each character of a text, from U+0000 to U+FFFF, as its two bytes with the higher one first. */
function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}

export const hostileFiles: readonly HostileFile[] = [
  {
    name: 'a record nested 100,000 deep',
    file: 'a.jsonl',
    records: 3,
    rejected: 1,
    outcome: 'read',
    bytes: () => `${good}\n{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n${good}\n`,
  },
  {
    name: 'a record nested 300 deep, late',
    file: 'a.jsonl',
    records: 2001,
    rejected: 1,
    outcome: 'read',
    bytes: () => `${goodRows(2000)}{"b":${'{"x":'.repeat(300)}1${'}'.repeat(301)}\n`,
  },
  {
    name: 'a line of 30 MB',
    file: 'a.jsonl',
    records: 3,
    outcome: 'read',
    bytes: () => `${good}\n{"a":2,"t":"${'x'.repeat(30e6)}"}\n${good}\n`,
  },
  {
    name: 'a field of 30 MB',
    file: 'a.csv',
    records: 3,
    outcome: 'read',
    bytes: () => `${csv}1,a\n2,"${'x\n'.repeat(15e6)}"\n3,c\n`,
  },
  {
    name: '2,000 keys in a record',
    file: 'a.jsonl',
    records: 2,
    outcome: 'read',
    bytes: () => `{${rows(2000, (i) => `"k${i}":${i},`)}"t":1}\n`.repeat(2),
  },
  {
    name: '20,000 keys, one a record',
    file: 'a.jsonl',
    records: 20_000,
    bytes: () => rows(20_000, (i) => `{"k${i}":${i}}\n`),
  },
  {
    name: '20,000 columns',
    file: 'a.csv',
    records: 2,
    bytes: () => `${rows(20_000, (i) => `c${i},`)}z\n${`${rows(20_000, (i) => `${i},`)}0\n`.repeat(2)}`,
  },
  {
    name: '20,000 keys in a nested object',
    file: 'a.jsonl',
    records: 1,
    outcome: 'read',
    bytes: () => `{"a":{${rows(20_000, (i) => `"k${i}":${i},`)}"z":0}}\n`,
  },
  {
    name: 'the key "__proto__" and others of every object',
    file: 'a.jsonl',
    records: 1,
    rejected: 0,
    outcome: 'read',
    bytes: () => '{"__proto__":1,"constructor":2,"toString":"3","":4,"a.b":5}\n',
  },
  {
    name: 'a key that stands twice',
    file: 'a.jsonl',
    records: 2,
    outcome: 'read',
    bytes: () => '{"a":1,"a":2}\n{"a":3}\n',
  },
  {
    name: 'what is no JSON',
    file: 'a.jsonl',
    records: 58,
    rejected: 8,
    outcome: 'read',
    bytes: () => `${goodRows(50)}{"a":1},\n{'a':1}\n{"a":NaN}\n{"a":1,}\n{"a":01}\n// no\n{"a":"\t"}\n[1]\n`,
  },
  {
    name: 'a torn line',
    file: 'a.jsonl',
    records: 2001,
    rejected: 1,
    outcome: 'read',
    bytes: () => `${goodRows(1000)}{"a":10,"t":"to\n${goodRows(1000)}`,
  },
  { name: 'nothing', file: 'a.jsonl', records: 0, bytes: () => '' },
  { name: 'line ends alone', file: 'a.jsonl', records: 0, bytes: () => '\n\r\n\n' },
  {
    name: 'no line end at the end',
    file: 'a.jsonl',
    records: 2,
    rejected: 0,
    outcome: 'read',
    bytes: () => `${good}\n${good}`,
  },
  {
    name: 'a byte order mark',
    file: 'a.jsonl',
    records: 2,
    rejected: 0,
    outcome: 'read',
    bytes: () => `\ufeff${good}\n${good}\n`,
  },
  {
    name: 'a byte order mark',
    file: 'a.csv',
    records: 2,
    rejected: 0,
    outcome: 'read',
    bytes: () => `\ufeff${csvRows(2)}`,
  },
  { name: 'CR line ends', file: 'a.csv', records: 100, bytes: () => csvRows(100).replaceAll('\n', '\r') },
  { name: 'CR line ends', file: 'a.jsonl', bytes: () => goodRows(100).replaceAll('\n', '\r') },
  {
    name: 'zero bytes in text',
    file: 'a.jsonl',
    records: 2,
    outcome: 'read',
    bytes: () => `{"a":1,"t":"x\\u0000y"}\n${good}\n`,
  },
  { name: 'zero bytes alone', file: 'a.jsonl', bytes: () => Buffer.alloc(100_000) },
  {
    name: 'GBK',
    file: 'a.jsonl',
    outcome: 'refused',
    bytes: () =>
      Buffer.concat(
        Array.from({ length: 500 }, () =>
          Buffer.from('7b2274223a22c1aacfb5b5e7bbb0bacdd0d5c3fb227d0a', 'hex'),
        ),
      ),
  },
  {
    name: 'UTF-16 with a mark',
    file: 'a.jsonl',
    outcome: 'refused',
    bytes: () => Buffer.from(`\ufeff${goodRows(100)}`, 'utf16le'),
  },
  {
    name: 'UTF-16, higher bytes first',
    file: 'a.csv',
    outcome: 'refused',
    bytes: () => utf16be(csvRows(100)),
  },
  {
    name: 'every invalid sequence of UTF-8',
    file: 'a.jsonl',
    records: 256,
    outcome: 'read',
    bytes: () =>
      Buffer.concat(
        Array.from({ length: 256 }, (_, i) =>
          Buffer.concat([
            Buffer.from('{"t":"x'),
            Buffer.from([0x80 | i, i % 2 === 0 ? 0x80 : 0x41]),
            Buffer.from('y"}\n'),
          ]),
        ),
      ),
  },
  {
    name: 'numbers at every end',
    file: 'a.jsonl',
    records: 9,
    rejected: 0,
    outcome: 'read',
    bytes: () =>
      [
        '1e400',
        '-0.0',
        '9223372036854775807',
        '-9223372036854775808',
        '9223372036854775808',
        '18446744073709551615',
        '5e-324',
        '0.1',
        '123456789012345678901234567890',
      ]
        .map((n) => `{"n":${n}}\n`)
        .join(''),
  },
  {
    name: 'a column that turns to text late',
    file: 'a.csv',
    records: 20_001,
    rejected: 0,
    outcome: 'read',
    bytes: () => `id,n\n${rows(20_000, (i) => `${i},${i}\n`)}x,late\n`,
  },
  {
    name: 'a column of every kind',
    file: 'a.jsonl',
    records: 7,

    outcome: 'read',
    bytes: () => ['1', '"x"', 'true', 'null', '[1]', '{"b":1}', '1.5'].map((v) => `{"a":${v}}\n`).join(''),
  },
  {
    name: 'a quote that is never closed',
    file: 'a.csv',
    records: 1000,
    bytes: () => csvRows(1000, { 500: '500,"never closed\n' }),
  },
  {
    name: 'stray quotes',
    file: 'a.csv',
    records: 1000,
    rejected: 0,
    outcome: 'read',
    bytes: () => csvRows(1000, { 7: '7,say "hi" there\n' }),
  },
  {
    name: 'rows too long and too short',
    file: 'a.csv',
    records: 1000,
    rejected: 2,
    outcome: 'read',
    bytes: () => csvRows(1000, { 7: '7,a,b\n', 9: '9\n' }),
  },
  {
    name: 'a comma at the end of each row',
    file: 'a.csv',
    records: 3,
    outcome: 'read',
    bytes: () => 'a,b,\n1,2,\n3,4,\n5,6,\n',
  },
  {
    name: 'names that stand twice or are missing',
    file: 'a.csv',
    records: 1,
    rejected: 0,
    outcome: 'read',
    bytes: () => 'a,a,,b\n1,2,3,4\n',
  },
  { name: 'a header alone', file: 'a.csv', records: 0, bytes: () => csv },
  {
    name: 'a bomb of 300 MB',
    file: 'a.jsonl.gz',
    outcome: 'refused',
    bytes: () => gzipSync(Buffer.alloc(300e6)),
  },
  { name: 'gzip cut short', file: 'a.jsonl.gz', outcome: 'refused', bytes: () => packed().subarray(0, -20) },
  {
    name: 'gzip with a wrong checksum',
    file: 'a.jsonl.gz',
    outcome: 'refused',
    bytes: () => changed(packed(), (b) => void (b[b.length - 6] ^= 1)),
  },
  {
    name: 'gzip with a bit flipped',
    file: 'a.jsonl.gz',
    outcome: 'refused',
    bytes: () => changed(packed(), (b) => void (b[b.length >> 1] ^= 16)),
  },
  {
    name: 'gzip with garbage behind',
    file: 'a.jsonl.gz',
    outcome: 'refused',
    bytes: () => Buffer.concat([packed(), Buffer.from('garbage')]),
  },
  { name: 'gzip by its name alone', file: 'a.jsonl.gz', outcome: 'refused', bytes: () => goodRows(10) },
  {
    name: 'gzip of several members',
    file: 'a.jsonl.gz',
    records: 4000,
    rejected: 0,
    outcome: 'read',
    bytes: () => Buffer.concat([packed(), packed()]),
  },
  {
    name: 'gzip with zeros behind',
    file: 'a.jsonl.gz',
    records: 2000,
    rejected: 0,
    outcome: 'read',
    bytes: () => Buffer.concat([packed(), Buffer.alloc(1024)]),
  },
  { name: 'a JSON array cut short', file: 'a.json', outcome: 'refused', bytes: () => `[${good},${good}` },
  { name: 'two JSON arrays', file: 'a.json', records: 2, bytes: () => `[${good}][${good}]` },
  {
    name: 'Arrow cut short',
    file: 'a.arrow',
    outcome: 'refused',
    bytes: () => Buffer.concat([Buffer.from('ARROW1\0\0'), Buffer.alloc(50, 255)]),
  },
]
