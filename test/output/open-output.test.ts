import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { Field, Schema, Utf8 } from '../../src/arrow/arrow.js'
import type { PartitionResult } from '../../src/engine/tasks/task.js'
import { hashOf } from '../../src/files/byte-hash.js'
import { revisionOf } from '../../src/files/file-revision.js'
import { finishedPartitions } from '../../src/output/finished-work.js'
import { openOutput } from '../../src/output/open-output.js'
import type { NormalPipeline } from '../../src/pipeline/schema.js'
import type { PlanSummary } from '../../src/plan/plan.js'
import { temporaryFolder } from '../run/fixtures.js'

const root = temporaryFolder('open-output')
let folders = 0

/** An output folder of which nobody knows. */
function freshOutput(): NormalPipeline['output'] {
  return {
    kind: 'folder',
    path: join(root, String(folders++)),
    format: 'jsonl',
    keepSplitColumn: false,
    lineage: false,
  }
}

const schema = new Schema([new Field('text', new Utf8(), true)])
const planOf = (hash: string) =>
  ({ hash, seed: Number(hash.length), inputs: [] as PlanSummary['inputs'] }) as PlanSummary

const hashOfText = (text: string) => hashOf([Buffer.from(text)])

const resultOf = (bytes: number): PartitionResult => ({
  partition: 0,
  shards: [[{ rows: 1, bytes, hash: hashOfText('{}\n'), headBytes: 0, tailBytes: 0 }]],
  read: 1,
  rejected: {},
  repaired: {},
  steps: [],
  findings: { steps: [] },
  rejectsFile: false,
  input: [],
})

describe('openOutput()', () => {
  test('gives the lock back also where what was spooled cannot be removed: its heartbeat would keep the process', async () => {
    const opened = await openOutput(freshOutput(), { overwrite: false })
    const { lease } = opened
    const release = vi.spyOn(lease, 'release')
    vi.spyOn(lease, 'isHeld').mockImplementation(() => {
      throw new Error('too many open files')
    })
    expect(() => opened.close()).toThrow('too many open files')
    expect(release).toHaveBeenCalledOnce()
    expect(existsSync(lease.ticket.path)).toBe(false)
  })

  test('answers with what can be done next, and nothing else', async () => {
    const opened = await openOutput(freshOutput(), { overwrite: false })
    // @ts-expect-error An output is not arranged before it is adopted or claimed.
    expect(opened.arrange).toBeUndefined()
    const claimed = opened.claim()
    // @ts-expect-error Nothing is written into an output before it is arranged.
    expect(claimed.layout).toBeUndefined()
    const { layout } = claimed.arrange(schema)
    expect(layout.shardFolders).toHaveLength(1)
    opened.close()
  })

  test('takes an output for one at a time, and leaves nothing of one that came to nothing', async () => {
    const output = freshOutput()
    const opened = await openOutput(output, { overwrite: false })
    await expect(openOutput(output, { overwrite: false })).rejects.toEqual(
      expect.objectContaining({ code: 'locked' }),
    )
    opened.close()
    expect(existsSync(output.path)).toBe(false)
    const last = await openOutput(output, { overwrite: false })
    last.close()
  })

  test('refuses a folder of other files even where it may overwrite', async () => {
    const output = freshOutput()
    mkdirSync(output.path)
    writeFileSync(join(output.path, 'mine.txt'), '')
    const refused = expect.objectContaining({ code: 'output_exists' })
    await expect(openOutput(output, { overwrite: true })).rejects.toEqual(refused)
    expect(readdirSync(output.path)).toEqual(['mine.txt'])
  })
})

describe('what killed runs have left', () => {
  const attempt = '0123456789abcdef01234567'
  const leftovers = [
    `.prep/lock.${attempt}.tmp`,
    `.prep/lock.takeover.${attempt}.tmp`,
    `.prep/plan.json.${attempt}.tmp`,
    `.prep/partitions/00007.json.${attempt}.tmp`,
    `.prep/decisions/1-balance.json.${attempt}.tmp`,
    '.prep/decisions/1-balance.json.4711.tmp',
    `.prep/tmp/shard-7-0.${attempt}.tmp`,
    `.prep/tmp/rejects-7.${attempt}.tmp`,
    '.prep/spool/00000.jsonl',
    `report.html.${attempt}.tmp`,
    `profile.html.${attempt}.tmp`,
    `manifest.json.${attempt}.tmp`,
    'profile.html.4711.tmp',
    `state.json.${attempt}.tmp`,
    `train/state.json.${attempt}.tmp`,
  ]
  const kept = [
    'README.tmp',
    `notes.${attempt}.tmp`,
    '.prep/data-splits.json',
    'train/data-00000-of-00001.jsonl',
  ]

  test('is swept when the output is opened again, and nothing else is', async () => {
    const output = freshOutput()
    for (const name of [...leftovers, ...kept]) {
      mkdirSync(dirname(join(output.path, name)), { recursive: true })
      writeFileSync(join(output.path, name), name.endsWith('splits.json') ? '["train"]' : '')
    }
    const opened = await openOutput(output, { overwrite: false })
    const left = readdirSync(output.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(output.path, join(entry.parentPath, entry.name)))
    expect(left.sort()).toEqual([...kept, '.prep/lock'].sort())
    opened.close()
  })

  test('stays where another run is at work', async () => {
    const output = freshOutput()
    const working = await openOutput(output, { overwrite: false })
    const shard = join(output.path, '.prep/tmp/shard-0-0.0123456789abcdef01234567.tmp')
    mkdirSync(dirname(shard))
    writeFileSync(shard, '')
    await expect(openOutput(output, { overwrite: true })).rejects.toEqual(
      expect.objectContaining({ code: 'locked' }),
    )
    expect(existsSync(shard)).toBe(true)
    working.close()
  })
})

