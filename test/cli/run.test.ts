import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RunReport } from '../../src/schemas/run-report.js'
import { isWhole } from '../campaign.js'
import { folderWith, prep, prepHere, shell } from './prep.js'

const rows = [
  { question: 'Where is the library?', answer: 'By the lake.', group: 'a' },
  { question: '图书馆在哪里？', answer: '在湖边。', group: 'a' },
  { question: 'When does it open?', answer: 'At nine.', group: 'b' },
]
const jsonl = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const pipeline = `input: rows.jsonl
steps:
  - balance: { facet: group, method: over }
output: out/
`

describe('prep run', () => {
  it('calls one file one file, and one record one record', async () => {
    const cwd = folderWith({ 'a.jsonl': '{"a":"x"}\n', 'bad.jsonl': 'oops\n' })
    const { stderr } = await prepHere(['convert', 'a.jsonl', '--out', 'b.jsonl'], { cwd })
    expect(stderr).toMatch(/Done: 1 row, 10 bytes of jsonl → b\.jsonl/)
    expect((await prepHere(['inspect', 'b.jsonl'], { cwd })).stdout).toContain('a       Utf8  1 char\n')
    const bad = await prepHere(['convert', 'bad.jsonl', '--out', 'c.jsonl'], { cwd })
    expect(bad.stderr).toContain('1 of 1 record was rejected')
  })

  it('runs the pipeline of the current directory and ends with a summary on stderr', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline })
    const { code, stdout, stderr } = await prepHere(['run', '--workers', '0'], { cwd })
    expect([code, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^1 balance +3 +4 +1 +- +-$/m)
    expect(stderr).toMatch(/Done: 4 rows, .* of arrow in 1 shard → out/)
    expect(stderr).toContain(`datasets.load_from_disk('out')`)
    expect(stderr).not.toContain('\u001b')
    expect(existsSync(join(cwd, 'out/state.json'))).toBe(true)
    const again = await prepHere(['run', '--workers', '0'], { cwd })
    expect(again.stderr).toContain('An earlier run had finished all of it; nothing was written again')
  })

  it('tells how many workers had work, and where more were asked for than the machine has use for', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline })
    const { code, stderr } = await prepHere(['run', '--workers', '1000'], { cwd })
    expect(code).toBe(0)
    expect(stderr).toMatch(/At most \d+ of 1000 workers are used/)
    expect(stderr).toContain('(1 worker)')
  })

  it('says how to go on after a bad record in words of the command line alone', async () => {
    const cwd = folderWith({ 'bad.jsonl': '{"a":1}\noops\n' })
    const { code, stderr } = await prepHere(['convert', 'bad.jsonl', '--on-error', 'fail', '--out', '-'], {
      cwd,
    })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^prep: bad\.jsonl:2 .*: --on-error reject$/m)
    expect(stderr).not.toContain('onReject')
  })

  it('lets flags win over the file and prints the report as JSON', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline })
    const { code, stdout, stderr } = await prepHere(
      ['run', 'pipeline.yaml', '--out', 'o.csv', '--seed', '3', '--json', '--workers', '0'],
      { cwd },
    )
    expect([code, stderr]).toEqual([0, ''])
    const report: RunReport = JSON.parse(stdout)
    expect(report.output).toMatchObject({ path: 'o.csv', format: 'csv' })
    expect(readFileSync(join(cwd, 'o.csv'), 'utf8').split('\n')[0]).toBe('question,answer,group')
  })

  it.each<[fault: string, text: string, place: string, message: string]>([
    [
      'a mistyped option',
      'input: a\noutput: o\nsteps:\n  - balance:\n      fcaet: g\n      method: over\n',
      '5:7',
      'Unknown option "fcaet" of balance. Did you mean "facet"?',
    ],
    [
      'a column that is not there',
      'input: rows.jsonl\noutput: o\nsteps:\n  - balance: { facet: grup, method: over }\n',
      '4:5: step 1 balance',
      '"grup"',
    ],
    ['broken syntax', 'input: [a\noutput: o\n', '2:1', ''],
  ])('gives file, line and column for %s', async (_, text, place, message) => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'p.yaml': text })
    const { code, stdout, stderr } = await prepHere(['run', 'p.yaml'], { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(`prep: p.yaml:${place}: `)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })

  it('refuses a folder that holds other files, and says so without a stack', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline.replace('out/', './') })
    const { code, stderr } = await prepHere(['run', '--workers', '0'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/^prep: Output folder/)
  })

  it('fails with exit code 2 beyond the error budget and never shows the record', async () => {
    const cwd = folderWith({
      'rows.jsonl': `${jsonl}${'secret words\n'.repeat(11)}`,
      'pipeline.yaml': pipeline,
    })
    const { code, stderr } = await prepHere(['run', '--workers', '0'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('rejected')
    expect(stderr).not.toContain('secret')
    const again = await prepHere(['run', '--workers', '0', '--error-budget', '90%'], { cwd })
    expect(again.code).toBe(0)
    expect(again.stderr).toMatch(/rejected +read +not_json 11/)
  })
})

