import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePlan } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { loadTransform } from '../../src/pipeline/load-transform.js'
import { temporaryFolder, writeLines } from '../run/fixtures.js'

const folder = temporaryFolder('load-transform')

describe('loadTransform()', () => {
  it('says so where a module has no transform', async () => {
    const path = join(folder, 'none.mjs')
    writeFileSync(path, 'export const shout = 1')
    await expect(loadTransform(path)).rejects.toThrow('has no export "transform" made by defineTransform')
  })

  it('says which Node loads a module in TypeScript where this one does not', async () => {
    const path = join(folder, 'typed.ts')
    writeFileSync(path, 'export const shout: number = 1')
    const input = writeLines(join(folder, 'in.jsonl'), [{ text: 'Hi' }])
    const message = await makePlan({ input, steps: [{ [path]: {} }], output: '-' }).catch(String)
    const loads = Boolean(Reflect.get(process.features, 'typescript'))
    expect(message).toContain(loads ? 'has no export "transform"' : 'which Node loads from 22.18 on')
  })

  it.each([
    ['mine', 'such as ./mine.js'],
    ['mine.js', 'such as ./mine.js'],
    ['steps/mine.mts', 'such as ./steps/mine.mts'],
  ])('says how the module "%s" is named', async (name, hint) => {
    const message = await loadTransform(name).then(String, (error: Error) => error.message)
    expect(message.endsWith(hint)).toBe(true)
  })
})
