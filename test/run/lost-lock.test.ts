import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { read, run, write } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shortForm } from '../campaign.js'
import { makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('lost-lock')
const records = makeRecords(3000)
const input = writeLines(join(folder, 'in.jsonl'), records, { lineLength: 2400 })
const other = JSON.stringify({ pid: 1, host: 'pod-new' })
const lost = { code: 'locked', message: expect.stringMatching(/taken over by another run/) }

/** Another machine takes the output over, and begins to write. Answers with what it has there. */
function takeOver(output: string): string[] {
  writeFileSync(join(output, '.prep/lock'), other)
  const files = ['tmp/shard-0.tmp', 'spool/00000.jsonl'].map((name) => join(output, '.prep', name))
  for (const file of files) {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, 'of the other')
  }
  return files
}

describe('a run whose lock is taken over', () => {
  const moments: [phase: string, workers: number][] = [
    ['run', 2],
    ['survey', 0],
    ['run', 0],
  ]

  test.each(shortForm(moments, 2))(
    'in the phase "%s" stops with `locked` and leaves all to the other (%d workers)',
    async (when, workers) => {
      const output = join(folder, `out-${when}-${workers}`)
      let files: string[] = []
      const steps = [{ balance: { facet: 'gender', method: 'under' as const } }]
      const onProgress = ({ phase }: { phase: string }) => {
        if (phase === when && files.length === 0) files = takeOver(output)
      }
      await expect(run({ input, steps, output }, { workers, onProgress })).rejects.toMatchObject(lost)
      expect(readFileSync(join(output, '.prep/lock'), 'utf8')).toBe(other)
      for (const file of files) expect(readFileSync(file, 'utf8')).toBe('of the other')
      expect(existsSync(join(output, 'manifest.json'))).toBe(false)
      expect(existsSync(join(output, 'report.json'))).toBe(false)
    },
  )

  test('with all its shards written publishes none of them, nor does a stream', async () => {
    const output = join(folder, 'stream')
    let batches = 0
    const source = Readable.from(read(input)).on('data', () => {
      if (batches++ === 1) takeOver(output)
    })
    const target = write(output)
    const failed = new Promise((resolve) => target.once('error', resolve))
    source.pipe(target)
    expect(await failed).toMatchObject(lost)
    expect(readFileSync(join(output, '.prep/lock'), 'utf8')).toBe(other)
    expect(readdirSync(output)).toEqual(['.prep'])
  })
})
