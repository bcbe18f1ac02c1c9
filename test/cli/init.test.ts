import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseYamlValue } from '../../src/base/yaml.js'
import { folderWith, prepHere } from './prep.js'

const linesOf = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

const people = Array.from({ length: 40 }, (_, i) => ({
  prompt: `Please write to mary${i}@corp.com about the visit to the old library by the lake`,
  completion: 'I have written to her and she will answer before the end of the week',
  gender: i % 4 === 0 ? 'female' : 'male',
  hired: i % 3 === 0,
}))

describe('prep init', () => {
  it('writes a pipeline with comments that runs as it is, and never over a file that is there', async () => {
    const cwd = folderWith({ 'people.jsonl': linesOf(people) })
    const first = await prepHere(['init', 'people.jsonl'], { cwd })
    expect(first.code).toBe(0)
    expect(first.stderr).toMatch(/^Shape +prompt-completion$/m)
    expect(first.stderr).toMatch(/^ {2}prompt +EMAIL_ADDRESS 100 %$/m)
    expect(first.stderr).toContain('Wrote pipeline.yaml. Next:\n  prep plan pipeline.yaml')
    const written = readFileSync(join(cwd, 'pipeline.yaml'), 'utf8')
    expect(written).not.toContain('@')
    expect(Math.max(...written.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
    const again = await prepHere(['init', 'people.jsonl'], { cwd })
    expect([again.code, again.stderr]).toEqual([
      2,
      'prep: "pipeline.yaml" is there already. Name another file with --out, or replace it with --force\n',
    ])
    expect((await prepHere(['init', 'people.jsonl', '--force', '-q'], { cwd })).code).toBe(0)
    const run = await prepHere(['run', '-q', '--workers', '0'], { cwd })
    expect([run.code, run.stderr]).toEqual([0, ''])
    expect(existsSync(join(cwd, 'prepared-people/manifest.json'))).toBe(true)
  })

  it('suggests a split and a balance that cannot repeat a few rows without end, both commented out', async () => {
    const cwd = folderWith({ 'people.jsonl': linesOf(people) })
    const { stdout } = await prepHere(['init', 'people.jsonl', '--out', '-', '-q'], { cwd })
    expect(stepsOf(await parseYamlValue(stdout))).toEqual(['anonymize', 'convert'])
    const chosen = (await parseYamlValue(withSuggestions(stdout))) as Written
    expect(stepsOf(chosen)).toEqual(['split', 'anonymize', 'balance', 'convert'])
    expect(chosen.steps[2]).toEqual({
      balance: {
        facet: 'gender',
        label: 'hired',
        method: 'over',
        maxCopies: 10,
        overBudget: 'cap',
        where: { split: 'train' },
      },
    })
  })

  const tuned: [shape: string, row: object][] = [
    ['alpaca', { instruction: 'Who was she?', input: '', output: 'A physicist' }],
    ['BELLE', { question: '她是谁？', std_answer: '一位物理学家', class: '问答' }],
    ['messages', { messages: [{ role: 'user', content: 'Who was she?' }] }],
    ['preference', { prompt: 'Who was she?', chosen: 'A physicist', rejected: 'Nobody' }],
  ]
  it.each(tuned)('leaves public people in data for fine-tuning (%s), and says why', async (_, row) => {
    const cwd = folderWith({ 'a.jsonl': linesOf([row]) })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps[0]).toHaveProperty('anonymize.policy', 'instruction')
    expect(stdout.replace(/\n +# /g, ' ')).toContain('public people, places and dates stay')
  })

  it.each([
    ['Where is my order? I want a refund.', 'I am sorry. What is the order number, and who ordered?'],
    ['你好，我要退款，订单一直没发货', '客服小王为您服务，请提供收货人和手机号'],
  ])('takes out everybody in talks with customers, and says why: %s', async (asked, answered) => {
    const messages = [
      { role: 'user', content: asked },
      { role: 'assistant', content: answered },
    ]
    const cwd = folderWith({ 'a.jsonl': linesOf([{ messages }]) })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps).toEqual([{ anonymize: { fields: ['messages[].content'] } }])
    expect(stdout.replace(/\n +# /g, ' ')).toContain('Talks with customers')
  })

  it.each([
    ['a phone number in most', (i: number) => `订错了，麻烦改一下，我的电话是 1380013${8000 + i}`],
    ['one word of orders in each', (i: number) => `第 ${i} 次问了，我的订单到底怎么回事`],
    ['a password in most', (i: number) => `I cannot get in, my password: Blue-Horse${i}!x`],
  ])('takes out everybody in chats with %s', async (_, asked) => {
    const rows = Array.from({ length: 10 }, (_, i) => ({
      messages: [
        { role: 'user', content: asked(i) },
        { role: 'assistant', content: 'OK' },
      ],
    }))
    const cwd = folderWith({ 'a.jsonl': linesOf(rows) })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps).toEqual([{ anonymize: { fields: ['messages[].content'] } }])
  })

  it('leaves public people where few of many instructions speak of an order or a password', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      instruction: i < 3 ? 'Explain what a refund is' : `Who was the painter number ${i} of the Renaissance?`,
      output: i === 4 ? 'Call 13800138000 for that' : 'Leonardo da Vinci painted the Mona Lisa in Florence.',
    }))
    const cwd = folderWith({ 'a.jsonl': linesOf(rows) })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps[0]).toHaveProperty('anonymize.policy', 'instruction')
  })

  it('takes out everybody in texts of another kind', async () => {
    const cwd = folderWith({ 'a.jsonl': linesOf([{ text: 'My dear Mary, the library is closed today' }]) })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps).toEqual([{ anonymize: { fields: ['text'] } }])
  })

  const turn = (from: string, value: string) => ({ from, value })
  const fax = 'Fax the list to +1 212 555 0143 and to nobody else please'
  const shapes: [shape: string, file: Record<string, string>, input: unknown, steps: unknown[]][] = [
    [
      'preference data, in all of its answers',
      {
        'a.jsonl': linesOf([
          { conversations: [turn('human', fax)], chosen: turn('gpt', fax), rejected: turn('gpt', 'no') },
        ]),
      },
      'a.jsonl',
      [
        {
          anonymize: {
            policy: 'instruction',
            fields: ['conversations[].value', 'chosen.value', 'rejected.value'],
          },
        },
      ],
    ],
    [
      'conversations with calls of tools, which stay as they are',
      {
        'a.json': JSON.stringify([
          { conversations: [turn('human', fax), turn('function_call', '{}'), turn('gpt', 'ok')] },
        ]),
      },
      'a.json',
      [{ anonymize: { policy: 'instruction', fields: ['conversations[].value'] } }],
    ],
    [
      'questions and answers under names of their own',
      { 'a.jsonl': linesOf([{ question: fax, answer: 'I have sent it to her just now, thanks' }]) },
      'a.jsonl',
      [
        { anonymize: { policy: 'instruction', fields: ['question', 'answer'] } },
        { convert: { to: 'messages' } },
      ],
    ],
    [
      'questions and answers under names that no shape has',
      { 'a.jsonl': linesOf([{ problem: fax, solution: 'I have sent it to her just now, thanks' }]) },
      'a.jsonl',
      [
        { anonymize: { policy: 'instruction', fields: ['problem', 'solution'] } },
        { convert: { rename: { problem: 'prompt', solution: 'completion' }, to: 'messages' } },
      ],
    ],
    [
      'a table without a header line, with columns that are personal data as a whole',
      { 'a.csv': 'mary@corp.com,31\njohn@corp.com,42\n' },
      { path: 'a.csv', columns: ['column_1', 'column_2'] },
      [{ anonymize: { wholeFields: { column_1: 'EMAIL_ADDRESS' } } }],
    ],
    ['a table without text', { 'a.csv': 'size,n\nS,1\nM,2\n' }, 'a.csv', []],
    [
      'nested text whose names YAML would take for something else',
      { 'a.jsonl': linesOf([{ 'a: #b': { 'x.y': fax } }]) },
      'a.jsonl',
      [{ anonymize: { fields: ['a: #b."x.y"'] } }],
    ],
  ]
  it.each(shapes)('knows %s', async (_, files, input, steps) => {
    const cwd = folderWith(files)
    const { code, stdout, stderr } = await prepHere(['init', ...Object.keys(files), '--out', '-', '-q'], {
      cwd,
    })
    expect([code, stderr]).toEqual([0, ''])
    const written = (await parseYamlValue(stdout)) as Written
    expect([written.input, written.steps]).toEqual([input, steps])
  })

  it('says that files are of two shapes, and how to write a pipeline for each', async () => {
    const said = 'I have sent it to the old library by the lake'
    const cwd = folderWith({
      'm.jsonl': linesOf([
        {
          messages: [
            { role: 'user', content: fax },
            { role: 'assistant', content: said },
          ],
        },
      ]),
      'a.jsonl': linesOf([{ instruction: fax, input: '', output: said }]),
      'q.jsonl': linesOf([{ question: fax, answer: said }]),
    })
    const files = ['m.jsonl', 'a.jsonl', 'q.jsonl']
    const { code, stdout, stderr } = await prepHere(['init', ...files, '--out', '-'], { cwd })
    expect(code).toBe(0)
    for (const text of [stdout, stderr]) {
      expect(text).toContain('alpaca (a.jsonl)')
      expect(text).toMatch(/prep init m\.jsonl --out messages\.yaml/)
      expect(text).toMatch(/prep init q\.jsonl --out question-answer\.yaml/)
    }
    expect(stdout).not.toContain('nothing to convert')
    const { steps } = (await parseYamlValue(stdout)) as Written
    expect(steps).toEqual([
      {
        anonymize: {
          policy: 'instruction',
          fields: ['instruction', 'input', 'output', 'messages[].content', 'question', 'answer'],
        },
      },
    ])
  })

  it.each([
    ['of the file', ['people.jsonl'], 'prepared-people/'],
    [
      'of the pipeline, where files are several',
      ['people.jsonl', 'b c.jsonl', '--out', 'both.yaml'],
      'prepared-both/',
    ],
    ['of nothing, where there is no clean one', ['b c.jsonl'], 'prepared/'],
  ])('names the output by the name %s', async (_, args, output) => {
    const rows = linesOf(people.slice(0, 2))
    const cwd = folderWith({ 'people.jsonl': rows, 'b c.jsonl': rows })
    await prepHere(['init', ...args, '-q'], { cwd })
    const file = args.includes('--out') ? 'both.yaml' : 'pipeline.yaml'
    const written = await parseYamlValue(readFileSync(join(cwd, file), 'utf8'))
    expect((written as Written).output).toBe(output)
  })

  it('allows for the records that cannot be read, and refuses data without any that can', async () => {
    const rows = Array.from({ length: 100 }, () => '{"text":"by the lake"}\n').join('')
    const cwd = folderWith({ 'a.jsonl': rows + '{"text"\n'.repeat(25), 'b.jsonl': 'x\ny\n' })
    const { stdout } = await prepHere(['init', 'a.jsonl', '--out', '-', '-q'], { cwd })
    expect(((await parseYamlValue(stdout)) as Written).errors).toEqual({ budget: 0.21 })
    const none = await prepHere(['init', 'b.jsonl'], { cwd })
    expect([none.code, none.stderr]).toEqual([
      2,
      expect.stringContaining('No record of the input can be read'),
    ])
  })
})

interface Written {
  input: unknown
  steps: Record<string, unknown>[]
  output?: unknown
  errors?: unknown
}

function stepsOf(pipeline: unknown): string[] {
  return (pipeline as Written).steps.map((step) => Object.keys(step)[0])
}

/** The pipeline with every suggested step turned on, as a user would: by taking the signs of comments away. */
function withSuggestions(yaml: string): string {
  return yaml.replace(/^( +)# (- | {4})/gm, '$1$2').replace(/^( +)# where/gm, '$1where')
}
