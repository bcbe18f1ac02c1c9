import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/arrow/rows.js'
import { inlineEngine } from '../../src/engine/inline.js'
import { runPass } from '../../src/engine/run-pass.js'
import { openProgressBuffer } from '../../src/engine/tasks/progress-buffer.js'
import { placeIn } from '../../src/engine/tasks/record-place.js'
import { type RejectEntry, RejectList } from '../../src/engine/write/reject-log.js'
import { normalize } from '../../src/pipeline/normalize.js'
import { buildPlan } from '../../src/plan/build-plan.js'
import { inputBatches } from '../../src/plan/input-batches.js'
import type { OpenPlan } from '../../src/plan/plan.js'
import { findRow } from '../../src/run/explain/find-row.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('sketch')

/** Lines of many lengths, among them one that is longer than what is kept around a border, blank ones, and one that is broken. */
const lines = Array.from({ length: 6000 }, (_, id) => {
  if (id % 997 === 5) return ''
  if (id === 3333) return '{"id":'
  const length = id === 2000 ? 700_000 : (id * 7919) % 2000
  return JSON.stringify({ id, text: 'x'.repeat(length) })
})
const text = `${lines.join('\n')}\n`
const step = 256 << 10
const limits = { wholeBytes: 1 << 20, step }

async function planOf(
  name: string,
  content: Buffer = gzipSync(text),
): Promise<{ plan: OpenPlan; spool: string }> {
  const path = join(folder, name)
  const spool = join(folder, `${name}-spool`)
  mkdirSync(spool)
  writeFileSync(path, content)
  const pipeline = normalize({ input: path, output: join(folder, 'out') })
  const context = { options: {}, engine: inlineEngine(), spoolFolder: spool, idleBytes: 0, sketches: limits }
  return { plan: await buildPlan(pipeline, context), spool }
}

const packed = await planOf('packed.jsonl.gz')
const plain = await planOf('plain.jsonl', Buffer.from(text))
const ranges = packed.plan.partitions.flatMap((partition) => partition.ranges)

/** Every row, by its number and where it was read. */
async function readAll({
  plan,
}: {
  plan: OpenPlan
}): Promise<[id: unknown, position: number, line: number | undefined][]> {
  const rows: [unknown, number, number | undefined][] = []
  for (const partition of plan.partitions) {
    const progress = openProgressBuffer(plan.partitions.length)
    for await (const batch of inputBatches(plan, partition, { progress })) {
      for (const [row, { id }] of rowsOf(batch).entries()) {
        const position = batch.origin.positions[row]
        const isLooked = rows.length % 50 === 0
        const place = isLooked ? placeIn(partition, { source: 0, position }) : undefined
        rows.push([id, position, place?.line])
      }
    }
  }
  return rows
}

describe('a packed input that is too large for a copy', () => {
  it('leaves on the disk what is around its borders', () => {
    const sketch = packed.plan.files[0].readPath
    const { size, blocks } = statSync(sketch)
    expect(size).toBe(text.length)
    expect(blocks * 512).toBeLessThan(0.6 * size)
    const kept = readFileSync(sketch)
    for (const { range } of ranges)
      expect(kept.subarray(range.from, range.from + 1000)).toEqual(
        Buffer.from(text).subarray(range.from, range.from + 1000),
      )
  })

  it('is cut at line starts, into parts that hold all of it', () => {
    expect(ranges.length).toBeGreaterThan(10)
    expect(ranges[0].range.from).toBe(0)
    expect(ranges.at(-1)?.range.to).toBe(text.length)
    for (const [i, { range }] of ranges.entries()) {
      if (i > 0) expect(range.from).toBe(ranges[i - 1].range.to)
      if (i > 0) expect(text[range.from - 1]).toBe('\n')
    }
  })

  it('has the rows of a plain file, at the same places and lines, in each pass', async () => {
    const wanted = await readAll(plain)
    expect(wanted.length).toBeGreaterThan(5900)
    expect((await readAll(packed)).map(([id, position]) => [id, position])).toEqual(
      wanted.map(([id, position]) => [id, position]),
    )
    expect(await readAll(packed)).toEqual(wanted)
  })

  it('is on the disk by the parts that are read', async () => {
    const { plan, spool } = packed
    let most = 0
    await runPass(
      { options: {}, engine: inlineEngine(), partitions: plan.partitions, copies: plan.copies },
      {
        phase: 'infer',
        tasks: plan.partitions.map((partition) => ({ kind: 'hash', partition })),
        onAnswer({ input }, index) {
          plan.seen.see(index, input)
          most = Math.max(most, readdirSync(spool).length)
        },
      },
    )
    const parts = Math.max(...plan.partitions.map((partition) => partition.ranges.length))
    expect(most).toBeLessThanOrEqual(1 + 2 * parts)
    expect(readdirSync(spool).length).toBeLessThanOrEqual(2)
  })

  it('has the lines of rejected records', async () => {
    const bad = ranges.find(({ range }) => range.to > text.indexOf('{"id":\n'))!
    const entries: RejectEntry[] = []
    const release = await packed.plan.copies.hold([bad.file])
    const list = new RejectList({ onError: 'reject', keepRaw: true }, (entry) => entries.push(entry))
    list.add(bad.file, {
      offset: text.indexOf('{"id":\n'),
      length: 6,
      reason: 'not_json',
      action: 'rejected',
    })
    release()
    expect(entries[0]).toMatchObject({ line: 3334, raw: Buffer.from('{"id":').toString('base64') })
  })

  it('is looked into by a line', async () => {
    const place = { source: packed.plan.files[0].path, line: 4322 }
    const { row, place: placeOf } = await findRow(packed.plan, place)
    expect(rowsOf(row)[0].id).toBe(4321)
    const beyond = { ...place, line: 7000 }
    await expect(findRow(packed.plan, beyond)).rejects.toMatchObject({ code: 'not_found' })
    expect(placeOf).toBeDefined()
  })

  it('is refused where it is another one when it is unpacked again', async () => {
    const changing = await planOf('changing.jsonl.gz')
    writeFileSync(join(folder, 'changing.jsonl.gz'), gzipSync(text.replaceAll('xxxx', 'yyyy')))
    await expect(readAll(changing)).rejects.toMatchObject({
      code: 'bad_input',
      message: expect.stringContaining('changing.jsonl.gz'),
    })
  })
})
