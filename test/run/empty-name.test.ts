import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableFromIPC } from 'apache-arrow'
import { makePlan, type Pipeline, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './fixtures.js'

const folder = temporaryFolder('empty-name')
const input = join(folder, 'in.jsonl')
writeFileSync(input, '{"":1,"a":2,"o":{"":"x"},"l":[{"":true}]}\n{"":3,"a":4,"o":{"":"y"},"l":[]}\n')

async function convert(path: string, name: string): Promise<string> {
  const output = join(folder, name)
  await run({ input: path, output }, { workers: 0, overwrite: true })
  return output
}

describe('the empty key is a name like any other', () => {
  test.each([0, 2])('in JSON Lines, Arrow and back (%i workers)', async (workers) => {
    const arrow = join(folder, 'out.arrow')
    const report = await run({ input, output: arrow }, { workers, overwrite: true })
    expect(report.rows).toMatchObject({ written: 2, rejected: 0 })
    expect(tableFromIPC(readFileSync(arrow)).numCols).toBe(4)
    const back = await convert(arrow, 'back.jsonl')
    expect(readFileSync(back, 'utf8')).toBe(readFileSync(await convert(input, 'same.jsonl'), 'utf8'))
    expect(readFileSync(back, 'utf8')).toContain('{"":1,"a":2,"o":{"":"x"},"l":[{"":true}]}')
  })

  test('in a JSON document', async () => {
    const path = join(folder, 'in.json')
    writeFileSync(path, '[{"":1},{"":2}]')
    expect(readFileSync(await convert(path, 'json.jsonl'), 'utf8')).toBe('{"":1}\n{"":2}\n')
  })

  test.each([
    ['beside others', '{"":1,"a":2}\n', '"",a\n1,2\n'],
    ['alone', '{"":1}\n', '""\n1\n'],
  ])('in CSV and back: %s', async (_, line, text) => {
    const path = join(folder, 'plain.jsonl')
    writeFileSync(path, line)
    const csv = await convert(path, 'plain.csv')
    expect(readFileSync(csv, 'utf8')).toBe(text)
    expect(readFileSync(await convert(csv, 'plain-back.jsonl'), 'utf8')).toBe(line)
  })

  test.each(['"","a"\n1,2\n', ',a\n1,2\n'])(
    'but no name in the CSV file %j, as R and pandas write them',
    async (text) => {
      const path = join(folder, 'index.csv')
      writeFileSync(path, text)
      const { input: schema } = await makePlan({ input: path, output: '-' })
      expect(schema.fields.map(({ name }) => name)).toEqual(['column_1', 'a'])
    },
  )
})

describe('what a plan says of columns', () => {
  test('no kinds are inferred of a column whose type is given', async () => {
    const path = join(folder, 'mixed.jsonl')
    writeFileSync(path, `${'{"v":1,"w":1}\n'.repeat(200)}{"v":"x","w":"x"}\n`)
    const mixedOf = async (types?: { v: 'json' | 'text' }) =>
      (await makePlan({ input: { path, types }, output: '-' })).mixed.map(({ path: name }) => name)
    expect(await mixedOf()).toEqual(['v', 'w'])
    expect(await mixedOf({ v: 'json' })).toEqual(['w'])
    expect(await mixedOf({ v: 'text' })).toEqual(['w'])
  })

  test('the key "__proto__" in options is refused, not dropped', async () => {
    const shares = JSON.parse('{"__proto__":1,"train":1}')
    const pipeline: Pipeline = { input, output: '-', steps: [{ split: { shares } }] }
    await expect(makePlan(pipeline)).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringContaining('split.shares'),
    })
  })
})
