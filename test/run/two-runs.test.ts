import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { run } from 'prepkit'
import { expect, test } from 'vitest'
import { isWhole } from '../campaign.js'
import { mainPath } from '../cli/prep.js'
import { contentOf, makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('two-runs')
const plain = writeLines(join(folder, 'plain'), makeRecords(4000), { lineLength: 2400 })
const input = join(folder, 'in.jsonl.gz')
writeFileSync(input, gzipSync(readFileSync(plain)))
const pipeline = {
  input,
  seed: 7,
  profile: {},
  steps: [
    { split: { shares: { train: 0.8, test: 0.2 } } },
    { balance: { facet: 'gender', label: 'hired', method: 'over' as const, where: { split: 'train' } } },
  ],
}
const straight = join(folder, 'straight')
const output = join(folder, 'out')
const pipelineFile = join(folder, 'pipeline.json')
writeFileSync(pipelineFile, JSON.stringify({ ...pipeline, output }))

interface Started {
  child: ChildProcess
  /** Its exit code and what it said, or the signal that ended it. */
  ended: Promise<[code: number | NodeJS.Signals | null, stderr: string]>
}

function start(): Started {
  const child = spawn(process.execPath, [mainPath, 'run', pipelineFile, '-q', '--workers', '1'])
  let stderr = ''
  child.stderr.on('data', (text: Buffer) => (stderr += text))
  const ended = new Promise<[number | NodeJS.Signals | null, string]>((resolve) =>
    child.on('close', (code, signal) => resolve([code ?? signal, stderr])),
  )
  return { child, ended }
}

const refused = [2, expect.stringMatching(/^prep: Another run \(process \d+\) is writing to this output/)]

function finishedPartitions(): number {
  const results = join(output, '.prep/partitions')
  return existsSync(results) ? readdirSync(results).filter((name) => name.endsWith('.json')).length : 0
}

/** The names of everything in a folder, but for what tells when it was made. */
function namesIn(path: string): string[] {
  return readdirSync(path, { recursive: true }).map(String).sort()
}

test.runIf(isWhole)(
  'two runs at once on one folder, killed again and again, come to the bytes of a straight one',
  async () => {
    await run({ ...pipeline, output: straight }, { workers: 0 })
    for (const wanted of [1, 2, 3]) {
      const two = [start(), start()]
      while (finishedPartitions() < wanted) await sleep(2)
      for (const { child } of two) child.kill('SIGKILL')
      for (const { ended } of two)
        expect([['SIGKILL', expect.anything()], refused]).toContainEqual(await ended)
    }
    const ends = await Promise.all([start(), start()].map(({ ended }) => ended))
    expect(ends).toContainEqual([0, ''])
    for (const end of ends) expect([[0, ''], refused]).toContainEqual(end)
    for (const split of ['', 'train', 'test'])
      expect(contentOf(join(output, split))).toEqual(contentOf(join(straight, split)))
    expect(namesIn(output)).toEqual(namesIn(straight))
  },
)
