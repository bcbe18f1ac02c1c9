import { describe, expect, it, vi } from 'vitest'
import { modelFile, shared } from '../../../transforms/anonymize/detect/deferred.js'

describe('a table that is shared', () => {
  it('is made once for all who hold it', () => {
    const make = vi.fn(() => new Uint8Array(8))
    const open = shared(make)
    const [one, two] = [open(), open()]
    expect(two).toBe(one)
    expect(make).toHaveBeenCalledTimes(1)
  })

  it('of a file is decoded when it is first asked for, and once for all who hold it', async () => {
    const decode = vi.fn((bytes: Uint8Array) => ({ size: bytes.length }))
    const load = modelFile('README.md', decode)
    const [one, two] = await Promise.all([load(), load()])
    expect(decode).not.toHaveBeenCalled()
    const held = one()
    expect(held.size).toBeGreaterThan(0)
    expect([one(), two(), (await load())()]).toEqual([held, held, held])
    expect(decode).toHaveBeenCalledTimes(1)
  })

  it('is decoded anew by the next who ask where that failed', async () => {
    const decode = vi.fn(() => ({}))
    decode.mockImplementationOnce(() => {
      throw new TypeError('Of another version')
    })
    const load = modelFile('README.md', decode)
    const open = await load()
    expect(open).toThrow('Of another version')
    expect(open()).toBe((await load())())
  })
})
