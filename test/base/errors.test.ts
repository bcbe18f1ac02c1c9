import { inspect } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { nearestName, PrepError, placeError, suggestName } from '../../src/base/errors.js'
import { lateError } from '../../src/engine/end-faults.js'
import { describeFailure, reviveFailure } from '../../src/engine/failure.js'
import { stepFault } from '../../src/transform/step-fault.js'

describe('`PrepError`', () => {
  it('holds a code, a place and a cause', () => {
    const cause = new Error('inner')
    const error = new PrepError('bad_input', 'Message', { at: { source: 'a.jsonl', line: 3 }, cause })
    expect(error).toBeInstanceOf(Error)
    expect({ ...error, message: error.message, cause: error.cause }).toEqual({
      name: 'PrepError',
      code: 'bad_input',
      at: { source: 'a.jsonl', line: 3 },
      message: 'Message',
      cause,
    })
  })

  it('has no cause where none was given', () => {
    expect('cause' in new PrepError('bad_input', 'Message')).toBe(false)
  })
})

describe('`hiddenCause()`', () => {
  const secret = 'Ann of 12 Elm Street'
  const faultOf = (thrown: unknown) => stepFault({ label: '1 own', module: './own.mjs' }, thrown) as PrepError
  const kinds: [what: string, make: (thrown: Error) => PrepError][] = [
    ['as it is thrown', faultOf],
    ['with another place', (thrown) => placeError(faultOf(thrown), { source: 'a.csv' }) as PrepError],
    [
      'from another thread',
      (thrown) => reviveFailure(structuredClone(describeFailure(faultOf(thrown)))) as PrepError,
    ],
    [
      'of a fault in a thread',
      (thrown) => reviveFailure(structuredClone(describeFailure(thrown))) as PrepError,
    ],
    ['of a timer', (thrown) => lateError(thrown, { job: undefined, step: undefined })],
  ]

  it.each(kinds)(
    'keeps what a step threw from everything that prints errors, and gives it (%s)',
    (_, make) => {
      const error = make(new Error(`about ${secret}`))
      const printed = [
        inspect(error, { showHidden: true, depth: 9 }),
        // As Node prints an error that nobody caught.
        inspect(error, { customInspect: false }),
        JSON.stringify({ ...error, message: error.message, stack: error.stack }),
        // As loggers follow causes.
        inspect(error.cause),
      ]
      expect(printed.join('\n')).not.toContain(secret)
      expect('cause' in error).toBe(false)
      expect(error.hiddenCause()).toMatchObject({ message: `about ${secret}` })
    },
  )

  it.each(kinds)('is the cause with PREP_DEBUG=1 (%s)', (_, make) => {
    vi.stubEnv('PREP_DEBUG', '1')
    const error = make(new Error(`about ${secret}`))
    vi.unstubAllEnvs()
    expect(inspect(error)).toContain(secret)
    expect(error.cause).toBe(error.hiddenCause())
  })
})

describe('`placeError()`', () => {
  it('adds the place, and leaves what the error knows already', () => {
    const inner = new PrepError('bad_schema', 'Message', { at: { step: '2 convert' } })
    const placed = placeError(inner, { step: '1 run', source: 'a.csv' }) as PrepError
    expect([placed.code, placed.message, placed.at]).toEqual([
      'bad_schema',
      'Message',
      { step: '2 convert', source: 'a.csv' },
    ])
  })

  it('passes anything else through untouched', () => {
    const other = new TypeError('x')
    expect(placeError(other, { step: '1' })).toBe(other)
    expect(placeError('text', { step: '1' })).toBe('text')
  })
})

describe('`nearestName()`', () => {
  const names = ['prompt', 'completion', 'meta', '提问']
  it.each([
    ['promt', 'prompt'],
    ['PROMPT', 'prompt'],
    ['promtp', 'prompt'],
    ['completions', 'completion'],
    ['compltoin', 'completion'],
    ['mata', 'meta'],
    ['提文', '提问'],
    ['comp', 'completion'],
    ['pletion', 'completion'],
    ['on', undefined],
    ['nothing', undefined],
  ])('answers %o with %o', (name, nearest) => {
    expect(nearestName(name, names)).toBe(nearest)
  })

  it('takes the nearest of several, and the first of equals', () => {
    expect(nearestName('cat', ['cart', 'cats', 'cat'])).toBe('cat')
    expect(nearestName('cat', ['bat', 'hat'])).toBe('bat')
    expect(nearestName('cat', [])).toBeUndefined()
  })
})

describe('`suggestName()`', () => {
  it('names the nearest and all that are known', () => {
    expect(suggestName('promt', ['prompt', 'id'])).toBe('Did you mean "prompt"? Known: prompt, id')
    expect(suggestName('zzzzzz', ['prompt'])).toBe('Known: prompt')
    expect(suggestName('a', [])).toBe('Known: none')
  })
})
