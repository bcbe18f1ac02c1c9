import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { callOwnCode } from '../../src/base/own-code.js'
import { watchOwnCode } from '../../src/cli/terminal/own-code-watch.js'

/** A watch without patience, and what it has told. */
function openWatch() {
  const folder = mkdtempSync(join(tmpdir(), 'prep-watch-'))
  const path = join(folder, 'told')
  const end = watchOwnCode({ patienceMs: 1, fd: openSync(path, 'w') })
  onTestFinished(() => {
    end()
    rmSync(folder, { recursive: true, force: true })
  })
  return { told: () => readFileSync(path, 'utf8') }
}

/** Holds this thread up until something is so, or for many times as long as that takes. */
function holdUntil(isSo: () => boolean): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4))
  for (let i = 0; i < 2000 && !isSo(); i++) Atomics.wait(nothing, 0, 0, 5)
}

const sentence = (what: string) =>
  `Nothing has moved for 0.001 s: the program is in ${what}. Ctrl-C ends it at once\n`

describe('a watch over code of the user', () => {
  it('tells once where the program is, though its thread does nothing else meanwhile', () => {
    const { told } = openWatch()
    const loop = (what: string, has: string) => callOwnCode(what, () => holdUntil(() => told().includes(has)))
    loop('Module "./一.mjs", as it is loaded', 'loaded.')
    expect(told()).toBe(sentence('Module "./一.mjs", as it is loaded'))
    callOwnCode('Module "./two.mjs"', () => loop('its decision', 'its decision.'))
    expect(told()).toContain(sentence('its decision'))
  })

  it('tells of the outer call again once the inner one is over', () => {
    const { told } = openWatch()
    callOwnCode('outer', () => {
      callOwnCode('inner', () => holdUntil(() => told().includes('inner')))
      holdUntil(() => told().includes('outer.'))
    })
    expect(told()).toContain(sentence('outer'))
  })

  it('lets what is thrown pass', () => {
    openWatch()
    const fail = () => {
      throw new RangeError('no')
    }
    expect(() => callOwnCode('what fails', fail)).toThrow(new RangeError('no'))
  })
})
