import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import { mainPath } from '../cli/prep.js'
import {
  actsAtSecret,
  isPublished,
  projectWith,
  rowsWith,
  secret,
  startProject,
  stepModule,
} from './own-steps.js'

const rows = rowsWith(3000, [2000])

describe('`--workers 0` with a step of the user', () => {
  const acts: [string, string][] = [
    ['process.exit(0)', 'ended its thread by process.exit(0), given this record'],
    [`setTimeout(() => { throw new TypeError('${secret}') })`, 'threw a TypeError at '],
    ['process.exit(1)', 'ended its thread by process.exit(1), given this record'],
    [`Promise.reject(new RangeError('${secret}'))`, 'threw a RangeError at '],
    ['process.abort()', 'threw a TypeError ERR_WORKER_UNSUPPORTED_OPERATION'],
  ]

  it.each(shortForm(acts, 1))(
    'that calls %s ends with 2, names the module, and publishes nothing',
    async (act, did) => {
      const cwd = projectWith({ bad: actsAtSecret('bad', act) }, { rows })
      const { code, stderr } = await startProject(cwd, { workers: 0 })
      expect(stderr).toContain(`step 1 bad: Module "./bad.mjs" ${did}`)
      expect(stderr.split('\n')).toHaveLength(2)
      expect([code, isPublished(cwd), stderr.includes(secret)]).toEqual([2, false, false])
    },
  )

  it.runIf(isWhole).each(['SIGINT', 'SIGTERM'] as const)(
    'that loops for ever is ended by one %s',
    async (signal) => {
      const act = `writeFileSync('looping', ''); for (;;);`
      const step = `import { writeFileSync } from 'node:fs'\n${actsAtSecret('loop', act)}`
      const cwd = projectWith({ loop: step }, { rows })
      const child = spawn(process.execPath, [mainPath, 'run', 'pipeline.json', '-q', '--workers', '0'], {
        cwd,
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      const closed = once(child, 'close')
      while (!existsSync(join(cwd, 'looping'))) await new Promise((resolve) => setTimeout(resolve, 5))
      child.kill(signal)
      expect(await closed).toEqual([130, null])
      expect(isPublished(cwd)).toBe(false)
    },
  )

  it.runIf(isWhole)('writes the same bytes as with two workers', async () => {
    const digestOf = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).digest
    const digests = [0, 2].map(async (workers) => {
      const cwd = projectWith({ same: stepModule('same', '() => (batch) => batch') }, { rows })
      expect((await startProject(cwd, { workers })).code).toBe(0)
      return digestOf(cwd)
    })
    const [inOne, inTwo] = await Promise.all(digests)
    expect(inOne).toBe(inTwo)
  })
})

describe.each(shortForm([2, 0], 1))('what a module does in the main thread (%i workers)', (workers) => {
  const keeps = '() => (batch) => batch'

  const loads: [string, string, RegExp][] = [
    [
      'process.exit(0)',
      'process.exit(0)',
      /^prep: Code ended the program by process\.exit\(0\) at .*plan\.mjs:\d+, before it was done/,
    ],
    [
      'process.exit(1)',
      'process.exit(1)',
      /^prep: Code ended the program by process\.exit\(1\) at .*plan\.mjs:\d+/,
    ],
    [
      'a throw in a timer',
      `setTimeout(() => { throw new TypeError('${secret}') })`,
      /^prep: Code threw a TypeError at .*plan\.mjs:\d+ outside of a call/,
    ],
    [
      'a rejected promise',
      `Promise.reject(new RangeError('${secret}'))`,
      /^prep: Code threw a RangeError at .*plan\.mjs:\d+ outside of a call/,
    ],
    ['a promise that never settles', 'await new Promise(() => {})', /^prep: Code waits for what never comes/],
    ['a throw', `throw new TypeError('${secret}')`, /^prep: Module "\.\/plan\.mjs" cannot be loaded/],
  ]

  it.each(shortForm(loads, 1))('when it is loaded: %s ends with 2', async (_, act, said) => {
    const cwd = projectWith({ plan: stepModule('plan', keeps, act) }, { rows })
    const { code, stderr } = await startProject(cwd, { workers })
    expect(stderr).toMatch(said)
    expect(stderr.split('\n')).toHaveLength(2)
    expect([code, isPublished(cwd)]).toEqual([2, false])
  })
})

describe('run() with workers: 0', () => {
  it('is aborted inside of a partition, between two batches', async () => {
    const counts = globalThis as { calls?: number; onCall?: () => void }
    const step = stepModule(
      'count',
      '() => (batch) => { globalThis.calls++; globalThis.onCall(); return batch }',
    )
    const cwd = projectWith({ count: step }, { rows: rowsWith(50_000, []) })
    const controller = new AbortController()
    counts.calls = 0
    counts.onCall = () => setImmediate(() => controller.abort())
    const steps = [{ [join(cwd, 'count.mjs')]: {} }]
    const pipeline = { input: join(cwd, 'rows.jsonl'), steps, output: join(cwd, 'out') }
    const stopped = run(pipeline, { workers: 0, signal: controller.signal })
    expect(await stopped.catch((error) => error)).toBe(controller.signal.reason)
    expect(counts.calls).toBeLessThan(5)
  })

  it('leaves the handlers of the process as they were', async () => {
    const events = ['exit', 'uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM'] as const
    const listeners = () => events.map((event) => process.listeners(event as 'exit'))
    const before = listeners()
    const cwd = projectWith({}, { rows })
    await run({ input: join(cwd, 'rows.jsonl'), output: join(cwd, 'out') }, { workers: 0 })
    expect(listeners()).toEqual(before)
  })
})
