import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { isWhole } from '../../campaign.js'
import { makeRecords, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { root } from '../../source-files.js'

const folder = temporaryFolder('planned-job')
const log = join(folder, 'planned')

/** A transform that notes each thread in which it is planned, and that has to see all rows first. */
const counted = join(folder, 'counted.mjs')
writeFileSync(
  counted,
  `
import { appendFileSync } from 'node:fs'
import { threadId } from 'node:worker_threads'
import { defineTransform, z } from '${pathToFileURL(join(root, 'dist/src/index.js'))}'
export const transform = defineTransform({
  name: 'counted',
  summary: '',
  examples: [],
  options: z.strictObject({}),
  plan(schema) {
    appendFileSync(${JSON.stringify(log)}, threadId + '\\n')
    return { schema, reads: [], writes: [], effects: { rows: 'dropped' } }
  },
  survey: {
    reads: () => [],
    empty: () => 0,
    observe: () => {},
    merge: () => 0,
    decide: () => ({ decision: 0 }),
  },
  open: () => (batch) => batch,
})
`,
)

const input = writeLines(join(folder, 'rows.jsonl'), makeRecords(600), { lineLength: 20_000 })

/** How often each thread has planned the step, the threads in the order of their numbers. */
async function plannedBy(workers: number): Promise<number[]> {
  if (existsSync(log)) rmSync(log)
  const output = join(folder, `out-${workers}`)
  const { output: written } = await run({ input, steps: [{ [counted]: {} }], output }, { workers })
  expect(written.shards).toBeGreaterThan(3)
  const times = new Map<number, number>()
  for (const thread of readFileSync(log, 'utf8').trim().split('\n').map(Number))
    times.set(thread, (times.get(thread) ?? 0) + 1)
  return [...times].sort(([a], [b]) => a - b).map(([, count]) => count)
}

describe('a job of many partitions, surveyed and written', () => {
  test('is planned once for the plan and once by the thread that does all of it', async () => {
    expect(await plannedBy(0)).toEqual([2])
  })

  test.runIf(isWhole)('is planned once by the main thread and at most once by each worker', async () => {
    const [main, ...workers] = await plannedBy(2)
    expect(main).toBe(1)
    expect(workers.length).toBeGreaterThan(0)
    expect(workers.filter((count) => count !== 1)).toEqual([])
  })
})
