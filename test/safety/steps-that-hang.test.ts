import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { readRejects, readShards, temporaryFolder } from '../run/fixtures.js'
import {
  actsAtSecret,
  isPublished,
  projectWith as projectIn,
  rowsWith,
  runProject,
  secret,
  startProject,
  stepModule,
} from './own-steps.js'

/** Long enough for a busy machine, since all that does not hang shows a sign of life sooner. */
const timeout = { errors: { stepTimeout: 2 } }
const count = 3000

/** What hangs waits more than it works, so these run side by side, each by a program of its own. */
const parent = temporaryFolder('steps-that-hang')
const projectWith = (steps: Record<string, string>, given: { rows: string; pipeline?: object }) =>
  projectIn(steps, { ...given, parent })

/** Never comes back, and leaves the processor to the other tests. */
const hang = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'

function reportOf(cwd: string): { retries: object[]; digest: string; steps: object[] } {
  return JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8'))
}

function idsOf(cwd: string): number[] {
  return readShards(join(cwd, 'out')).map(({ id }) => Number(id))
}

const all = Array.from({ length: count }, (_, id) => id)

describe.concurrent('a step that never comes back from some records', () => {
  it.runIf(isWhole)(
    'loses these records alone: they are found, rejected and counted, and the report tells of the attempts',
    async () => {
      const gone = isWhole ? [1500, 2999] : [1500]
      const cwd = projectWith(
        { first: stepModule('first', '() => (batch) => batch'), loop: actsAtSecret('loop', hang) },
        { rows: rowsWith(count, gone), pipeline: timeout },
      )
      const { code, stderr } = await startProject(cwd, { workers: 2, args: [] })
      expect(stderr).toContain('Partition 0 has not moved for ')
      expect(stderr).toMatch(/worker \d is in Module "\.\/loop\.mjs", step 2 loop at rows\.jsonl:1025/)
      expect(stderr).not.toContain(secret)
      expect(code).toBe(0)
      expect(idsOf(cwd)).toEqual(all.filter((id) => !gone.includes(id)))
      expect(readRejects(join(cwd, 'out'))).toMatchObject(
        gone.map((id) => ({ line: id + 1, reason: 'step_timeout', step: '2 loop', action: 'rejected' })),
      )
      const { retries, steps } = reportOf(cwd)
      expect(steps[1]).toMatchObject({ counts: { rejected: { step_timeout: gone.length } } })
      // Twice at the first batch, once at its row, then once at the other batch and once at its row.
      expect(retries).toEqual(
        Array(1 + 2 * gone.length).fill({ partition: 0, step: '2 loop', why: 'stalled' }),
      )
    },
  )

  it.runIf(isWhole)('loses them also where the survey of a later step depends on it', async () => {
    // Two groups that are equal without the record.
    const rows = rowsWith(count - 1, [8]).replace(/text \d*(\d)/g, (_, digit) => `group ${Number(digit) % 2}`)
    const steps = [{ './loop.mjs': {} }, { balance: { facet: 'text', method: 'under' } }]
    const cwd = projectWith({ loop: actsAtSecret('loop', hang) }, { rows, pipeline: { ...timeout, steps } })
    const { code, stderr } = await startProject(cwd, { workers: 1 })
    expect([code, stderr]).toEqual([0, ''])
    expect(idsOf(cwd)).toEqual(all.filter((id) => id !== 8 && id < count - 1))
    // The record is known by the time that the rows are written.
    expect(reportOf(cwd).retries).toHaveLength(3)
  })

  it.runIf(isWhole)(
    'ends the run where records are not to be rejected, and where they are too many',
    async () => {
      const loop = actsAtSecret('loop', hang)
      const strict = { errors: { stepTimeout: 1, onError: 'fail' } }
      const one = projectWith({ loop }, { rows: rowsWith(count, [7]), pipeline: strict })
      const failed = await startProject(one, { workers: 1 })
      expect(failed.stderr).toMatch(
        /prep: rows\.jsonl:8 at byte \d+: step 1 loop: A record cannot be used \(step_timeout\)/,
      )
      const hasty = { errors: { stepTimeout: 1, budget: 1 } }
      const many = projectWith({ loop }, { rows: rowsWith(6, [0, 1, 2, 3, 4, 5]), pipeline: hasty })
      const { code, stderr } = await startProject(many, { workers: 1 })
      expect(stderr).toMatch(
        /prep: rows\.jsonl:6 at byte \d+: step 1 loop: Module "\.\/loop\.mjs" did not come back within 1 s/,
      )
      expect([failed.code, code, isPublished(one), isPublished(many)]).toEqual([2, 2, false, false])
    },
  )

  it.runIf(isWhole)('is named when it hangs as it is opened, or as it surveys a record', async () => {
    const open = projectWith(
      { open: stepModule('open', '() => new Promise(() => {})') },
      { rows: rowsWith(9, []), pipeline: { errors: { stepTimeout: 1 } } },
    )
    const opened = await startProject(open, { workers: 1 })
    expect(opened.stderr).toMatch(
      /prep: step 1 open: Module "\.\/open\.mjs" did not come back within 1 s, in partition 0/,
    )
    const survey = `{
      reads: () => ['text'],
      empty: () => ({}),
      observe: (_, batch) => { for (const { text } of prepkit.rowsOf(batch)) if (text.includes('${secret}')) ${hang} },
      merge: (a) => a,
      decide: () => ({ decision: null }),
    }`
    const step = stepModule('look', '() => (batch) => batch').replace('open:', `survey: ${survey},\n  open:`)
    const cwd = projectWith(
      { look: step },
      { rows: rowsWith(count, [1200]), pipeline: { errors: { stepTimeout: 2 } } },
    )
    const { code, stderr } = await startProject(cwd, { workers: 1 })
    expect(stderr).toMatch(
      /prep: rows\.jsonl:1201 at byte \d+: step 1 look: Module "\.\/look\.mjs" did not come back within 2 s, given this record/,
    )
    expect([opened.code, code]).toEqual([2, 2])
  })
})

