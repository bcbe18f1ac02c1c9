import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Source } from '../../src/input/discover.js'
import { fingerprint, type OpenInputOptions, openInput } from '../../src/input/spool.js'
import { temporaryFolder } from '../run/fixtures.js'

/** Whether the disk is full. */
const disk = vi.hoisted(() => ({ isFull: false }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const writeSync = (fd: number, bytes: Buffer, at: number) => {
    if (disk.isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })
    return fs.writeSync(fd, bytes, at, Math.min(1000, bytes.length - at))
  }
  return { ...fs, writeSync }
})

const folder = temporaryFolder('spool')
const spoolFolder = join(folder, '.spool')
const lines = '{"a":1}\n{"a":"你好"}\n'
const many = '{"a":"some text"}\n'.repeat(20_000)

beforeEach(() => {
  disk.isFull = false
})

function sourceOf(name: string, content: string | Uint8Array, kind: Partial<Source> = {}): Source {
  const path = join(folder, name)
  writeFileSync(path, content)
  const compression = name.endsWith('.gz') ? 'gzip' : undefined
  return { path, format: 'jsonl', compression, bytes: Buffer.byteLength(content), isStream: false, ...kind }
}

function open(source: Source, options: Partial<OpenInputOptions> = {}) {
  return openInput(source, 7, { spoolFolder, stdin: Readable.from([]), csv: {}, ...options })
}

const read = (path: string) => readFileSync(path, 'utf8')

describe('`openInput()`', () => {
  test('leaves a plain file where it is, and starts behind its byte order mark', async () => {
    const plain = sourceOf('plain.jsonl', lines)
    expect(await open(plain)).toEqual({
      source: 7,
      path: plain.path,
      readPath: plain.path,
      format: 'jsonl',
      bytes: Buffer.byteLength(lines),
      dataStart: 0,
    })
    expect(await open(sourceOf('marked.jsonl', `\ufeff${lines}`))).toMatchObject({ dataStart: 3 })
    expect(await open(sourceOf('empty.jsonl', ''))).toMatchObject({ bytes: 0, dataStart: 0 })
    expect(await open(sourceOf('two.jsonl', '\xff'))).toMatchObject({ dataStart: 0 })
  })

  const packed: [what: string, content: Uint8Array, text: string][] = [
    ['one member', gzipSync(lines), lines],
    ['several members', Buffer.concat([gzipSync('{"a":1}\n{"a":'), gzipSync('"你好"}\n')]), lines],
    ['an empty member', Buffer.concat([gzipSync(''), gzipSync(lines), gzipSync('')]), lines],
    ['a byte order mark', gzipSync(`\ufeff${lines}`), `\ufeff${lines}`],
    ['much text', gzipSync(many), many],
    ['no text', gzipSync(''), ''],
  ]
  test.each(packed)('unpacks .gz of %s', async (_, content, text) => {
    const tells: number[] = []
    const file = await open(sourceOf('in.jsonl.gz', content), { onBytes: (bytes) => tells.push(bytes) })
    expect(read(file.readPath)).toBe(text)
    expect(file).toMatchObject({
      bytes: Buffer.byteLength(text),
      format: 'jsonl',
      path: join(folder, 'in.jsonl.gz'),
    })
    expect(file.dataStart).toBe(text.startsWith('\ufeff') ? 3 : 0)
    expect(tells.at(-1) ?? 0).toBe(file.bytes)
    expect(statSync(file.readPath).mode & 0o077).toBe(0)
  })

  const damaged: [what: string, content: Uint8Array][] = [
    ['cut short', gzipSync(many).subarray(0, 200)],
    ['cut before its check sum', gzipSync(many).subarray(0, -4)],
    ['with a wrong check sum', Buffer.concat([gzipSync(many).subarray(0, -8), Buffer.alloc(8)])],
    ['cut in its second member', Buffer.concat([gzipSync(lines), gzipSync(many).subarray(0, 50)])],
    ['with a byte changed', gzipSync(many).map((byte, i) => (i === 150 ? byte ^ 0x55 : byte))],
    ['that is not packed at all', Buffer.from(lines)],
    ['that is empty', Buffer.alloc(0)],
  ]
  test.each(damaged)('refuses .gz %s, saying so', async (_, content) => {
    const source = sourceOf('bad.jsonl.gz', content)
    await expect(open(source)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(
        /bad.jsonl.gz" cannot be unpacked: it is damaged or cut short behind byte \d+ of its content$/,
      ),
      at: { source: source.path },
    })
  })

  test('writes out a JSON array as lines, and one packed inside .gz', async () => {
    const array = '\ufeff[\n {"a": 1},\n {"a": "你好"}\n]\n'
    for (const source of [
      sourceOf('array.json', array, { format: 'json' }),
      sourceOf('array.json.gz', gzipSync(array), { format: 'json' }),
    ]) {
      const file = await open(source)
      expect(file.format).toBe('jsonl')
      expect(read(file.readPath)).toBe(lines)
    }
    const broken = sourceOf('broken.json', '[{"a":1},{"secret"}]', { format: 'json' })
    await expect(open(broken)).rejects.toMatchObject({ code: 'bad_input', at: { source: broken.path } })
    await expect(open(broken)).rejects.not.toThrow(/secret/)
    const inGz = sourceOf('broken.json.gz', gzipSync('[{"a":1},{"secret"}]'), { format: 'json' })
    await expect(open(inGz)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringMatching(/^Record 2/),
    })
  })

  test('keeps standard input, in whatever chunks it comes', async () => {
    const stdin = () => Readable.from([...Buffer.from(lines)].map((byte) => Buffer.of(byte)))
    const source: Source = { path: '-', format: 'jsonl', compression: undefined, bytes: 0, isStream: true }
    const file = await open(source, { stdin: stdin() })
    expect(read(file.readPath)).toBe(lines)
    const csv = await open(
      { ...source, format: 'csv' },
      { stdin: Readable.from([Buffer.from('a,b\n1,2\n')]) },
    )
    expect(csv).toMatchObject({ format: 'csv', dataStart: 4, dialect: { columns: ['a', 'b'] } })
    const failing = new Readable({ read: () => {} })
    setImmediate(() => failing.destroy(Object.assign(new Error('gone'), { code: 'EIO' })))
    await expect(open(source, { stdin: failing })).rejects.toMatchObject({
      code: 'bad_input',
      message: '"-" cannot be read (EIO)',
    })
  })

  test('tells a full disk from a damaged input', async () => {
    const source = sourceOf('full.jsonl.gz', gzipSync(many))
    disk.isFull = true
    await expect(open(source)).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringMatching(/cannot be written \(ENOSPC\)/),
    })
  })

  test('stops when the run is stopped', async () => {
    const abort = new AbortController()
    const source = sourceOf('long.jsonl.gz', gzipSync(many))
    const opening = open(source, { signal: abort.signal, onBytes: () => abort.abort() })
    await expect(opening).rejects.toMatchObject({ code: 'aborted' })
  })

  test('inputs do not overwrite one another', async () => {
    const own = join(folder, '.own')
    const sources = ['x.jsonl.gz', 'y.jsonl.gz'].map((name) => sourceOf(name, gzipSync(`{"a":"${name}"}\n`)))
    for (const [number, source] of sources.entries())
      await openInput(source, number, { spoolFolder: own, stdin: Readable.from([]), csv: {} })
    expect(readdirSync(own).map((name) => read(join(own, name)))).toEqual([
      '{"a":"x.jsonl.gz"}\n',
      '{"a":"y.jsonl.gz"}\n',
    ])
  })
})

