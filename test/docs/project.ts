/** The project of a reader: prepkit is installed, and the files that the documents speak of are there. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { IndexBuilder } from '../../transforms/decontaminate/index-file.js'
import { makeRecords, writeLines } from '../run/fixtures.js'
import { root } from '../source-files.js'

/** A new project in `folder` that has prepkit installed. */
export function makeProject(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(root, join(folder, 'node_modules/prepkit'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
}

/** What a clone holds beside the code, for documents that start from there. */
export function linkClone(folder: string): void {
  for (const name of ['datasets', 'examples']) symlinkSync(join(root, name), join(folder, name))
}

type Person = { prompt: string; completion: string; gender: string; hired: boolean }

const people = () => makeRecords(40) as unknown as Person[]
const csvOf = (name: string, lines: readonly string[]) => [name, ...lines].join('\n')
const gold = { text: 'Ask Mary Jones', entities: [{ start: 4, end: 14, type: 'PERSON', text: 'Mary Jones' }] }

/** Files that stand for the reader's own. */
export function writeOwnFiles(folder: string): void {
  const tasks = people().map(({ prompt, completion }) => ({
    instruction: prompt,
    input: '',
    output: completion,
  }))
  const texts = people().map(({ prompt }) => JSON.stringify({ text: prompt }))
  writeFileSync(join(folder, 'alpaca.json'), JSON.stringify(tasks, undefined, 2))
  writeFileSync(join(folder, 'dump.jsonl.gz'), gzipSync(texts.join('\n')))
  const sample = readFileSync(join(root, 'datasets/samples/pii/gold.jsonl'), 'utf8').trimEnd()
  writeFileSync(join(folder, 'spans.jsonl'), sample.replace(/.+/g, '[]'))
}

const pipelineFile = `input: data/*.jsonl
steps:
  - anonymize: { fields: [prompt] }
output: out/
`
const configFile = `import { definePipeline } from 'prepkit'
export const pipeline = definePipeline({ input: 'data/*.jsonl', output: 'out/' })
`

/** The files that `--help` and doc comments speak of, small. */
export function writeHelpData(folder: string): void {
  writeOwnFiles(folder)
  const at = (name: string) => join(folder, name)
  const records = people()
  mkdirSync(at('data'))
  writeLines(at('data/people.en.jsonl'), records.slice(0, 25))
  writeLines(at('data/people.zh.jsonl'), records.slice(25))
  writeFileSync(
    at('gold.json'),
    JSON.stringify([
      {
        full_text: 'Ask Mary Jones',
        spans: [{ entity_type: 'PERSON', start_position: 4, end_position: 14, entity_value: 'Mary Jones' }],
      },
    ]),
  )
  writeFileSync(at('gold.conll'), 'Ask O\nMary B-PER\nJones I-PER\n\n')
  writeLines(at('gold.jsonl'), [gold])
  writeFileSync(at('templates.txt'), 'Please call {{name}} at {{phone}}.\n{{name}} ({{email}}) moved.\n')
  for (const name of ['spans.jsonl', 'other.jsonl']) writeLines(at(name), [gold.entities])
  const chats = records.map(({ prompt, completion }, id) => ({
    language: id % 3 === 0 ? 'zh' : 'en',
    prompt,
    messages: [
      { role: 'user', content: prompt },
      { role: 'assistant', content: completion },
    ],
  }))
  const census = csvOf(
    'sex,race,age,income',
    records.map(
      ({ gender, hired }, i) => `${gender},${i % 3 === 0 ? 'a' : 'b'},${20 + i},${hired ? '>50K' : '<=50K'}`,
    ),
  )
  const texts = records.map(({ prompt }) => `"${prompt}"`)
  for (const name of ['a.jsonl', 'data.jsonl']) writeLines(at(name), records)
  writeLines(
    at('rated.jsonl'),
    records.map(({ prompt, completion }, id) => ({
      language: id % 3 === 0 ? 'zh' : 'en',
      prompt,
      completion,
      score: id / 8,
      vector: [id + 0.5, 10.5 - id],
    })),
  )
  writeLines(
    at('mixed.jsonl'),
    records.map(({ prompt, completion }, id) => ({
      prompt,
      completion,
      license: id % 4 === 0 ? 'CC-BY-SA-4.0' : 'apache-2.0',
      generator: id % 2 === 0 ? 'Qwen3-32B' : 'human',
      source: id % 4 === 0 ? 'wiki' : 'web',
    })),
  )
  writeLines(at('test.jsonl'), [{ question: records[0].prompt }])
  writeFileSync(at('exam.csv'), csvOf('number,stem', [`1,"${records[0].prompt}"`]))
  const tests = new IndexBuilder({ name: 'test', level: 'loose', ngrams: 8, charNgrams: 13 })
  tests.add('1', [records[0].prompt])
  for (const name of ['test.index.json', 'gsm8k.index.json']) writeFileSync(at(name), tests.end())
  for (const name of ['chat.jsonl', 'chats.jsonl']) writeLines(at(name), chats)
  writeLines(
    at('tokens.jsonl'),
    records.map(({ prompt }) => ({ input_ids: [...Buffer.from(prompt)] })),
  )
  writeLines(
    at('faq.jsonl'),
    records.map(({ prompt, completion }) => ({ question: prompt, answer: completion })),
  )
  writeLines(
    at('stories.jsonl'),
    records.map(({ prompt }) => ({ text: `She told her aunt: ${prompt}` })),
  )
  writeFileSync(at('adult.csv'), census)
  writeFileSync(at('rows.csv.gz'), gzipSync(census))
  writeFileSync(at('data.csv'), csvOf('note', texts))
  writeFileSync(at('reviews.csv'), csvOf('text', texts))
  cpSync(join(root, 'datasets/samples/tokenizer'), at('datasets/samples/tokenizer'), { recursive: true })
  writeFileSync(at('rules.yaml'), 'rules:\n  - { column: prompt, required: true }\n')
  writeFileSync(at('pipeline.yaml'), pipelineFile)
  writeFileSync(at('prep.config.js'), configFile)
}

/** A folder of its own for one example, with the files that help and doc comments speak of, which it may not change. */
export function makeCase(folder: string, name: string): string {
  const shared = join(folder, 'shared')
  if (!existsSync(shared)) {
    makeProject(shared)
    writeHelpData(shared)
  }
  const cwd = join(folder, name)
  mkdirSync(cwd)
  for (const entry of readdirSync(shared)) symlinkSync(join(shared, entry), join(cwd, entry))
  return cwd
}
