import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isWhole, shortForm } from '../campaign.js'
import {
  actsAtSecret,
  isPublished,
  projectWith,
  rowsWith,
  runProject,
  secret,
  startProject,
  stepModule,
} from './own-steps.js'

const rows = rowsWith(3000, [2000])

describe.each(shortForm([1, 0], 1))('a step that fails (%i workers)', (workers) => {
  it('by a throw is named with its module, the source and the line of the record, which is not quoted', async () => {
    const step = actsAtSecret('throw', 'throw new TypeError(text)')
    const cwd = projectWith({ throw: step }, { rows })
    const { code, stderr } = await runProject(cwd, { workers })
    expect(stderr).toMatch(
      /^prep: rows\.jsonl:2001 at byte \d+: step 1 throw: Module "\.\/throw\.mjs" threw a TypeError at .*throw\.mjs:\d+/,
    )
    expect(stderr.split('\n')).toHaveLength(2)
    expect(stderr).not.toContain(secret)
    expect([code, isPublished(cwd)]).toEqual([2, false])
    const debug = await runProject(cwd, { workers, env: { PREP_DEBUG: '1' } })
    expect(debug.stderr).toContain(`TypeError: about ${secret}`)
  })

  it('by a throw that no record alone brings about is named with the first record of the batch', async () => {
    const step = stepModule(
      'count',
      '() => { let n = 0; return (batch) => { if (++n === 2) throw null; return batch } }',
    )
    const cwd = projectWith({ count: step }, { rows })
    const { code, stderr } = await runProject(cwd, { workers })
    expect(stderr).toMatch(
      /^prep: rows\.jsonl:1025 at byte \d+: step 1 count: Module "\.\/count\.mjs" threw null/,
    )
    expect(stderr).toContain('one of the 1024 records from here')
    expect(code).toBe(2)
  })

  it.runIf(isWhole)('when it is opened is named without a record', async () => {
    const cwd = projectWith(
      { open: stepModule('open', `() => { throw new RangeError('${secret}') }`) },
      { rows },
    )
    const { code, stderr } = await runProject(cwd, { workers })
    expect(stderr).toMatch(
      /^prep: step 1 open: Module "\.\/open\.mjs" threw a RangeError at .*open\.mjs:\d+ when it was opened/,
    )
    expect([code, stderr.includes(secret)]).toEqual([2, false])
  })

  it.runIf(isWhole)('when it is opened, by answering with no function, is told so', async () => {
    const cwd = projectWith({ none: stepModule('none', '() => undefined') }, { rows })
    const { code, stderr } = await runProject(cwd, { workers })
    expect(stderr).toMatch(/^prep: step 1 none: Module "\.\/none\.mjs" answered .* a function/)
    expect(code).toBe(2)
  })
})

describe('a step that answers wrongly', () => {
  const answers: [string, string][] = [
    ['a promise', '() => async (batch) => batch'],
    ['a promise', `() => async () => { throw new Error('${secret}') }`],
    ['undefined', '() => () => undefined'],
    ['null', '() => () => null'],
    ['a number', '() => () => 7'],
    ['a string', `() => () => '${secret}'`],
    ['an iterable that holds undefined', '() => (batch) => [batch, undefined]'],
    ['an object', '() => (batch) => ({ ...batch })'],
    ['an asynchronous iterable', '() => async function* (batch) { yield batch }'],
  ]

  it.each(shortForm(answers, 1))(
    'by answering with %s is told what a step answers with',
    async (what, open) => {
      const cwd = projectWith({ wrong: stepModule('wrong', open) }, { rows })
      const { code, stderr } = await runProject(cwd, { workers: 1 })
      expect(stderr).toMatch(
        /^prep: rows\.jsonl:1 at byte 0: step 1 wrong: Module "\.\/wrong\.mjs" answered with /,
      )
      expect(stderr).toContain(`answered with ${what}, where a Batch or an iterable of them is wanted`)
      expect(stderr).not.toContain(secret)
      expect([code, isPublished(cwd)]).toEqual([2, false])
    },
  )
})

describe('a full disk', () => {
  const hook = pathToFileURL(join(import.meta.dirname, 'hooks/full-disk.mjs')).href

  it.runIf(isWhole).each(shortForm(['writev', 'rename', 'fsync', 'open'], 1))(
    'at %s is told alike with and without workers: code, path and what to do',
    async (call) => {
      const cwd = projectWith({}, { rows })
      const failing = (workers: number) =>
        startProject(cwd, { workers, env: { NODE_OPTIONS: `--import ${hook}`, FULL_DISK_AT: call } })
      const [inline, threads] = [await failing(0), await failing(1)]
      expect(inline.stderr).toMatch(/^prep: .*\/out\/[^"]*" cannot be written \(ENOSPC/)
      expect(inline.stderr).toMatch(/out\/data-00000-of-00001\.arrow/)
      expect(inline.stderr).toContain('Make room')
      expect(threads.stderr).toBe(inline.stderr)
      expect([inline.code, threads.code]).toEqual([2, 2])
    },
  )

  it.runIf(isWhole)('under the list of rejects names that list', async () => {
    const cwd = projectWith({}, { rows: `${rows}no json\n`, pipeline: { errors: { budget: 0.5 } } })
    const env = { NODE_OPTIONS: `--import ${hook}`, FULL_DISK_AT: 'write' }
    const { code, stderr } = await startProject(cwd, { workers: 1, env })
    expect(stderr).toMatch(/^prep: ".*\/out\/rejects\/rejects-00000\.jsonl" cannot be written \(ENOSPC/)
    expect(code).toBe(2)
  })
})
