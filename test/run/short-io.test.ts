import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Table, tableToIPC, vectorFromArray } from 'apache-arrow'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../../src/run/run.js'
import { contentOf, readRejects, temporaryFolder } from './fixtures.js'

/** How many bytes the system reads or writes in one call; all that it is asked for, when 0. */
const system = vi.hoisted(() => ({ most: 0 }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const short = (length: number) => (system.most === 0 ? length : Math.min(length, system.most))
  const readSync = (fd: number, bytes: Uint8Array, at: number, length: number, position: number | null) =>
    fs.readSync(fd, bytes, at, short(length), position)
  const writeSync = (fd: number, given: Uint8Array | string, at = 0, ...rest: (number | undefined)[]) => {
    const bytes = Buffer.from(given as Uint8Array)
    const [length = bytes.length - at, position = null] = rest
    return fs.writeSync(fd, bytes, at, short(length), position)
  }
  const writevSync = (fd: number, pieces: NodeJS.ArrayBufferView[], position?: number) => {
    if (system.most === 0) return fs.writevSync(fd, pieces, position)
    const first = pieces[0] as Uint8Array
    return fs.writeSync(fd, first, 0, short(first.byteLength))
  }
  return { ...fs, readSync, writeSync, writevSync }
})

const folder = temporaryFolder('short-io')
const row = (id: number) => ({ id, text: `row ${id} 你好` })
const lines = Array.from({ length: 300 }, (_, id) => `${JSON.stringify(row(id))}\n`).join('')
const bad = `{"id": 1, "text": "${'cut off '.repeat(50)}\n`
const table = new Table({ id: vectorFromArray([1, 2, 3]), text: vectorFromArray(['a', 'b', '你好']) })

const inputs: [name: string, content: string | Uint8Array][] = [
  ['marked.jsonl', `\ufeff${lines}`],
  ['with-rejects.jsonl', lines + bad],
  ['table.csv', `id,text\n${Array.from({ length: 300 }, (_, id) => `${id},"a ""b"" 你好"\n`).join('')}`],
  ['items.json', JSON.stringify(Array.from({ length: 300 }, (_, id) => row(id)))],
  ['lines.json', lines],
  ['packed.jsonl.gz', gzipSync(lines)],
  ['stream.arrow', tableToIPC(table, 'stream')],
  ['file.arrow', tableToIPC(table, 'file')],
]

describe.each(inputs)('reads and writes that do less than they are asked for: %s', (name, content) => {
  test('change nothing of the output, its plan or its rejects', async () => {
    const input = join(folder, name)
    writeFileSync(input, content)
    const outputs = [0, 7].map((most) => ({ most, path: join(folder, `${name}-${most}`) }))
    for (const { most, path } of outputs) {
      mkdirSync(path)
      system.most = most
      const errors = { budget: 0.5, keepRaw: true }
      await run({ input, output: path, errors }, { workers: 0 }).finally(() => {
        system.most = 0
      })
    }
    const [whole, short] = outputs.map(({ path }) => contentOf(path))
    expect(short).toEqual(whole)
    if (name === 'with-rejects.jsonl') {
      const [rejects, again] = outputs.map(({ path }) => readRejects(path))
      expect(again).toEqual(rejects)
      expect(Buffer.from(String(again[0].raw), 'base64').toString()).toBe(bad.slice(0, -1))
    }
  })
})
