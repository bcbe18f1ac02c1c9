import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PlannedJobs } from '../../../src/engine/tasks/planned-job.js'
import { openProgressBuffer } from '../../../src/engine/tasks/progress-buffer.js'
import { noCaution } from '../../../src/engine/tasks/step-guard.js'
import type { Task } from '../../../src/engine/tasks/task.js'
import { writePartition } from '../../../src/engine/tasks/write.js'
import { hashOf } from '../../../src/files/byte-hash.js'
import { revisionOf } from '../../../src/files/file-revision.js'
import { Scratch } from '../../../src/formats/format/scratch.js'
import { OutputLayout } from '../../../src/output/layout.js'
import { makePlan } from '../../../src/plan/build-plan.js'
import { jobOf } from '../../../src/plan/plan.js'
import { makeRecords, temporaryFolder, writeLines } from '../../run/fixtures.js'

const folder = temporaryFolder('attempts')
const good = makeRecords(5000)
const input = writeLines(join(folder, 'in.jsonl'), [...good.slice(0, 900), 7, ...good.slice(900)])

test('two attempts at one partition, interleaved, never mix their bytes, and each account is true', async () => {
  const layout = new OutputLayout({ kind: 'folder', path: join(folder, 'out'), format: 'jsonl' })
  const plan = await makePlan({ input, output: { path: layout.path, format: 'jsonl' } })
  const task: Task<'write'> = {
    kind: 'write',
    partition: plan.partitions[0],
    job: jobOf(plan),
    output: layout.partition(0, 1),
  }
  const attempt = () =>
    writePartition(task, {
      progress: openProgressBuffer(1),
      jobs: new PlannedJobs(),
      scratch: new Scratch(),
      worker: 0,
      caution: noCaution,
    })
  const begun = await Promise.all([attempt(), attempt()])
  expect(readdirSync(layout.temporary)).toHaveLength(4)
  const accounts = []
  for (const finish of begun) accounts.push(await finish())
  const bytes = readFileSync(task.output.shardPaths[0])
  const [first, last] = accounts.map(({ shards, times: _times, ...account }) => ({
    ...account,
    // Of the file that is in place now the last attempt alone can tell when it was written.
    shards: shards.flat().map(({ revision: _revision, ...facts }) => facts),
  }))
  expect(first).toEqual(last)
  expect(accounts[1].shards[0][0].revision).toBe(revisionOf(task.output.shardPaths[0]))
  expect(accounts[0]).toMatchObject({ read: 5000, rejected: { not_an_object: 1 }, rejectsFile: true })
  expect(accounts[0].shards[0][0]).toMatchObject({
    bytes: bytes.length,
    hash: hashOf([bytes]),
  })
  expect(readFileSync(task.output.rejectsPath, 'utf8').match(/\n/g)).toHaveLength(1)
  expect(readdirSync(layout.temporary)).toEqual([])
})
