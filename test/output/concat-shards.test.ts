import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { describe, expect, test, vi } from 'vitest'
import { hashOf } from '../../src/files/byte-hash.js'
import type { FileFrame } from '../../src/formats/format/encoder.js'
import { joinIntoFile, ShardStream } from '../../src/output/concat-shards.js'
import { temporaryFolder } from '../run/fixtures.js'

const root = temporaryFolder('join-shards')
let folders = 0

/** Shards with a head and a tail of three bytes around what is given. */
function makeShards(...middles: string[]) {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  return middles.map((middle, i) => {
    const path = join(folder, `shard-${i}`)
    writeFileSync(path, `<<<${middle}>>>`)
    const bytes = Buffer.byteLength(middle) + 6
    return { path, facts: { rows: 1, bytes, hash: '', headBytes: 3, tailBytes: 3 } }
  })
}

const bracketed: FileFrame = {
  head: () => Buffer.from('('),
  see: () => {},
  between: () => Buffer.from(','),
  tail: () => Buffer.from(')'),
}

describe('`joinIntoFile()`', () => {
  test.each([
    [['a'], '<<<a>>>'],
    [['a', 'b', 'c'], '<<<abc>>>'],
    [['', 'b', ''], '<<<b>>>'],
    [['', ''], '<<<>>>'],
    [['x'.repeat(3 << 20), '你'], `<<<${'x'.repeat(3 << 20)}你>>>`],
  ])('keeps the head of the first and the tail of the last (%#)', (middles, whole) => {
    const shards = makeShards(...middles)
    const target = join(shards[0].path, '../out')
    const temporaryFolder = join(root, 'tmp')
    const joined = joinIntoFile({ path: target, temporaryFolder }, shards)
    expect(readdirSync(temporaryFolder)).toEqual([])
    expect(readFileSync(target, 'utf8')).toBe(whole)
    const hash = hashOf([Buffer.from(whole)])
    expect(joined).toEqual({ bytes: Buffer.byteLength(whole), hash })
    for (const { path } of shards) expect(existsSync(path)).toBe(true)
  })

  test.each([
    [['a', 'b', 'c'], '(<<<a,b,c>>>)'],
    [['', 'a', '', 'b', ''], '(<<<a,b>>>)'],
    [['', ''], '(<<<>>>)'],
  ])(
    'puts what a frame says between shards that hold something, as a stream does (%#)',
    async (middles, whole) => {
      const shards = makeShards(...middles)
      const path = join(shards[0].path, '../out')
      joinIntoFile({ path, temporaryFolder: join(root, 'tmp'), frame: bracketed }, shards)
      expect(readFileSync(path, 'utf8')).toBe(whole)
      const { target, text } = slowTarget()
      const stream = new ShardStream(target, { count: shards.length, frame: bracketed, onFailure: () => {} })
      for (const [i, shard] of shards.entries()) stream.offer(i, shard)
      await stream.end()
      expect(text()).toBe(whole)
    },
  )

  test('takes the place of an older file only when it is whole', () => {
    const shards = makeShards('a', 'b')
    const folder = join(shards[0].path, '..')
    const path = join(folder, 'out')
    const target = { path, temporaryFolder: folder }
    writeFileSync(path, 'older')
    const missing = { ...shards[1], path: join(folder, 'missing') }
    expect(() => joinIntoFile(target, [shards[0], missing])).toThrow('ENOENT')
    truncateSync(shards[1].path, 4)
    const shorter = expect.objectContaining({
      code: 'write_failed',
      message: expect.stringMatching(/shorter/),
    })
    expect(() => joinIntoFile(target, shards)).toThrow(shorter)
    expect(readFileSync(path, 'utf8')).toBe('older')
    expect(readdirSync(folder).sort()).toEqual(['out', 'shard-0', 'shard-1'])
  })
})

/** A stream that keeps what it is given, and takes it no faster than one chunk a turn. */
function slowTarget(options: { failAfter?: number } = {}) {
  const chunks: Buffer[] = []
  const target = new Writable({
    highWaterMark: 1,
    write(chunk, _encoding, done) {
      chunks.push(chunk)
      const failed = chunks.length === options.failAfter
      setImmediate(() => done(failed ? Object.assign(new Error('broken pipe'), { code: 'EPIPE' }) : null))
    },
  })
  return { target, text: () => Buffer.concat(chunks).toString() }
}

