import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { nextLines } from '../../src/cli/summary/next-lines.js'
import { temporaryFolder } from '../run/fixtures.js'
import { prepHere } from './prep.js'

const screen = { columns: 200, paint: (_: string, text: string) => text, words: await openWords('en') }

type Output = Parameters<typeof nextLines>[0]['output']

const outputOf = (given: Partial<Output>): Output => ({
  path: 'out',
  format: 'arrow',
  shards: 1,
  bytes: 1,
  rejectsFolder: undefined,
  ...given,
})

/** The lines for trainers. */
function training(given: Partial<Output>): string[] {
  return nextLines({ output: outputOf(given) }, screen)
    .slice(2)
    .map((line) => line.trim())
}

const splits = ['validation', 'train'].map((name) => ({ name, rows: 1 }))
const opened = "datasets.load_from_disk('out')"

describe('what a user may do next', () => {
  test.each<[Partial<Output>, RegExp]>([
    [{ shape: 'messages' }, /^TRL: SFTTrainer\(model, train_dataset=datasets\.load_from_disk\('out'\)\)$/],
    [{ shape: 'messages', splits }, /load_from_disk\('out'\)\['train'\]\)$/],
    [{ shape: 'implicit-preference' }, /^TRL: DPOTrainer/],
    [
      { shape: 'conversational-kto', path: 'a.jsonl', format: 'jsonl' },
      /^TRL: KTOTrainer.*'a\.jsonl'\)\['train'\]\)$/,
    ],
    [{ shape: 'text', path: 'a.arrows' }, /train_dataset=datasets\.Dataset\.from_file\('a\.arrows'\)\)$/],
    [{ shape: 'text', path: 'hf://datasets/me/set' }, /load_dataset\('me\/set'\)\['train'\]\)$/],
  ])('with %j begins with a trainer of TRL', (given, line) => {
    expect(training(given)[0]).toMatch(line)
  })

  test('opens compressed shards by the names that they have: Parquet is packed inside, text as a whole', () => {
    const first = (given: Partial<Output>) => nextLines({ output: outputOf(given) }, screen)[0]
    const parquet = { format: 'parquet', compression: 'zstd' } as const
    expect(first(parquet)).toContain("data_files='out/*.parquet')")
    expect(first({ ...parquet, splits })).toContain("'train': 'out/train/*.parquet'}")
    expect(first({ format: 'jsonl', compression: 'zstd' })).toContain("data_files='out/*.jsonl.zst')")
  })

  test('with conversations of ShareGPT is told for axolotl, split by split, and for LLaMA-Factory where it was described', () => {
    const settings =
      'type: chat_template, field_messages: conversations, message_property_mappings: { role: from, content: value }'
    expect(training({ shape: 'sharegpt', splits })).toEqual([
      `axolotl: datasets: [{ path: "out/train", ${settings} }]`,
    ])
    const file = { path: 'to me/a.jsonl', format: 'jsonl', shape: 'sharegpt' }
    expect(training({ ...file, datasetInfo: 'llamafactory' })).toEqual([
      `axolotl: datasets: [{ path: "to me/a.jsonl", ds_type: json, ${settings} }]`,
      'LLaMA-Factory: dataset_dir="to me" dataset=a',
    ])
  })

  test.each<Partial<Output>>([
    {},
    { shape: 'firefly' },
    { shape: 'messages', format: 'mds' },
    { shape: 'sharegpt', path: 'a.jsonl.gz', format: 'jsonl', compression: 'gzip' },
    { shape: 'alpaca', path: 's3://bucket/set' },
  ])('with %j names no trainer, since none takes it as it is', (given) => {
    expect(training(given)).toEqual([])
  })

  test('with rows on standard output is nothing, and else begins with what opens them', () => {
    expect(nextLines({ output: outputOf({ path: '-' }) }, screen)).toEqual([])
    const [first, second] = nextLines({ output: outputOf({}) }, screen)
    expect([first, second]).toEqual([
      `Next  python -c "import datasets; print(${opened})"`,
      '      prep inspect out',
    ])
  })
})

test('a run tells the shape of what it wrote; calls whose arguments are text, and a text beside other columns, are none', async () => {
  const folder = temporaryFolder('next-lines')
  mkdirSync(folder, { recursive: true })
  const chat = [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
  ]
  const call = { id: 'a', type: 'function', function: { name: 'now', arguments: '{}' } }
  const inputs: [rows: object, wanted: string][] = [
    [{ messages: chat }, 'TRL: SFTTrainer'],
    [{ messages: [...chat, { role: 'assistant', content: null, tool_calls: [call] }] }, ''],
    [{ text: 'Hi' }, 'TRL: SFTTrainer'],
    [{ text: 'Hi', label: 1 }, ''],
  ]
  for (const [index, [row, wanted]] of inputs.entries()) {
    writeFileSync(join(folder, `${index}.jsonl`), `${JSON.stringify(row)}\n`)
    const { stderr } = await prepHere(['convert', `${index}.jsonl`, '--out', `out-${index}`], { cwd: folder })
    expect(/TRL: \w+/.exec(stderr)?.[0] ?? '').toBe(wanted)
  }
})
