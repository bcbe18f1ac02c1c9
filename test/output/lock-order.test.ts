import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { LockTicket } from '../../src/files/lock-file.js'
import { releaseLock, takeLock } from '../../src/files/locks/lock.js'
import { temporaryFolder } from '../run/fixtures.js'

/** Called before each thing that `takeLock` does to the file system. */
const hook = vi.hoisted(() => ({ onCall: () => {} }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>()
  const hooked = Object.entries(fs)
    .filter(([name]) => name.endsWith('Sync'))
    .map(([name, call]) => [
      name,
      (...args: unknown[]) => {
        hook.onCall()
        return (call as (...args: unknown[]) => unknown)(...args)
      },
    ])
  return { ...fs, ...Object.fromEntries(hooked) }
})

const folder = temporaryFolder('lock-order')
const path = join(folder, 'lock')
const stale = JSON.stringify({ pid: 2 ** 22 + 1, host: hostname() })

/** Takes the lock as the process of this number. Answers with it, if it was taken. */
function takeAs(pid: number): LockTicket | undefined {
  const own = process.pid
  Object.defineProperty(process, 'pid', { value: pid })
  try {
    return takeLock(path)
  } catch (error) {
    expect(error).toMatchObject({ code: 'locked' })
    return undefined
  } finally {
    Object.defineProperty(process, 'pid', { value: own })
  }
}

/** Calls `act` before the call number `count` to the file system, once. Answers whether it came to that. */
function interrupt(count: number, act: () => void): () => boolean {
  let calls = 0
  hook.onCall = () => {
    if (calls++ !== count) return
    hook.onCall = () => {}
    act()
  }
  return () => calls > count
}

afterEach(() => {
  hook.onCall = () => {}
})

describe('a disk that fails once', () => {
  test.each([
    ['a free', undefined],
    ['a stale', stale],
  ])('never leaves %s lock to a run that was refused it, wherever it fails', (_, text) => {
    for (let step = 0; ; step++) {
      hook.onCall = () => {}
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
      if (text !== undefined) writeFileSync(path, text)
      const came = interrupt(step, () => {
        throw Object.assign(new Error('broken'), { code: 'EIO' })
      })
      let ticket: LockTicket | undefined
      try {
        ticket = takeLock(path)
      } catch (error) {
        expect([step, error]).toMatchObject([step, { code: expect.stringMatching(/^(?:EIO|write_failed)$/) }])
      }
      if (!came()) break
      hook.onCall = () => {}
      ticket ??= takeLock(path)
      expect([step, takeAs(process.ppid)]).toEqual([step, undefined])
      releaseLock(ticket)
    }
  })
})

describe('two processes that take a lock', () => {
  test.each([
    ['a free', undefined],
    ['a stale', stale],
    ['a broken', '{'],
  ])('never both hold %s one, wherever the second comes between the steps of the first', (_, text) => {
    for (let step = 0; ; step++) {
      hook.onCall = () => {}
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
      if (text !== undefined) writeFileSync(path, text)
      let second: LockTicket | undefined
      const came = interrupt(step, () => {
        second = takeAs(process.ppid)
      })
      const first = takeAs(process.pid)
      if (!came()) break
      expect([step, [first, second].filter((taken) => taken !== undefined).length]).toEqual([step, 1])
      expect(takeAs(1)).toBeUndefined()
    }
  })

  test('a third that comes when the second has given it back does not change that', () => {
    for (let step = 0; ; step++) {
      hook.onCall = () => {}
      for (const name of readdirSync(folder)) rmSync(join(folder, name))
      writeFileSync(path, stale)
      let third: LockTicket | undefined
      const came = interrupt(step, () => {
        const second = takeAs(process.ppid)
        if (second !== undefined) releaseLock(second)
        third = takeAs(1)
      })
      const first = takeAs(process.pid)
      if (!came()) break
      expect([step, [first, third].filter((taken) => taken !== undefined).length]).toEqual([step, 1])
    }
  })
})
