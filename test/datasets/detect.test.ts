import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DatasetAdapter, datasetAdapters, detectDataset } from '../../datasets/index.js'
import { DataType } from '../../src/arrow/arrow.js'
import { parsePath, typeAt } from '../../src/arrow/path.js'
import { batchOfRows, type Row } from '../../src/arrow/rows.js'

const schemaOf = (row: Row) => batchOfRows([row]).schema

const adult = Object.fromEntries(
  (datasetAdapters.find(({ name }) => name === 'adult-census')?.columns ?? []).map((name) => [name, 'x']),
)

const german = Object.fromEntries(
  (datasetAdapters.find(({ name }) => name === 'german-credit')?.columns ?? []).map((name) => [name, 'x']),
)

describe('`detectDataset()`', () => {
  const cases: [name: string | undefined, row: Row, roles: object, texts: string[]][] = [
    [
      'messages',
      { id: 1, messages: [{ role: 'user', content: '你好' }] },
      { messages: 'messages' },
      ['messages[].content'],
    ],
    [
      'sharegpt',
      { conversations: [{ from: 'human', value: 'h' }], system: 's' },
      { messages: 'conversations', system: 'system' },
      ['system', 'conversations[].value'],
    ],
    [
      'alpaca',
      { instruction: 'i', input: '', output: 'o' },
      { prompt: 'instruction', input: 'input', completion: 'output' },
      ['instruction', 'input', 'output'],
    ],
    [
      'alpaca',
      { instruction: 'i', output: 'o', text: 'whole' },
      { prompt: 'instruction', completion: 'output' },
      ['instruction', 'output'],
    ],
    [
      'prompt-completion',
      { prompt: 'p', completion: 'c' },
      { prompt: 'prompt', completion: 'completion' },
      ['prompt', 'completion'],
    ],
    [
      'self-instruct-seeds',
      { instruction: 'i', instances: [{ input: 'a', output: 'b' }] },
      { prompt: 'instruction', input: 'instances[].input', completion: 'instances[].output' },
      ['instruction', 'instances[].input', 'instances[].output'],
    ],
    [
      'belle-eval',
      { question: '问', std_answer: '答', class: 'qa' },
      { prompt: 'question', completion: 'std_answer' },
      ['question', 'std_answer'],
    ],
    [
      'sharegpt-preference',
      {
        conversations: [{ from: 'human', value: 'h' }],
        chosen: { from: 'gpt', value: 'a' },
        rejected: { from: 'gpt', value: 'b' },
      },
      { messages: 'conversations' },
      ['conversations[].value', 'chosen.value', 'rejected.value'],
    ],
    [
      'other-preference',
      { conversations: [{ from: 'human', value: 'h' }], chosen: { from: 'gpt', value: 'a' }, rejected: 'b' },
      {},
      ['conversations[].value', 'chosen.value', 'rejected'],
    ],
    [
      'image-captions',
      { file_name: '1.png', text: '一只猫' },
      { image: 'file_name', text: 'text' },
      ['text'],
    ],
    [
      'image-captions',
      { image: '1.png', caption: 'a cat' },
      { image: 'image', text: 'caption' },
      ['caption'],
    ],
    ['text', { text: 't', url: 'u' }, { text: 'text' }, ['text']],
    ['adult-census', adult, { label: 'income' }, []],
    ['german-credit', german, { label: 'class' }, []],
    [undefined, { text: 3 }, {}, []],
    [undefined, { messages: 'not a list' }, {}, []],
    [undefined, { age: 3, sex: 'x' }, {}, []],
  ]
  it.each(cases)('tells %s by its columns', (name, row, roles, texts) => {
    const schema = schemaOf(row)
    const found = detectDataset(schema)
    expect(found?.name).toBe(name)
    if (found === undefined) return
    expect(found.roles(schema)).toEqual(roles)
    expect(found.textPaths(schema)).toEqual(texts)
    for (const path of found.textPaths(schema))
      expect(DataType.isUtf8(typeAt(schema, parsePath(path)))).toBe(true)
  })

  it('knows the census columns also with underscores and dots', () => {
    for (const spelling of ['_', '.']) {
      const row = Object.fromEntries(Object.keys(adult).map((name) => [name.replaceAll('-', spelling), 1]))
      expect(detectDataset(schemaOf(row))?.name).toBe('adult-census')
    }
  })
})

describe('every adapter', () => {
  const each = datasetAdapters.map((adapter): [string, DatasetAdapter] => [adapter.name, adapter])

  it.each(each)('%s names its source and a licence', (_, adapter) => {
    expect(adapter.source).toMatch(/\w\/\w/)
    expect(adapter.licence).toMatch(/^(unknown|[A-Za-z]+-[\w.-]+)$/)
    expect(adapter.summary).not.toMatch(/\.$/)
  })

  it('has a name of its own, and facets that are among its columns', () => {
    const names = datasetAdapters.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { facets = [], columns } of datasetAdapters)
      for (const facet of facets) expect(columns).toContain(facet)
  })
})

const data = process.env.PREPKIT_DATA ?? join(import.meta.dirname, '../../../shared/data')

describe.skipIf(!existsSync(data))('`detectDataset()` on published files', () => {
  const files: [path: string, name: string][] = [
    ['chat/self_instruct_seed_tasks.jsonl', 'self-instruct-seeds'],
    ['zh/belle_eval_set.json', 'belle-eval'],
    ['prompts/glue_qqp_quora.jsonl', 'prompt-completion'],
  ]
  it.each(files)('%s is %s', (path, name) => {
    const lines = readFileSync(join(data, path), 'utf8').trim().split('\n').slice(0, 100)
    expect(detectDataset(batchOfRows(lines.map((line) => JSON.parse(line))).schema)?.name).toBe(name)
  })

  it.each([
    ['bias/adult-train.csv', 'adult-census'],
    ['bias/german.csv', 'german-credit'],
  ])('%s has as many fields as %s has columns', (path, name) => {
    const [line] = readFileSync(join(data, path), 'utf8').split('\n', 1)
    const adapter = datasetAdapters.find((candidate) => candidate.name === name)
    expect(line.split(',')).toHaveLength(adapter?.columns?.length ?? 0)
  })
})