describe('`ShardStream`', () => {
  test.each([[[0, 1, 2, 3]], [[3, 2, 1, 0]], [[2, 0, 3, 1]]])(
    'sends shards that come as %j in the order of the splits, and removes them',
    async (order) => {
      const shards = makeShards('a', 'b', 'c', 'd')
      const { target, text } = slowTarget()
      const stream = new ShardStream(target, { count: 4, onFailure: () => {} })
      for (const index of order) {
        stream.offer(index, shards[index])
        await new Promise(setImmediate)
      }
      await stream.end()
      expect(text()).toBe('<<<abcd>>>')
      for (const { path } of shards) expect(existsSync(path)).toBe(false)
    },
  )

  test('sends a shard as soon as all before it are there, and not before', async () => {
    const shards = makeShards('a', 'b', 'c')
    const { target, text } = slowTarget()
    const stream = new ShardStream(target, { count: 3, onFailure: () => {} })
    stream.offer(2, shards[2])
    stream.offer(0, shards[0])
    await vi.waitFor(() => expect(text()).toBe('<<<a'))
    stream.offer(1, shards[1])
    await stream.end()
    expect(text()).toBe('<<<abc>>>')
  })

  test('waits for a slow reader without piling up listeners, and leaves none behind', async () => {
    const middles = Array.from({ length: 4 }, (_, i) => String(i).repeat(2 << 20))
    const shards = makeShards(...middles)
    const { target, text } = slowTarget()
    const before = target.eventNames().map((name) => [name, target.listenerCount(name)])
    const stream = new ShardStream(target, { count: shards.length, onFailure: () => {} })
    let most = 0
    target.on('drain', () => {
      most = Math.max(most, ...target.eventNames().map((name) => target.listenerCount(name)))
      expect(target.writableLength).toBeLessThanOrEqual(1 << 18)
    })
    for (const [index, shard] of shards.entries()) stream.offer(index, shard)
    await stream.end()
    target.removeAllListeners('drain')
    expect(text()).toBe(`<<<${middles.join('')}>>>`)
    expect(most).toBeLessThanOrEqual(2)
    expect(target.eventNames().map((name) => [name, target.listenerCount(name)])).toEqual(before)
  })

  test.each([1, 2, 5])(
    'a reader that goes away at chunk %i fails the end, once, and nothing before it',
    async (failAfter) => {
      const unhandled = vi.fn()
      process.on('unhandledRejection', unhandled)
      const { target } = slowTarget({ failAfter })
      const failures: Error[] = []
      const stream = new ShardStream(target, { count: 4, onFailure: (error) => failures.push(error) })
      for (const [index, shard] of makeShards('a'.repeat(1 << 20), 'b'.repeat(1 << 20), 'c', 'd').entries())
        stream.offer(index, shard)
      await vi.waitFor(() => expect(failures).toHaveLength(1))
      await new Promise((resolve) => setTimeout(resolve, 20))
      await expect(stream.end()).rejects.toMatchObject({ code: 'EPIPE' })
      expect(failures).toHaveLength(1)
      expect(unhandled).not.toHaveBeenCalled()
      process.off('unhandledRejection', unhandled)
    },
  )

  test.each(['before', 'while'])(
    'a stream that is closed %s it is written to fails the end',
    async (when) => {
      const { target } = slowTarget()
      target.on('error', () => {})
      if (when === 'before') {
        target.destroy()
        await new Promise(setImmediate)
      }
      const failures: Error[] = []
      const stream = new ShardStream(target, { count: 2, onFailure: (error) => failures.push(error) })
      const [first, second] = makeShards('a'.repeat(2 << 20), 'b')
      stream.offer(0, first)
      if (when === 'while') target.once('drain', () => target.destroy())
      stream.offer(1, second)
      await expect(stream.end()).rejects.toMatchObject({ code: 'write_failed' })
      expect(failures).toHaveLength(1)
    },
  )

  test('ends when the last chunk was taken, and fails where that one breaks', async () => {
    for (const failAfter of [undefined, 1]) {
      let taken = 0
      const target = new Writable({
        highWaterMark: 1 << 20,
        write: (_chunk, _encoding, done) =>
          setTimeout(() => done(++taken === failAfter ? new Error('full disk') : null), 10),
      })
      const stream = new ShardStream(target, { count: 2, onFailure: () => {} })
      for (const [index, shard] of makeShards('a', '').entries()) stream.offer(index, shard)
      if (failAfter === undefined) await stream.end()
      else await expect(stream.end()).rejects.toThrow('full disk')
      expect(taken).toBe(failAfter ?? 2)
    }
  })

  test('a shard that is gone fails the end', async () => {
    const { target } = slowTarget()
    const stream = new ShardStream(target, { count: 1, onFailure: () => {} })
    const [shard] = makeShards('a')
    stream.offer(0, { ...shard, path: `${shard.path}-gone` })
    await expect(stream.end()).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
