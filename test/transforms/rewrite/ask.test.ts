import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs, pauseAsked } from '../../../src/base/http/retry.js'
import { Budget } from '../../../transforms/rewrite/ask/budget.js'
import { Journal } from '../../../transforms/rewrite/ask/journal.js'
import { type Clock, Pacer } from '../../../transforms/rewrite/ask/pacer.js'
import { runs } from '../../campaign.js'
import { temporaryFolder } from '../../run/fixtures.js'

const folder = temporaryFolder('ask')

describe('Budget', () => {
  it('never has more spent and set aside than it may, and lets in all that fits in order', async () => {
    const request = fc.record({
      reserved: fc.integer({ min: 1, max: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(request, { maxLength: 40 }),
        fc.nat(400),
        fc.nat(30),
        async (wanted, tokens, requests) => {
          const budget = new Budget({ tokens, requests }, { tokens: 0, requests: 0 })
          let [spent, setAside, count] = [0, 0, 0]
          const let_in = await Promise.all(
            wanted.map(async ({ reserved, share }) => {
              if (!(await budget.take(reserved))) return false
              setAside += reserved
              count++
              expect(spent + setAside).toBeLessThanOrEqual(tokens)
              expect(count).toBeLessThanOrEqual(requests)
              await Promise.resolve()
              const cost = Math.floor(share * reserved)
              spent += cost
              setAside -= reserved
              budget.account(reserved, cost)
              return true
            }),
          )
          // What is left out is the end of the list.
          expect(let_in.indexOf(false) === -1 || !let_in.slice(let_in.indexOf(false)).includes(true)).toBe(
            true,
          )
        },
      ),
      runs(200),
    )
  })
})

/** A clock that stands still but where somebody waits. */
class FakeClock implements Clock {
  time = 0
  now = () => this.time
  wait = async (ms: number) => {
    this.time += ms
  }
}

describe('Pacer', () => {
  it('lets no minute have more requests, or tokens, than it may', async () => {
    const clock = new FakeClock()
    const pacer = new Pacer({ requestsPerMinute: 30, tokensPerMinute: 600 }, clock)
    const begun: { at: number; tokens: number }[] = []
    for (let i = 0; i < 200; i++) {
      const tokens = 1 + ((i * 7) % 40)
      await pacer.turn(tokens)
      begun.push({ at: clock.now(), tokens })
    }
    for (const { at } of begun) {
      const minute = begun.filter((one) => one.at >= at && one.at < at + 60_000)
      expect(minute.length).toBeLessThanOrEqual(30)
      // The last of a minute may reach into the next.
      expect(minute.slice(0, -1).reduce((sum, one) => sum + one.tokens, 0)).toBeLessThanOrEqual(600)
    }
    expect(clock.now()).toBeLessThan(60_000 * 9)
  })

  it('gives unused tokens back, and lets nothing begin while the server asks to be left alone', async () => {
    const clock = new FakeClock()
    const pacer = new Pacer({ tokensPerMinute: 600 }, clock)
    await pacer.turn(600)
    pacer.account(600, 6)
    await pacer.turn(1)
    expect(clock.now()).toBeCloseTo(600)
    pacer.pause(5000)
    await pacer.turn(1)
    expect(clock.now()).toBeCloseTo(5600)
  })
})

describe('Retry-After', () => {
  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after': '-3' }, 0],
    [{ 'retry-after': 'soon' }, 0],
    [{}, 0],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:28:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 21 Oct 2026 07:27:30 GMT', date: 'Wed, 21 Oct 2026 07:28:00 GMT' }, 0],
  ])('of %j is read as %i ms', (headers, pause) => {
    expect(pauseAsked(new Headers(headers as Record<string, string>))).toBe(pause)
  })

  it('backoff doubles up to its longest, of which jitter takes a share', () => {
    const pauses = [0, 1, 2, 9].map((attempt) => backoffMs(attempt, { firstMs: 100, mostMs: 1000 }))
    expect(pauses).toEqual([100, 200, 400, 1000])
    expect(backoffMs(2, { firstMs: 100, mostMs: 1000 }, 0.25)).toBe(100)
  })
})

describe('Journal', () => {
  it('counts what was sent before it was killed in full, and goes on behind half a line', () => {
    const place = join(folder, 'killed')
    const journal = Journal.open(place)
    journal.sent(100)
    journal.answered('a', { reply: { text: '甲\n' }, usage: undefined, reserved: 100, cost: 30 })
    journal.sent(200)
    journal.failed(200, 0)
    journal.sent(400)
    journal.close()
    appendFileSync(join(place, 'answers.jsonl'), '{"key":"b","rep')
    const next = Journal.open(place)
    expect(next.spent).toEqual({ requests: 3, tokens: 430 })
    expect(next.find('a')?.reply).toEqual({ text: '甲\n' })
    expect(next.find('b')).toBeUndefined()
    next.sent(1)
    next.answered('b', { reply: { text: 'B' }, usage: undefined, reserved: 1, cost: 1 })
    expect(() => Journal.open(place)).toThrow(/Another run is using/)
    next.close()
    expect(Journal.read(place).find('b')?.reply).toEqual({ text: 'B' })
  })
})
