import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { type RejectEntry, RejectFile, RejectList } from '../../../src/engine/write/reject-log.js'
import type { InputFile } from '../../../src/formats/input-file.js'
import { temporaryFolder } from '../../run/fixtures.js'

/** Bytes that were read from files. */
const reads = vi.hoisted(() => ({ bytes: 0 }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const readSync = (...args: Parameters<typeof fs.readSync>) => {
    const got = fs.readSync(...args)
    reads.bytes += got
    return got
  }
  return { ...fs, readSync }
})

const folder = temporaryFolder('reject-list')
const path = join(folder, 'in.jsonl')
const lineBytes = 100
const lines = 20_000
writeFileSync(path, `${'x'.repeat(lineBytes - 1)}\n`.repeat(lines))
const file: InputFile = {
  source: 0,
  path: 'the input',
  readPath: path,
  format: 'jsonl',
  bytes: lines * lineBytes,
  dataStart: 0,
}
const badAt = (line: number, action: 'rejected' | 'repaired' = 'rejected') => ({
  offset: (line - 1) * lineBytes,
  length: lineBytes - 1,
  reason: 'not_json',
  action,
})

function listOf(policy: Partial<ConstructorParameters<typeof RejectList>[0]> = {}) {
  const entries: RejectEntry[] = []
  const list = new RejectList({ onError: 'reject', keepRaw: false, ...policy }, (entry) =>
    entries.push(entry),
  )
  return { list, entries }
}

describe('`RejectList`', () => {
  test('tells the line of every offset, in whatever order they come', () => {
    const { list, entries } = listOf()
    const order = [1, 2, 500, 500, 499, 20_000, 1, 19_999, 7]
    for (const line of order) list.add(file, badAt(line))
    expect(entries.map((entry) => entry.line)).toEqual(order)
  })

  test('reads no more of the file than what lies between, also where a step rejects behind the reader', () => {
    const { list, entries } = listOf()
    reads.bytes = 0
    for (let line = 10_000; line < 20_000; line += 500) {
      list.add(file, badAt(line + 400))
      list.add(file, badAt(line), { step: '1 anonymize', record: () => undefined })
    }
    expect(entries[1].line).toBe(10_000)
    expect(reads.bytes).toBeLessThan(2.5 * file.bytes)
  })

  test('keeps files apart, and gives rows of Arrow files no line', () => {
    const { list, entries } = listOf()
    const other: InputFile = { ...file, source: 1, path: 'other' }
    list.add(file, badAt(300))
    list.add(other, badAt(2))
    list.add(file, badAt(301))
    list.add({ ...file, format: 'arrow' }, { ...badAt(1), offset: 77 })
    expect(entries.map(({ source, line, offset }) => [source, line, offset])).toEqual([
      ['the input', 300, 29_900],
      ['other', 2, 100],
      ['the input', 301, 30_000],
      ['the input', undefined, 77],
    ])
  })

  test('keeps the raw bytes on request only', () => {
    const { list, entries } = listOf({ keepRaw: true })
    list.add(file, badAt(3))
    expect(Buffer.from(entries[0].raw!, 'base64').toString()).toBe('x'.repeat(99))
    const { list: without, entries: plain } = listOf()
    without.add(file, badAt(3))
    expect(plain[0].raw).toBeUndefined()
  })

  test('fails at the first rejected record where that is asked for, not at a repaired one', () => {
    const { list, entries } = listOf({ onError: 'fail' })
    list.add(file, badAt(4, 'repaired'))
    expect(entries).toHaveLength(1)
    const failure = {
      code: 'bad_input',
      at: { source: 'the input', line: 9, offset: 800, step: '2 convert' },
    }
    expect(() => list.add(file, badAt(9), { step: '2 convert', record: () => undefined })).toThrow(
      expect.objectContaining(failure),
    )
  })
})

describe('`RejectFile`', () => {
  const entry: RejectEntry = { source: 'a', offset: 0, action: 'rejected', reason: 'not_json' }
  const placeOf = (name: string) => ({
    path: join(folder, name, 'rejects', 'rejects-0.jsonl'),
    temporary: join(folder, name, 'tmp', 'rejects-0'),
  })

  test('appears when it is whole, and only if there is an entry', () => {
    const place = placeOf('some')
    const rejects = new RejectFile(place)
    rejects.write(entry)
    rejects.write({ ...entry, line: 2 })
    expect(existsSync(place.path)).toBe(false)
    expect(rejects.commit()).toBe(true)
    rejects.abandon()
    expect(
      readFileSync(place.path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([entry, { ...entry, line: 2 }])
    expect(readdirSync(join(folder, 'some', 'tmp'))).toEqual([])
  })

  test('that is empty takes away the one of an earlier run', () => {
    const place = placeOf('none')
    const earlier = new RejectFile(place)
    earlier.write(entry)
    earlier.commit()
    expect(new RejectFile(place).commit()).toBe(false)
    expect(existsSync(place.path)).toBe(false)
  })

  test('leaves nothing behind when it is abandoned', () => {
    const place = placeOf('abandoned')
    const rejects = new RejectFile(place)
    rejects.write(entry)
    rejects.abandon()
    expect(readdirSync(join(folder, 'abandoned', 'tmp'))).toEqual([])
    expect(existsSync(place.path)).toBe(false)
  })
})
