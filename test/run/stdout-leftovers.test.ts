import fs, { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { run } from '../../src/run/run.js'
import { temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('stdout')
const input = join(folder, 'in.jsonl')
writeFileSync(input, '{"a":1}\n{"a":2}\noops\n')

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  syncBuiltinESMExports()
})

/** A place for temporary files that is empty. */
function emptyPlace(name: string): string {
  const place = join(folder, name)
  mkdirSync(place)
  vi.stubEnv('TMPDIR', place)
  expect(tmpdir()).toBe(place)
  return place
}

const taken = () => new Writable({ write: (_chunk, _encoding, done) => done() })
const full = () =>
  new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC: no space left')) })

const pipeline = (keepRaw: boolean) => ({ input, output: '-', errors: { budget: 1, keepRaw } })

describe('a run to standard output with bad records', () => {
  test('removes its mark last, so that what a kill leaves is swept', async () => {
    const place = emptyPlace('marked')
    const { rmSync } = fs
    const contents: string[][] = []
    vi.spyOn(fs, 'rmSync').mockImplementation((path, options) => {
      if (dirname(`${path}`) === place) contents.push(readdirSync(path))
      rmSync(path, options)
    })
    syncBuiltinESMExports()
    await run(pipeline(false), { workers: 0, stdout: taken() })
    expect(contents).toEqual([['.prep']])
    expect(readdirSync(place)).toEqual([])
  })

  test('that fails leaves no records behind, kept raw or not, since nobody is told where they are', async () => {
    const place = emptyPlace('failed')
    await expect(run(pipeline(true), { workers: 0, stdout: full() })).rejects.toThrow()
    expect(readdirSync(place)).toEqual([])
  })

  test('leaves the list that its report names, or its error', async () => {
    emptyPlace('named')
    const { output } = await run(pipeline(true), { workers: 0, stdout: taken() })
    expect(existsSync(join(output.rejectsFolder ?? '', 'rejects-00000.jsonl'))).toBe(true)
    const strict = { ...pipeline(true), errors: { budget: 0, keepRaw: true } }
    const failure = run(strict, { workers: 0, stdout: taken() }).catch(({ message }) => message)
    const [, named] = /listed in "([^"]+)"/.exec(await failure) ?? []
    expect(existsSync(join(named, 'rejects-00000.jsonl'))).toBe(true)
  })
})
