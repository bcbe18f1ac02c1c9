import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shortForm } from '../campaign.js'
import { readShards, temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('numbered')

function digestOf(output: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(output)
    .filter((name) => name.endsWith('.arrow'))
    .sort())
    hash.update(readFileSync(join(output, name)))
  return hash.digest('hex')
}

describe('an input of numbered rows', () => {
  test('gives so many rows, each with its number, and the same bytes for any number of workers', async () => {
    const steps = [{ generate: { templates: ['{{name}}, {{phone}}'], locale: 'zh' as const } }]
    const digests: string[] = []
    for (const workers of shortForm([0, 2, 1], 2)) {
      const output = join(folder, `made-${workers}`)
      const report = await run({ input: { rows: 11_000 }, seed: 3, steps, output }, { workers })
      expect(report.rows).toMatchObject({ read: 11_000, written: 11_000 })
      expect(report.partitions).toBe(2)
      digests.push(digestOf(output))
    }
    expect(new Set(digests).size).toBe(1)
    const rows = await readShards(join(folder, 'made-2'))
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 11_000 }, (_, i) => i))
  })

  test('may be of no rows, and is refused beside anything that is read', async () => {
    const output = join(folder, 'none.jsonl')
    expect((await run({ input: { rows: 0 }, output }, { workers: 0 })).rows.written).toBe(0)
    await expect(run({ input: { rows: 1, path: 'a.jsonl' }, output })).rejects.toThrow(
      /"rows", which reads no file, and "path"/,
    )
  })
})