describe('a step that ends its thread', () => {
  it.each(shortForm(['process.exit(0)', 'process.exit(7)'], 1))(
    'by %s is named with its record, and the run ends with 2',
    async (act) => {
      const cwd = projectWith({ exit: actsAtSecret('exit', act) }, { rows: rowsWith(count, [2000]) })
      const { code, stderr } = await runProject(cwd, { workers: 2 })
      expect(stderr).toMatch(/^prep: rows\.jsonl:2001 at byte \d+: step 1 exit: Module "\.\/exit\.mjs" /)
      expect(stderr).toContain(`ended its thread by ${act}, given this record, in partition 0, in 3 attempts`)
      expect([code, isPublished(cwd), stderr.includes(secret)]).toEqual([2, false, false])
    },
  )

  it.runIf(isWhole)('once only is no more than a retry', async () => {
    const act = "if (!existsSync('once')) { writeFileSync('once', ''); process.exit(1) }"
    const step = `import { existsSync, writeFileSync } from 'node:fs'\n${actsAtSecret('exit', act)}`
    const cwd = projectWith({ exit: step }, { rows: rowsWith(count, [2000]) })
    expect((await runProject(cwd, { workers: 2 })).code).toBe(0)
    const { retries, digest } = reportOf(cwd)
    expect(retries).toEqual([{ partition: 0, step: '1 exit', why: 'exit' }])
    expect(idsOf(cwd)).toEqual(all)
    await runProject(cwd, { workers: 2, args: ['-q', '--overwrite'] })
    expect(reportOf(cwd)).toMatchObject({ retries: [], digest })
  })

  it.runIf(isWhole)('by using up its memory is named', async () => {
    const act = 'const kept = []; for (;;) kept.push(new Array(1e6).fill(kept.length + 0.5))'
    const cwd = projectWith({ oom: actsAtSecret('oom', act) }, { rows: rowsWith(count, [5]) })
    const { code, stderr } = await startProject(cwd, {
      workers: 1,
      env: { NODE_OPTIONS: '--max-old-space-size=64' },
    })
    expect(stderr).toContain('prep: rows.jsonl:6 at byte ')
    expect(stderr).toContain('Module "./oom.mjs" used up the memory of its thread, given this record')
    expect([code, isPublished(cwd)]).toEqual([2, false])
  })

  const late: [string, string, string][] = [
    [
      'a throw in a timer',
      `setTimeout(() => { throw new TypeError('${secret}') })`,
      'a TypeError at .*late\\.mjs:\\d+',
    ],
    [
      'a promise that is rejected',
      `Promise.reject(new RangeError('${secret}'))`,
      'a RangeError at .*late\\.mjs:\\d+',
    ],
    ['process.abort()', 'process.abort()', 'a TypeError ERR_WORKER_UNSUPPORTED_OPERATION'],
  ]

  it.each(shortForm(late, 1))('by %s is named, and the run ends with 2', async (_, act, thrown) => {
    const steps = { first: stepModule('first', '() => (batch) => batch'), late: actsAtSecret('late', act) }
    const cwd = projectWith(steps, { rows: rowsWith(count, [2999]) })
    const { code, stderr } = await runProject(cwd, { workers: 2 })
    expect(stderr).toMatch(new RegExp(`^prep: .*step 2 late: Module "\\./late\\.mjs" threw ${thrown}`))
    expect(stderr.split('\n')).toHaveLength(2)
    expect([code, isPublished(cwd), stderr.includes(secret)]).toEqual([2, false, false])
  })
})
