import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { releaseLock, takeLock } from '../../src/files/locks/lock.js'
import { describeOwner, fateOf } from '../../src/files/owner.js'
import { startHeartbeat } from '../../src/output/heartbeat.js'
import { type Lease, leaseMs, takeLease } from '../../src/output/lease.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('lease')
const path = join(folder, 'lock')
const elsewhere = (changes: object = {}) => JSON.stringify({ pid: 1, host: 'pod-old', ...changes })

afterEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name))
})

/** A clock that stands still but for `wait`, before which `meanwhile` is called with the milliseconds that have passed. */
function clockWith(meanwhile: (passedMs: number) => void = () => {}) {
  let passedMs = 0
  return {
    now: () => passedMs,
    passed: () => passedMs,
    wait: async (ms: number) => {
      meanwhile(passedMs)
      passedMs += ms
    },
  }
}

/** Moves the time of change of a file, whatever it was, as its holder does. */
function beat(file: string): void {
  const { mtimeMs } = statSync(file)
  utimesSync(file, 0, (mtimeMs + 5000) / 1000)
}

function isMine(lease: Lease): boolean {
  return readFileSync(path, 'utf8') === lease.ticket.text
}

describe('the lock of another machine', () => {
  test.each(['2001-01-01', '2020-02-02', '2099-09-09'])(
    'is taken over when it has not moved for the lease time of the own clock, though it is of %s',
    async (date) => {
      writeFileSync(path, elsewhere())
      utimesSync(path, 0, new Date(date))
      const clock = clockWith((passedMs) => {
        if (passedMs < leaseMs) expect(readFileSync(path, 'utf8')).toBe(elsewhere())
      })
      const notices: string[] = []
      const lease = await takeLease(path, { clock, onNotice: (message) => notices.push(message) })
      expect([isMine(lease), clock.passed()]).toEqual([true, leaseMs])
      expect(notices).toEqual([
        'The output is locked by process 1 on pod-old. Waiting up to 60 s for a sign of life of it, then taking over',
      ])
      lease.release()
      expect(readdirSync(folder)).toEqual([])
    },
  )

  test('is left alone at its first sign of life, however late that comes', async () => {
    for (const afterMs of [0, 30_000, leaseMs - 1000]) {
      writeFileSync(path, elsewhere())
      const clock = clockWith((passedMs) => passedMs === afterMs && beat(path))
      const refused = expect.objectContaining({
        code: 'locked',
        message: expect.stringMatching(/process 1 on pod-old.*delete ".*lock"/),
      })
      await expect(takeLease(path, { clock })).rejects.toEqual(refused)
      expect(clock.passed()).toBe(afterMs + 1000)
      expect(readFileSync(path, 'utf8')).toBe(elsewhere())
    }
  })

  test('is left alone when a third machine has taken it over meanwhile', async () => {
    writeFileSync(path, elsewhere())
    const third = elsewhere({ host: 'pod-new' })
    const clock = clockWith((passedMs) => passedMs === 9000 && writeFileSync(path, third))
    await expect(takeLease(path, { clock })).rejects.toMatchObject({ code: 'locked' })
    expect(readFileSync(path, 'utf8')).toBe(third)
  })

  test('that is given back is taken at once', async () => {
    writeFileSync(path, elsewhere())
    const clock = clockWith((passedMs) => passedMs === 3000 && rmSync(path))
    const lease = await takeLease(path, { clock })
    expect([isMine(lease), clock.passed()]).toEqual([true, 4000])
    lease.release()
  })

  test('that was lost while it was being taken over is taken over all the same', async () => {
    writeFileSync(path, elsewhere())
    writeFileSync(`${path}.takeover`, elsewhere({ pid: 2 }))
    const lease = await takeLease(path, { clock: clockWith() })
    expect(isMine(lease)).toBe(true)
    lease.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('is not waited for by a run that is stopped', async () => {
    writeFileSync(path, elsewhere())
    const stop = new AbortController()
    const clock = clockWith((passedMs) => passedMs === 5000 && stop.abort())
    const waiting = takeLease(path, { clock, signal: stop.signal })
    await expect(waiting).rejects.toMatchObject({ code: 'aborted' })
    expect(readFileSync(path, 'utf8')).toBe(elsewhere())
  })
})

describe('the lock of this machine', () => {
  const never = clockWith(() => expect.unreachable())

  test('of a process that is gone is taken over without waiting', async () => {
    writeFileSync(path, JSON.stringify({ ...describeOwner(), pid: 2 ** 22 + 1 }))
    const lease = await takeLease(path, { clock: never })
    expect(isMine(lease)).toBe(true)
    lease.release()
  })

  test('of a live process is refused without waiting, however long it has not moved', async () => {
    const ticket = takeLock(path)
    utimesSync(path, 0, 0)
    await expect(takeLease(path, { clock: never })).rejects.toMatchObject({ code: 'locked' })
    releaseLock(ticket)
  })
})

describe('fateOf()', () => {
  const own = describeOwner()
  const gone = { ...own, pid: 2 ** 22 + 1 }
  test.each([
    ['alive', own],
    ['gone', gone],
    ['gone', { ...own, started: '1' }],
    ['alive', { pid: process.pid, host: hostname() }],
    ['elsewhere', { ...own, host: 'far-away' }],
    ['elsewhere', { ...gone, boot: '00000000-0000-0000-0000-000000000000' }],
    ['elsewhere', { ...gone, pidSpace: 'pid:[1]' }],
  ])('is %s', (fate, owner) => {
    const knows = own.boot !== undefined && own.started !== undefined
    if (knows) expect(fateOf(owner)).toBe(fate)
  })
})

describe('a lease', () => {
  test('shows signs of life while the thread that holds it is busy', async () => {
    const ticket = takeLock(path)
    utimesSync(path, 0, 0)
    const heartbeat = startHeartbeat(ticket, { onLost: () => expect.unreachable(), everyMs: 5 })
    const pause = new Int32Array(new SharedArrayBuffer(4))
    for (let beats = 0; beats < 3; beats++) {
      const { mtimeMs } = statSync(path)
      while (statSync(path).mtimeMs === mtimeMs) Atomics.wait(pause, 0, 0, 2)
    }
    heartbeat.stop()
    expect(readFileSync(path, 'utf8')).toBe(ticket.text)
    releaseLock(ticket)
  })

  test.each([
    ['taken over', () => writeFileSync(path, elsewhere())],
    ['deleted', () => rmSync(path)],
  ])('that was %s is noticed, and never touched again', async (_, lose) => {
    const ticket = takeLock(path)
    const onLost = vi.fn()
    lose()
    if (existsSync(path)) utimesSync(path, 0, 0)
    const heartbeat = startHeartbeat(ticket, { onLost, everyMs: 5 })
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled(), { timeout: 60_000, interval: 5 })
    heartbeat.stop()
    expect(statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0).toBe(0)
    releaseLock(ticket)
  })

  test('that is lost says so to whoever is about to publish', async () => {
    const lease = await takeLease(path)
    lease.assertHeld()
    writeFileSync(path, elsewhere())
    const lost = { code: 'locked', message: expect.stringMatching(/taken over by another run/) }
    expect(() => lease.assertHeld()).toThrow(expect.objectContaining(lost))
    lease.release()
    expect(readFileSync(path, 'utf8')).toBe(elsewhere())
  })
})
