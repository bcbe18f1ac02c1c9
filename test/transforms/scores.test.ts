import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { batchOfRows, rowsOf } from '../../src/arrow/rows.js'
import { scores } from '../../transforms/scores.js'
import { checkLaws, runStep } from '../laws.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('scores')

function fileOf(name: string, lines: readonly string[]): string {
  const path = join(folder, `${name}.jsonl`)
  writeFileSync(path, lines.join('\n'))
  return path
}

const many = Array.from({ length: 3000 }, (_, i) => ({
  id: `第${i}`,
  reward: i / 8,
  ifd: i % 7 === 0 ? null : -i,
}))
const file = fileOf(
  'many',
  many.map((record) => JSON.stringify(record)),
)

describe('scores', () => {
  test('gives each record the scores of its key, and null where the file has none', async () => {
    const rows = [{ id: '第2999' }, { id: '第7' }, { id: '第1' }, { id: 'none' }, { id: null }]
    const options = { file, take: ['reward', 'ifd'] }
    const run = await runStep(scores as never, [[batchOfRows(rows)]], { options })
    expect(run.batches.flatMap(rowsOf)).toEqual([
      { id: '第2999', reward: 2999 / 8, ifd: -2999 },
      { id: '第7', reward: 7 / 8, ifd: null },
      { id: '第1', reward: 1 / 8, ifd: -1 },
      { id: 'none', reward: null, ifd: null },
      { id: null, reward: null, ifd: null },
    ])
    expect(run.counts.notes).toEqual({ no_score: 2 })
  })

  test('takes whole numbers for keys, and keeps the laws of all steps', async () => {
    const numbered = fileOf('numbered', ['{"key":7,"reward":1}', '', '{"key":-2,"reward":0.5}'])
    const batches = [batchOfRows([{ key: 7 }, { key: -2 }, { key: 8 }])]
    const options = { file: numbered, take: ['reward'], key: 'key' }
    const run = await runStep(scores as never, [batches], { options })
    expect(run.batches.flatMap(rowsOf).map(({ reward }) => reward)).toEqual([1, 0.5, null])
    await checkLaws(scores as never, { batches, options })
  })

  test.each([
    ['two of one key', ['{"id":"a","reward":1}', '{"id":"a","reward":2}'], 'line 2 has a "id" that stands'],
    ['a key that is none', ['{"id":1.5,"reward":1}'], 'line 1 has no text or whole number'],
    ['a score that is none', ['{"id":"a","reward":"Secret"}'], 'line 1 has no number under "reward"'],
    ['what is no JSON', ['{"id":"Secret'], 'line 1 is no JSON object'],
  ])('refuses %s by its line, without its text', async (name, lines, message) => {
    const options = { file: fileOf(name, lines), take: ['reward'] }
    const run = runStep(scores as never, [[batchOfRows([{ id: 'a' }])]], { options })
    await expect(run).rejects.toThrow(message)
    await expect(run).rejects.not.toThrow('Secret')
  })

  test('refuses a column that holds no keys, and a file that is not there', () => {
    const plan = (options: object) =>
      scores.plan(
        batchOfRows([{ id: 0.5 }]).schema,
        scores.options.parse({ file, take: ['reward'], ...options }),
      )
    expect(() => plan({})).toThrow('Column "id" holds Float64')
    expect(() => plan({ key: 'name' })).toThrow('no column "name"')
    const missing = { file: join(folder, 'nothing.jsonl'), take: ['reward'], key: 'id' }
    return expect(scores.resolve?.(missing)).rejects.toThrow('cannot be read')
  })
})
