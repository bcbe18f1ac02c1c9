import { describe, expect, it } from 'vitest'
import { Attempts } from '../../src/engine/attempts.js'
import { StallWatch } from '../../src/engine/stall-watch.js'
import { countsOf, openProgressBuffer } from '../../src/engine/tasks/progress-buffer.js'
import type { Job, Task } from '../../src/engine/tasks/task.js'
import { endWork, resetMark, WorkMarker } from '../../src/engine/tasks/work-mark.js'
import { ThreadEnd } from '../../src/engine/thread-pool.js'
import { batchOfRows } from '../../src/index.js'

const errors = { stepTimeout: 10 } as Job['errors']
const step = { name: './loop.mjs', label: '1 loop', options: {} }
const job: Job = { planHash: '', schema: new Uint8Array(), steps: [step], seed: 0, errors, decisions: {} }
const task: Task<'measure'> = { kind: 'measure', partition: { index: 0, ranges: [], bytes: 0 }, job }
const batch = batchOfRows([{ a: 1 }, { a: 2 }])

/** A task at work, and what is done about it. */
function watched(watchedTask: Task = task) {
  const progress = openProgressBuffer(1)
  const done: string[] = []
  const watch = new StallWatch({
    warn: (_, { mark, idleMs }) => done.push(`warn ${mark.step} ${idleMs}`),
    end: () => done.push('end'),
  })
  const marker = new WorkMarker(progress, { partition: 0, job })
  const message = { task: watchedTask, progress, caution: { leftOut: [] } }
  const look = (elapsedMs: number) => watch.look([{ id: 0, message }], elapsedMs)
  return { progress, marker, look, done }
}

describe('StallWatch', () => {
  it('warns once at half of the time that a step has, and ends it when that is over', () => {
    const { marker, look, done } = watched()
    marker.begin(1)
    marker.enter('1 loop', { batch, call: 1 })
    for (let second = 0; second <= 9; second++) look(1000)
    expect(done).toEqual(['warn 1 loop 5000'])
    look(1000)
    expect(done).toEqual(['warn 1 loop 5000', 'end'])
  })

  it('leaves alone what shows a sign of life: a step entered or left, rows or bytes read', () => {
    const { progress, marker, look, done } = watched()
    marker.begin(1)
    const counts = countsOf(progress, 0)
    const signs = [
      () => marker.enter('1 loop', { batch, call: 1 }),
      () => marker.leave(),
      () => counts[0]++,
      () => counts[1]++,
    ]
    for (let round = 0; round < 8; round++) {
      for (let second = 0; second < 4; second++) look(1000)
      signs[round % signs.length]()
    }
    expect(done).toEqual([])
  })

  it('warns of a step that is planned and does not come back, and ends none: a module may take long to be loaded', () => {
    const { marker, look, done } = watched()
    marker.plan(1, '1 loop')
    for (let second = 0; second <= 60; second++) look(1000)
    expect(done).toEqual(['warn 1 loop 30000'])
  })

  it('ends nothing between the steps, before the work begins, or when it waits for the disk', () => {
    const { progress, marker, look, done } = watched()
    look(60_000)
    look(60_000)
    marker.begin(1)
    look(60_000)
    look(60_000)
    expect(done).toEqual(['warn undefined 60000'])
    endWork(progress, 0)
    look(60_000)
    look(60_000)
    resetMark(progress, 0)
    look(60_000)
    expect(done).toHaveLength(1)
  })

  it('never ends a step with "stepTimeout" 0, and warns all the same', () => {
    const patient = { ...job, errors: { ...errors, stepTimeout: 0 } }
    const { marker, look, done } = watched({ ...task, job: patient })
    marker.begin(1)
    marker.enter('1 loop', { batch, call: 1 })
    for (let hour = 0; hour < 3; hour++) look(3_600_000)
    expect(done).toEqual(['warn 1 loop 3600000'])
  })
})

describe('Attempts', () => {
  const end = (call: number, rows: number, position = 0, kind: ThreadEnd['kind'] = 'stalled') =>
    new ThreadEnd(kind, {
      mark: {
        stage: 'working',
        worker: 1,
        beat: 1,
        step: '1 loop',
        call,
        rows,
        row: { source: 0, position, copy: 0 },
      },
      isInnocent: false,
      exitCode: 0,
      cause: undefined,
    })

  it('tries again, then goes through the batch row by row, and leaves out the row at fault', () => {
    const attempts = new Attempts(task, [])
    attempts.take(end(3, 1024))
    expect(attempts.caution).toEqual({ leftOut: [], oneByOne: undefined })
    attempts.take(end(3, 1024))
    expect(attempts.caution.oneByOne).toEqual({ step: '1 loop', call: 3 })
    attempts.take(end(3, 1, 77))
    expect(attempts.caution).toEqual({
      leftOut: [{ step: '1 loop', source: 0, position: 77, copy: 0 }],
      oneByOne: undefined,
    })
  })

  it('gives a step that is slow with every batch all of them row by row', () => {
    const attempts = new Attempts(task, [])
    for (const call of [1, 1, 2]) attempts.take(end(call, 1024))
    expect(attempts.caution.oneByOne).toEqual({ step: '1 loop', call: undefined })
    attempts.take(end(7, 1, 5))
    expect(attempts.caution.oneByOne).toEqual({ step: '1 loop', call: undefined })
    expect(attempts.caution.leftOut).toHaveLength(1)
  })

  it('fails after five rows of a partition, and at the third end for want of memory', () => {
    const attempts = new Attempts(task, [])
    attempts.take(end(1, 1))
    for (let row = 0; row < 5; row++) attempts.take(end(1, 1, row))
    expect(() => attempts.take(end(1, 1, 6))).toThrow('did not come back within 10 s, given this record')
    const hungry = new Attempts(task, [])
    hungry.take(end(1, 1024, 0, 'memory'))
    hungry.take(end(1, 1024, 0, 'memory'))
    expect(() => hungry.take(end(2, 1024, 0, 'memory'))).toThrow(
      'Module "./loop.mjs" used up the memory of its thread, in partition 0, in 3 attempts',
    )
  })
})
