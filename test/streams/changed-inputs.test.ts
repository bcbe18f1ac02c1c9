import { appendFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read } from '../../src/streams/read.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('changed-streams')
const path = join(folder, 'rows.jsonl')
const lines = Array.from({ length: 5000 }, (_, id) => `{"id":${id}}\n`).join('')

/** The rows that are read, where something happens to the file behind the first batch. */
async function rowsRead(change: () => void): Promise<number> {
  writeFileSync(path, lines)
  let rows = 0
  for await (const batch of read(path)) {
    if (rows === 0 && batch.numRows > 0) change()
    rows += batch.numRows
  }
  return rows
}

describe('`read()` of a file that changes while it is read', () => {
  it('fails at its end, where the file has become longer', async () => {
    await expect(rowsRead(() => appendFileSync(path, '{"id":-1}\n'))).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('changed'),
    })
  })

  it('goes on where only the time of the file has moved', async () => {
    expect(await rowsRead(() => utimesSync(path, 1, 1))).toBe(5000)
  })
})
