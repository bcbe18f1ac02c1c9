import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { inlineEngine } from '../../src/engine/inline.js'
import { runPass } from '../../src/engine/run-pass.js'
import type { Answers } from '../../src/engine/tasks/task.js'
import { normalize } from '../../src/pipeline/normalize.js'
import { buildPlan } from '../../src/plan/build-plan.js'
import { describePlan, type OpenPlan } from '../../src/plan/plan.js'
import { isWhole } from '../campaign.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('input-copies')
const linesOf = (file: number, text: string) =>
  Array.from({ length: 40 }, (_, id) => `${JSON.stringify({ id, file, text })}\n`).join('')

/** Packed files: each of a partition of its own but the last, which has two. */
function packedFiles(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (const file of [0, 1, 2, 3, 4, 5]) {
    const text = linesOf(file, 'x'.repeat(file === 5 ? 100_000 : 52_000))
    writeFileSync(join(path, `${file}.jsonl.gz`), gzipSync(text))
  }
  return path
}

async function planOf(path: string, idleBytes?: number): Promise<{ plan: OpenPlan; spool: string }> {
  const spool = join(folder, `spool-${readdirSync(folder).length}`)
  mkdirSync(spool)
  const pipeline = normalize({ input: path, output: join(folder, 'out') })
  const context = { options: {}, engine: inlineEngine(), spoolFolder: spool, idleBytes }
  return { plan: await buildPlan(pipeline, context), spool }
}

/** One more pass over the inputs of a plan: what it has read, and the most copies that there were. */
async function passOver({ plan, spool }: Awaited<ReturnType<typeof planOf>>) {
  const parts: Answers['hash']['input'][] = []
  let most = 0
  const { partitions, copies } = plan
  await runPass(
    { options: {}, engine: inlineEngine(), partitions, copies },
    {
      phase: 'infer',
      tasks: partitions.map((partition) => ({ kind: 'hash', partition })),
      onAnswer({ input }, index) {
        parts[index] = input
        most = Math.max(most, readdirSync(spool).length)
      },
    },
  )
  return { parts, most }
}

describe('copies of packed inputs', () => {
  it('are as many as are read at once, and each pass reads the same of them', async () => {
    const path = packedFiles('many')
    const [few, all] = [await planOf(path, 0), await planOf(path)]
    expect(describePlan(few.plan)).toEqual(describePlan(all.plan))
    expect(few.plan.partitions.length).toBe(7)
    expect([few, all].map(({ spool }) => readdirSync(spool).length)).toEqual([1, 6])
    const [again, wanted] = [await passOver(few), await passOver(all)]
    expect(again.parts).toEqual(wanted.parts)
    // That of the partition, and one that would be unpacked for each pass if it were alone.
    expect([again.most, wanted.most]).toEqual([2, 6])
    expect(readdirSync(few.spool).length).toBe(1)
  })

  it('are not made of another content than the first time', async () => {
    const path = packedFiles('changing')
    const opened = await planOf(path, 0)
    // All of them: one copy stays, that of the file that was unpacked last.
    for (const name of readdirSync(path))
      writeFileSync(join(path, name), gzipSync(linesOf(3, 'y'.repeat(52_000))))
    await expect(passOver(opened)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('.jsonl.gz'),
    })
  })

  it.runIf(isWhole)('make the same output, whichever threads read them', async () => {
    const path = packedFiles('threads')
    const outputs = [0, 2].map((workers) =>
      run({ input: path, output: join(folder, `out-${workers}`) }, { workers }),
    )
    const [inline, threads] = await Promise.all(outputs)
    expect(threads.digest).toBe(inline.digest)
    expect(threads.rows.written).toBe(240)
  })
})
