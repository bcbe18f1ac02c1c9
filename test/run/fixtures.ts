import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { afterAll } from 'vitest'

/** A folder of its own for a test file, removed afterwards. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `prepkit-test-${name}-`))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Records with personal data, two facets and a label: `count` of them, the same for the same seed. */
export function makeRecords(count: number, seed = 1): Record<string, unknown>[] {
  let state = seed
  const next = (bound: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % bound
  }
  const words =
    'the order was sent to our office and it will reach you soon 订单 已经 发货 请 注意 查收'.split(' ')
  return Array.from({ length: count }, (_, id) => {
    const text = Array.from({ length: 12 + next(30) }, () => words[next(words.length)]).join(' ')
    return {
      id,
      prompt:
        next(3) === 0
          ? `${text} write to user${id}@example.com or 13${String(100000000 + next(899999999))}`
          : text,
      completion: `${text}.`,
      gender: next(10) < 7 ? 'male' : 'female',
      hired: next(10) < 4,
    }
  })
}

/**
 * Writes records as JSON Lines and returns the path. Lines are filled up with blanks to `lineLength` characters:
 * inputs are cut by size, so a few long lines make as many splits as many short ones.
 */
export function writeLines(path: string, records: readonly unknown[], { lineLength = 0 } = {}): string {
  writeFileSync(path, records.map((record) => `${JSON.stringify(record).padEnd(lineLength)}\n`).join(''))
  return path
}

/** All rows of an output folder of Arrow shards, in the order of the shards. */
export function readShards(folder: string): Record<string, unknown>[] {
  return shardNames(folder).flatMap((name) => {
    const table = tableFromIPC(readFileSync(join(folder, name)))
    const columns = table.schema.fields.map(
      (field, i) => [field.name, [...(table.getChildAt(i) ?? [])].map(plain)] as const,
    )
    return Array.from({ length: table.numRows }, (_, row) =>
      Object.fromEntries(columns.map(([column, values]) => [column, values[row]])),
    )
  })
}

/** A value as JSON has it, with numbers for integers of 64 bits. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'object' || value === null) return value
  return JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? Number(inner) : inner)))
}

export function shardNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^data-.*\.(arrow|jsonl|csv)$/.test(name))
    .sort()
}

/** The lines of all reject files of an output folder. */
export function readRejects(folder: string): Record<string, unknown>[] {
  return readdirSync(join(folder, 'rejects'))
    .sort()
    .flatMap((name) =>
      readFileSync(join(folder, 'rejects', name), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line))
}

/** The names and contents of everything in an output folder that must not depend on how it was made. */
export function contentOf(folder: string): Record<string, string> {
  const stable = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('report.'),
  )
  return Object.fromEntries(stable.map(({ name }) => [name, readFileSync(join(folder, name), 'base64')]))
}
