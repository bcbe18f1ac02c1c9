import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { shapes } from '../../datasets/shapes/index.js'
import { llamaFactoryEntry, llamaFactoryShapes } from '../../datasets/trainers/llama-factory.js'
import { batchOfRows, type Row } from '../../src/arrow/rows.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('dataset-info')
const examplesOf = (name: string) =>
  [...(shapes.find((shape) => shape.name === name)?.examples ?? [])] as Row[]

describe('the entry of a shape for LLaMA-Factory', () => {
  test.each(llamaFactoryShapes)(
    '%s names columns that are there, and every part that its records have',
    (name) => {
      const rows = examplesOf(name)
      expect(rows.length).toBeGreaterThan(0)
      const { schema } = batchOfRows(rows)
      const entry = llamaFactoryEntry(schema)
      const names = schema.fields.map((field) => field.name)
      expect(names).toEqual(expect.arrayContaining(Object.values(entry?.columns ?? { none: 'none' })))
      expect(entry?.ranking === true).toBe(names.includes('rejected'))
      expect(entry?.columns.kto_tag !== undefined).toBe(name.includes('kto'))
      expect(entry?.formatting === 'sharegpt').toBe(/^(?:messages|sharegpt)/.test(name))
    },
  )

  test('names the system prompt, earlier turns and tools where there are any', () => {
    const entryOf = (name: string) => llamaFactoryEntry(batchOfRows(examplesOf(name)).schema)
    expect(entryOf('alpaca')?.columns).toMatchObject({ system: 'system', history: 'history' })
    expect(entryOf('sharegpt')?.columns).toEqual({ messages: 'conversations', tools: 'tools' })
  })

  test('is none for calls among messages, which it looks for in turns of their own, and for other shapes', () => {
    const call = { type: 'function', function: { name: 'f', arguments: '{}' } }
    const turn = { role: 'assistant', content: null, tool_calls: [call] }
    const messages = [{ role: 'user', content: 'Hi' }, turn]
    expect(llamaFactoryEntry(batchOfRows([{ messages }]).schema)).toBeUndefined()
    expect(llamaFactoryEntry(batchOfRows([{ a: 1 }]).schema)).toBeUndefined()
  })
})

describe('a run with datasetInfo', () => {
  const input = writeLines(join(folder, 'in.jsonl'), [{ instruction: '2 + 2?', input: '', output: '4' }])
  const entry = {
    file_name: 'clean.jsonl',
    columns: { prompt: 'instruction', query: 'input', response: 'output' },
  }

  test('adds an entry to the dataset_info.json of the folder, and keeps the others', async () => {
    const there = join(folder, 'there')
    mkdirSync(there)
    writeFileSync(join(there, 'dataset_info.json'), '{"identity":{"file_name":"identity.json"}}')
    await run(
      { input, output: { path: join(there, 'clean.jsonl'), datasetInfo: 'llamafactory' } },
      { workers: 0 },
    )
    const found = JSON.parse(readFileSync(join(there, 'dataset_info.json'), 'utf8'))
    expect(found).toEqual({ identity: { file_name: 'identity.json' }, clean: entry })
  })

  test.each([
    ['a folder', 'out', /describes one file that LLaMA-Factory reads/],
    ['a file that it does not read', 'out.tsv', /describes one file that LLaMA-Factory reads/],
    [
      'a folder with another dataset_info.json',
      'other/out.jsonl',
      /is not the dataset_info.json of LLaMA-Factory/,
    ],
  ])('refuses %s before it writes anything', async (_, path, message) => {
    mkdirSync(join(folder, 'other'), { recursive: true })
    writeFileSync(join(folder, 'other', 'dataset_info.json'), '{"features":{},"builder_name":"x"}')
    const output = { path: join(folder, path), datasetInfo: 'llamafactory' } as const
    await expect(run({ input, output }, { workers: 0 })).rejects.toThrow(message)
    expect(() => readFileSync(join(folder, path))).toThrow(/ENOENT|EISDIR/)
  })

  test('refuses rows of no shape that LLaMA-Factory reads', async () => {
    const other = writeLines(join(folder, 'other.jsonl'), [{ a: 1 }])
    const output = { path: join(folder, 'b.jsonl'), datasetInfo: 'llamafactory' } as const
    await expect(run({ input: other, output }, { workers: 0 })).rejects.toMatchObject({ code: 'bad_schema' })
  })
})