describe('an opened output', () => {
  test('goes on with the plan that was begun, and finds the partitions whose shards are whole', async () => {
    const output = freshOutput()
    const first = await openOutput(output, { overwrite: false })
    const { layout, state } = first.adopt(planOf('a')).arrange(schema)
    state.saveResult(resultOf(3))
    state.saveDecision('1 balance', { sampled: 7 })
    first.close()

    const again = await openOutput(output, { overwrite: false })
    const resumed = again.adopt(planOf('a')).arrange(schema)
    const [shard] = layout.partition(0, 1).shardPaths
    const finished = (count: number) => finishedPartitions(resumed, { count, isOrdered: false })
    expect(await finished(1)).toEqual([])
    writeFileSync(shard, '{ }')
    expect(await finished(1)).toEqual([])
    writeFileSync(shard, '{}\n')
    const { shards, ...account } = resultOf(3)
    expect((await finished(1))[0]).toEqual({
      ...account,
      shards: [[{ ...shards[0][0], revision: revisionOf(shard) }]],
    })
    expect((await finished(2))[1]).toBeUndefined()
    expect(resumed.state.decision('1 balance')).toEqual({ decision: { sampled: 7 } })
    again.close()
  })

  test('refuses another plan where partitions are finished, and clears them away where it may', async () => {
    const output = freshOutput()
    const first = await openOutput(output, { overwrite: false })
    first.adopt(planOf('a')).arrange(schema).state.saveResult(resultOf(3))
    first.close()

    const refused = await openOutput(output, { overwrite: false })
    expect(() => refused.adopt(planOf('bb'))).toThrow(
      expect.objectContaining({
        code: 'plan_changed',
        message: expect.stringContaining(`"${output.path}" holds the unfinished work of another plan`),
      }),
    )
    refused.close()

    const anew = await openOutput(output, { overwrite: true })
    const { state } = anew.adopt(planOf('bb')).arrange(schema)
    expect([state.hasResults(), state.plan()?.hash]).toEqual([false, 'bb'])
    anew.close()
  })

  test('names the folder beside a file, which is not there yet, where the unfinished work of another plan is', async () => {
    const output = { ...freshOutput(), kind: 'file' as const, path: join(root, 'one.jsonl') }
    const first = await openOutput(output, { overwrite: false })
    first.adopt(planOf('a')).arrange(schema).state.saveResult(resultOf(3))
    expect(() => first.adopt(planOf('bb'))).toThrow(
      `"${output.path}.prep" holds the unfinished work of another plan`,
    )
    first.close()
  })

  test('clears nothing away when another run has taken the output over meanwhile', async () => {
    const output = freshOutput()
    const first = await openOutput(output, { overwrite: false })
    const { layout, state } = first.adopt(planOf('a')).arrange(schema)
    state.saveResult(resultOf(3))
    first.close()
    const slow = await openOutput(output, { overwrite: true })
    writeFileSync(layout.lock, JSON.stringify({ pid: 1, host: 'pod-new' }))
    for (const act of [() => slow.adopt(planOf('bb')), () => slow.claim()])
      expect(act).toThrow(expect.objectContaining({ code: 'locked' }))
    slow.close()
    expect([state.hasResults(), state.plan()?.hash]).toEqual([true, 'a'])
    expect(existsSync(layout.lock)).toBe(true)
  })

  test('takes another plan where nothing is finished', async () => {
    const output = freshOutput()
    const first = await openOutput(output, { overwrite: false })
    first.adopt(planOf('a'))
    first.close()
    const second = await openOutput(output, { overwrite: false })
    expect(second.adopt(planOf('bb')).arrange(schema).state.plan()?.hash).toBe('bb')
    second.close()
  })

  test('is not claimed over finished output', async () => {
    const output = freshOutput()
    const first = await openOutput(output, { overwrite: false })
    first.claim()
    writeFileSync(join(output.path, 'manifest.json'), '{}')
    first.close()
    const second = await openOutput(output, { overwrite: false })
    expect(() => second.claim()).toThrow(expect.objectContaining({ code: 'output_exists' }))
    second.close()
  })
})
