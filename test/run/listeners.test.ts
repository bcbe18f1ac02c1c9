import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePlan, profile, type RunOptions, run } from 'prepkit'
import { expect, test } from 'vitest'
import { stepModule } from '../safety/own-steps.js'
import { temporaryFolder, writeLines } from './fixtures.js'

// Nothing here listens for uncaughtException or unhandledRejection: Vitest does, and fails where one comes.

const folder = temporaryFolder('listeners')
const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'Hi' }])
const hangs = join(folder, 'hangs.mjs')
const hang = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'
const code = stepModule('hangs', `() => () => { ${hang} }`)
writeFileSync(hangs, code.replace(`'prepkit'`, `'${import.meta.resolve('prepkit')}'`))

const broken = new Error('the listener is broken')
const throws = () => {
  throw broken
}
const rejects = async () => throws()

const watching: Record<string, RunOptions> = {
  'onProgress throws in a timer': { onProgress: throws },
  'onNotice rejects in a timer': { onNotice: rejects },
}

test.each(Object.entries(watching))('a run under way is stopped where %s', async (name, listeners) => {
  const output = join(folder, name)
  const pipeline = { input, steps: [{ [hangs]: {} }], output, errors: { stepTimeout: 1 } }
  await expect(run(pipeline, { ...listeners, workers: 1 })).rejects.toBe(broken)
  expect(existsSync(join(output, 'manifest.json'))).toBe(false)
})

test.each(Object.entries({ throws, rejects }))(
  'a run, a plan and a profile that are over at once end with what onProgress %s',
  async (name, onProgress) => {
    const options = { onProgress, workers: 0 }
    const output = join(folder, name)
    await expect(run({ input, output }, options)).rejects.toBe(broken)
    expect(existsSync(join(output, 'manifest.json'))).toBe(false)
    await expect(makePlan({ input, output }, options)).rejects.toBe(broken)
    await expect(profile({ input }, options)).rejects.toBe(broken)
  },
)
