/** Finds the examples in Markdown and in doc comments, and gives them what they need to run. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { parse } from 'yaml'
import { makeRecords, writeLines } from './run/fixtures.js'
import { root, type SourceFile, visit } from './source-files.js'

/** A fenced block of a Markdown file. */
export interface Block {
  /** Where it stands, such as `README.md:17`. */
  place: string
  language: string
  code: string
}

/** The `@example` of a doc comment. */
export interface DocExample {
  place: string
  code: string
}

export function fencedBlocks(path: string, markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ 1: language, 2: code, index }) => ({
    place: `${path}:${markdown.slice(0, index).split('\n').length}`,
    language,
    code,
  }))
}

/** The code of a block without comments and formatting, so that two languages can comment the same code. */
export function bareCode({ language, code }: Block): string {
  if (language === 'ts' || language === 'js') return withoutTypes(code, { removeComments: true })
  if (language === 'yaml') return JSON.stringify(parse(code))
  const lines = code.split('\n').map((line) => line.replace(/(?:^|\s+)#.*$/, '').trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

/** The name that a block gives itself in a comment on its first line: `# pipeline.yaml`, `// shout.js: …`. */
export function fileNameOf({ code }: Block): string | undefined {
  return /^(?:#|\/\/) ([\w-]+\.[a-z]+)(?=\s|:|：|$)/.exec(code)?.[1]
}

/** TypeScript as JavaScript that Node runs. */
export function withoutTypes(code: string, { removeComments = false } = {}): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, removeComments }
  return ts.transpileModule(code, { compilerOptions }).outputText
}

export function docExamples(files: readonly SourceFile[]): DocExample[] {
  return files.flatMap(({ path, text, tree }) => {
    const found = new Map<number, string>()
    visit(tree, (node) => {
      for (const tag of ts.getJSDocTags(node))
        if (tag.tagName.text === 'example') found.set(tag.pos, ts.getTextOfJSDocComment(tag.comment) ?? '')
    })
    return [...found].map(([start, code]) => ({
      place: `${path}:${text.slice(0, start).split('\n').length}`,
      code: code.replace(/^```\w*\n|\n?```$/g, ''),
    }))
  })
}

/**
 * An example as a module. All public names are imported, but for those that it imports or declares itself; a
 * comment behind an expression is the value that the expression must have.
 */
export function moduleOf(code: string, publicNames: readonly string[]): string {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ES2023, true)
  const own = new Set<string>()
  visit(tree, (node) => {
    const name = ts.isImportSpecifier(node) || ts.isVariableDeclaration(node) ? node.name : undefined
    if (name !== undefined && ts.isIdentifier(name)) own.add(name.text)
  })
  const checked = tree.statements.map((statement) => {
    const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? []
    const source = statement.getText(tree)
    if (comment === undefined || !ts.isExpressionStatement(statement)) return source
    return `sameValue(${statement.expression.getText(tree)}, (${code.slice(comment.pos + 2, comment.end)}))`
  })
  const names = publicNames.filter((name) => !own.has(name))
  return withoutTypes(
    `import { deepStrictEqual as sameValue } from 'node:assert'\nimport { ${names.join(', ')} } from 'prepkit'\n${checked.join('\n')}\n`,
  )
}

/** A new project in `folder` that has prepkit installed. */
export function makeProject(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(root, join(folder, 'node_modules/prepkit'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
}

const pipelineFile = `input: data/*.jsonl
steps:
  - anonymize: { fields: [prompt] }
output: out/
`
const configFile = `import { definePipeline } from 'prepkit'
export const pipeline = definePipeline({ input: 'data/*.jsonl', output: 'out/' })
`

type Person = { prompt: string; completion: string; gender: string; hired: boolean }

const people = () => makeRecords(160) as unknown as Person[]
const csvOf = (name: string, lines: readonly string[]) => [name, ...lines].join('\n')

/** The data that the READMEs speak of, small. */
const gold = { text: 'Ask Mary Jones', entities: [{ start: 4, end: 14, type: 'PERSON', text: 'Mary Jones' }] }

export function writeReadmeData(folder: string): void {
  const records = people()
  const tasks = records.map(({ prompt, completion }) => ({
    instruction: prompt,
    input: '',
    output: completion,
  }))
  const texts = records.map(({ prompt }) => JSON.stringify({ text: prompt }))
  mkdirSync(join(folder, 'data'))
  writeLines(join(folder, 'data/people.en.jsonl'), records.slice(0, 100))
  writeLines(join(folder, 'data/people.zh.jsonl'), records.slice(100))
  writeFileSync(join(folder, 'alpaca.json'), JSON.stringify(tasks, undefined, 2))
  writeLines(join(folder, 'gold.jsonl'), [gold])
  writeFileSync(join(folder, 'dump.jsonl.gz'), gzipSync(texts.join('\n')))
}

/** The files that `--help` and doc comments speak of, small. */
export function writeHelpData(folder: string): void {
  writeFileSync(
    join(folder, 'gold.json'),
    JSON.stringify([
      {
        full_text: 'Ask Mary Jones',
        spans: [{ entity_type: 'PERSON', start_position: 4, end_position: 14, entity_value: 'Mary Jones' }],
      },
    ]),
  )
  writeFileSync(join(folder, 'gold.conll'), 'Ask O\nMary B-PER\nJones I-PER\n\n')
  writeLines(join(folder, 'gold.jsonl'), [gold])
  const at = (name: string) => join(folder, name)
  const records = people()
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
  for (const name of ['chat.jsonl', 'chats.jsonl']) writeLines(at(name), chats)
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
  writeFileSync(at('pipeline.yaml'), pipelineFile)
  writeFileSync(at('prep.config.js'), configFile)
}
