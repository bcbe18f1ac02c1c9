import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { releaseLock, takeLock } from '../../src/files/locks/lock.js'
import { describeOwner } from '../../src/files/owner.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('lock')
const path = join(folder, 'lock')
const gone = 2 ** 22 + 1
const holder = (changes: object) => JSON.stringify({ pid: gone, host: hostname(), ...changes })

/** A process that takes the lock at a time it is told, and gives it back when it is told to. */
const program = `
  import { createInterface } from 'node:readline'
  const { releaseLock, takeLock } = await import(process.argv[1])
  let ticket
  console.log('ready')
  for await (const line of createInterface(process.stdin)) {
    if (line === 'give back') { if (ticket) releaseLock(ticket); ticket = undefined; console.log('done'); continue }
    while (Date.now() < Number(line));
    try { ticket = takeLock(process.argv[2]); console.log('won') }
    catch (error) { console.log(error.code) }
  }
`

class Contender {
  readonly #process: ChildProcess
  readonly #answers: AsyncIterator<string>

  constructor() {
    const lock = fileURLToPath(new URL('../../dist/src/files/locks/lock.js', import.meta.url))
    this.#process = spawn(process.execPath, ['--input-type=module', '-e', program, lock, path], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    this.#answers = createInterface(this.#process.stdout!)[Symbol.asyncIterator]()
    afterAll(() => this.#process.kill())
  }

  async answer(): Promise<string> {
    return (await this.#answers.next()).value
  }

  ask(line: string): Promise<string> {
    this.#process.stdin!.write(`${line}\n`)
    return this.answer()
  }

  async kill(): Promise<void> {
    const exit = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#process.kill('SIGKILL')
    await exit
  }
}

describe('`takeLock()`', () => {
  test('holds until it is given back, also against the same process', () => {
    const ticket = takeLock(path)
    const locked = expect.objectContaining({
      code: 'locked',
      message: expect.stringContaining(`(process ${process.pid})`),
    })
    expect(() => takeLock(path)).toThrow(locked)
    releaseLock(ticket)
    expect(readdirSync(folder)).toEqual([])
    releaseLock(takeLock(path))
  })

  const stale: [what: string, text: string][] = [
    ['whose process is gone', holder({})],
    ['whose process number now belongs to another', holder({ pid: process.pid, started: '1' })],
    ['that is empty', ''],
    ['that is cut short', holder({}).slice(0, 9)],
    ['that is no lock', 'null'],
  ]
  test.each(stale)('takes over a lock %s', (_, text) => {
    writeFileSync(path, text)
    const ticket = takeLock(path)
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid)
    releaseLock(ticket)
    expect(readdirSync(folder)).toEqual([])
  })

  test('takes over from a run that was killed while it took over', () => {
    writeFileSync(path, holder({}))
    writeFileSync(`${path}.takeover`, holder({ pid: gone + 1 }))
    releaseLock(takeLock(path))
    expect(readdirSync(folder)).toEqual([])
  })

  const held: [what: string, text: string, message: RegExp][] = [
    ['of a live process', holder({ pid: process.ppid }), new RegExp(`process ${process.ppid}\\)`)],
    ['of another machine', holder({ host: 'far-away' }), /on far-away.*delete ".*lock"/],
  ]
  test.each(held)('refuses a lock %s and leaves it alone', (_, text, message) => {
    writeFileSync(path, text)
    const locked = expect.objectContaining({ code: 'locked', message: expect.stringMatching(message) })
    expect(() => takeLock(path)).toThrow(locked)
    expect(readFileSync(path, 'utf8')).toBe(text)
    rmSync(path)
  })

  const { machine } = describeOwner()
  test.skipIf(machine === undefined)(
    'takes over at once from a process before the machine was restarted',
    () => {
      const text = holder({ pid: process.ppid, machine, boot: 'an earlier one' })
      writeFileSync(path, text)
      // A sign of life since then: another machine of the same name, made from the same image.
      expect(() => takeLock(path)).toThrow(expect.objectContaining({ code: 'locked' }))
      utimesSync(path, 0, 1)
      releaseLock(takeLock(path))
      writeFileSync(path, holder({ pid: process.ppid, machine: 'another', boot: 'an earlier one' }))
      utimesSync(path, 0, 1)
      expect(() => takeLock(path)).toThrow(expect.objectContaining({ code: 'locked' }))
      rmSync(path)
    },
  )

  test('does not give back a lock that is no longer its own', () => {
    const ticket = takeLock(path)
    writeFileSync(path, holder({ host: 'far-away' }))
    releaseLock(ticket)
    expect(existsSync(path)).toBe(true)
    rmSync(path)
  })

  test('of several processes that race, exactly one wins, and the lock names it', async () => {
    const contenders = Array.from({ length: 6 }, () => new Contender())
    await Promise.all(contenders.map((contender) => contender.answer()))
    const rounds = ['none', 'stale', 'broken', 'stale takeover']
    for (let round = 0; round < 60; round++) {
      const kind = rounds[round % rounds.length]
      if (kind !== 'none') writeFileSync(path, kind === 'broken' ? '' : holder({}))
      if (kind === 'stale takeover') writeFileSync(`${path}.takeover`, holder({}))
      const start = String(Date.now() + 5)
      const answers = await Promise.all(contenders.map((contender) => contender.ask(start)))
      expect([kind, ...answers.toSorted()]).toEqual([kind, ...Array(5).fill('locked'), 'won'])
      expect(() => takeLock(path)).toThrow(expect.objectContaining({ code: 'locked' }))
      await Promise.all(contenders.map((contender) => contender.ask('give back')))
      expect(readdirSync(folder)).toEqual([])
    }
    await contenders[0].ask('0')
    await contenders[0].kill()
    expect(existsSync(path)).toBe(true)
    expect(await contenders[1].ask('0')).toBe('won')
    await contenders[1].ask('give back')
  })
})