describe('prep STEP', () => {
  it('reads standard input and writes standard output when both are pipes', async () => {
    const { code, stdout, stderr } = await prep(
      ['convert', '--rename', 'question=prompt', '--drop', 'group', '-q'],
      {
        stdin: jsonl,
      },
    )
    expect([code, stderr]).toEqual([0, ''])
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records).toEqual(rows.map(({ question, answer }) => ({ prompt: question, answer })))
  })

  it('takes --to for the form of the records and of the files alike', async () => {
    const line = `convert rows.jsonl --rename question=prompt,answer=completion --drop group --to messages --to jsonl -q`
    const { code, stdout } = await prepHere(line.split(' '), { cwd: folderWith({ 'rows.jsonl': jsonl }) })
    expect(code).toBe(0)
    expect(JSON.parse(stdout.split('\n')[1])).toEqual({
      messages: [
        { role: 'user', content: '图书馆在哪里？' },
        { role: 'assistant', content: '在湖边。' },
      ],
    })
  })

  it('sets any option by its name', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl })
    const settings = ['facet=group', 'method=target', 'target={ a: 1, b: 3 }'].flatMap((set) => [
      '--set',
      set,
    ])
    const bySet = await prepHere(['balance', 'rows.jsonl', ...settings, '-q'], { cwd })
    expect(bySet.code).toBe(0)
    const flags = '--facet group --method target --target a=1,b=3 -q'.split(' ')
    const byFlag = await prepHere(['balance', 'rows.jsonl', ...flags], { cwd })
    expect(byFlag).toEqual(bySet)
    expect(bySet.stdout).not.toBe('')
  })

  it('refuses CSV whose first line looks like data, unless --header says that it holds names', async () => {
    const cwd = folderWith({ 'rows.csv': '张伟,39\n李娜,41\n' })
    const refused = await prepHere(['convert', 'rows.csv', '-q'], { cwd })
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain('The first line looks like data: the name of column 2 of 2 is a number')
    expect(refused.stderr).not.toMatch(/张伟|39/)
    expect(await prepHere(['convert', 'rows.csv', '--header', '-q'], { cwd })).toEqual({
      code: 0,
      stdout: '{"张伟":"李娜","39":41}\n',
      stderr: '',
    })
    const both = await prepHere(['convert', 'rows.csv', '--header', '--columns', 'name,age', '-q'], { cwd })
    expect(both).toEqual({ code: 0, stdout: '{"name":"李娜","age":41}\n', stderr: '' })
  })

  it('reads CSV without a header line from standard input', async () => {
    const line = `printf 'a,1\\nb,2\\n' | prep convert --format csv --columns name,n -q`
    expect(await shell(line)).toEqual({
      code: 0,
      stdout: '{"name":"a","n":1}\n{"name":"b","n":2}\n',
      stderr: '',
    })
  })

  it.runIf(isWhole)('succeeds in silence when its reader goes away', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl.repeat(20_000) })
    const { code, stdout, stderr } = await shell('prep convert rows.jsonl -q --out - | head -n 1', { cwd })
    expect([code, stdout.split('\n').length, stderr]).toEqual([0, 2, ''])
  })

  it.each([
    ['a pipeline file', ['run', 'pipeline.yaml']],
    ['a step', ['convert', 'rows.jsonl', '--drop', 'text', '--out', 'out.jsonl']],
  ])('names the flag that overwrites, where another output is there: %s', async (_, args) => {
    const yaml = 'input: rows.jsonl\nsteps: [{ convert: { drop: [text] } }]\noutput: out.jsonl\n'
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'out.jsonl': '', 'pipeline.yaml': yaml })
    const { stderr } = await prepHere(args, { cwd })
    expect(stderr).toContain('"out.jsonl" exists. Choose another, or overwrite it with --overwrite')
  })

  it.each<[args: string[], message: string]>([
    [['convert', '--outt', 'x'], 'prep: Unknown option "--outt". Did you mean --out?\n'],
    [['convert', '--format', 'cvs'], 'Did you mean "csv"? Known: jsonl, json, csv, tsv, arrow'],
    [
      ['convert', '--from', 'alpca'],
      'prep: Option --from of convert cannot be "alpca". Did you mean "alpaca"?',
    ],
    [['convert', '--set', 'slect=[a]'], 'prep: Unknown option "slect" of convert. Did you mean "select"?'],
    [
      ['convert', '--workers', 'many'],
      'prep: Option "--workers <n>" argument "many" is invalid. Give a whole number, such as 4\n',
    ],
    [['inspect', 'a.jsonl', '--rows', 'x'], 'Give a whole number, such as 4'],
    [['convert', '--to', 'xlsx'], 'prep: Option --to cannot be "xlsx". Known: messages, sharegpt,'],
    [
      ['balance', '--to', 'jsnol'],
      'prep: Option --to cannot be "jsnol". Did you mean "jsonl"? Known: arrow,',
    ],
    [['convert', '--error-budget', '2'], 'Give a share, such as 1% or 0.01'],
    [['balance', '--facet', 'group'], 'prep: Option --method of balance is missing: over: repeat rows'],
    [['balance', '--max-copies', 'two', '--facet', 'a'], 'prep: Option --max-copies takes a number'],
    [['convret'], 'prep: Unknown command "convret". Did you mean convert?\n'],
    [['demo', 'x'], 'prep: Too many arguments for "demo". Expected 0 arguments but got 1\n'],
    [['convert', 'nowhere.jsonl'], 'prep: No file or folder "nowhere.jsonl"'],
    [['inspect', 'nowhere.jsonl'], 'prep: No file or folder "nowhere.jsonl"'],
    [['run', 'nowhere.yaml'], 'prep: There is no file "nowhere.yaml"'],
    [['run'], 'prep: No pipeline file given, and none here. Looked for pipeline.yaml'],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await prepHere(args, { cwd: folderWith(), stdin: jsonl })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  it('colours errors only where colour is wanted', async () => {
    const plain = await prep(['run', 'x.yaml'], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } })
    const coloured = await prep(['run', 'x.yaml'], { env: { FORCE_COLOR: '1' } })
    // Node 24 warns of the two together on lines of its own.
    expect(plain.stderr).toMatch(/^prep: /m)
    expect(coloured.stderr).toMatch(/^\u001b\[31mprep:\u001b\[39m /)
  })

  it('shows a stack only with PREP_DEBUG=1', async () => {
    const { stderr } = await prepHere(['run', 'x.yaml'], { env: { PREP_DEBUG: '1' } })
    expect(stderr).toContain('    at ')
  })
})

describe('prep plan', () => {
  it('tells inputs, columns, what each step changes, and the output', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline })
    const { code, stdout } = await prepHere(['plan'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('Input: 1 file, ')
    expect(stdout).toMatch(/^ {2}question +Utf8$/m)
    expect(stdout).toContain('  1 balance  (looks at all rows first)')
    expect(stdout).toContain('Output: out/')
    expect(existsSync(join(cwd, 'out'))).toBe(false)
  })

  it('prints JSON for programs, and the JSON Schema of pipeline files', async () => {
    const cwd = folderWith({ 'rows.jsonl': jsonl, 'pipeline.yaml': pipeline })
    expect(JSON.parse((await prepHere(['plan', '--json'], { cwd })).stdout)).toMatchObject({
      partitions: 1,
      output: 'out/',
    })
    expect(JSON.parse((await prepHere(['plan', '--schema'])).stdout)).toMatchObject({
      title: 'prepkit pipeline',
    })
  })
})