describe('`fingerprint()`', () => {
  const path = join(folder, 'print')
  const printOf = (bytes: Uint8Array) => {
    writeFileSync(path, bytes)
    return fingerprint(path)
  }

  test('is the same for the same bytes, and another for another size', () => {
    for (const size of [0, 1, 1000, 600_000, 3_000_000]) {
      const bytes = Buffer.alloc(size, 'ab')
      expect(printOf(bytes)).toBe(printOf(Buffer.from(bytes)))
      expect(printOf(bytes)).not.toBe(printOf(Buffer.concat([bytes, Buffer.of(1)])))
    }
  })

  test('tells any change of a small file, and of the ends of a large one', () => {
    for (const [size, places] of [
      [300, Array.from({ length: 300 }, (_, i) => i)],
      [2 << 20, [0, 65_535, (2 << 20) - 65_536, (2 << 20) - 1]],
    ] as const) {
      const bytes = Buffer.alloc(size, 'x')
      const before = printOf(bytes)
      for (const place of places) {
        const changed = Buffer.from(bytes)
        changed[place]++
        expect(printOf(changed)).not.toBe(before)
      }
    }
  })

  test('tells every insertion that shifts what follows', () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => `${i}\n`).join(''))
    const before = printOf(bytes)
    for (const place of [10, 500_000, 1_000_000])
      expect(
        printOf(Buffer.concat([bytes.subarray(0, place), Buffer.of(0x20), bytes.subarray(place, -1)])),
      ).not.toBe(before)
  })
})
