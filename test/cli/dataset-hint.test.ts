import { describe, expect, it } from 'vitest'
import { batchOfRows, type Row } from '../../src/arrow/rows.js'
import { datasetFacts, hintLines } from '../../src/cli/inspect/dataset-hint.js'
import { englishWords } from '../../src/cli/language/words.js'
import { folderWith, prepHere } from './prep.js'

const screen = { columns: 120, paint: (_: string, text: string) => text, words: englishWords }

function hintOf(row: Row, { paths = ['in.jsonl'], hasHeaderLine = false } = {}): string[] {
  return hintLines({ schema: batchOfRows([row]).schema, paths, hasHeaderLine }, screen)
}

const adultNames =
  'age workclass fnlwgt education education-num marital-status occupation relationship race sex capital-gain capital-loss hours-per-week native-country income'.split(
    ' ',
  )

describe('hintLines()', () => {
  it('tells the shape, its parts and the commands for it', () => {
    expect(hintOf({ instruction: '写一首诗', input: '', output: '好' })).toEqual([
      'Looks like alpaca: Instructions as Alpaca writes them: instruction, input, output',
      '  prompt      instruction',
      '  input       input',
      '  completion  output',
      'Try',
      '  prep anonymize in.jsonl --fields instruction,input,output --out clean/',
      '  prep convert in.jsonl --to messages --out chat/',
    ])
  })

  it.each<[string, Row, string[]]>([
    [
      'quotes paths that a shell would expand',
      { messages: [{ role: 'user', content: '你好' }] },
      [`prep anonymize in.jsonl --fields 'messages[].content' --out clean/`],
    ],
    [
      'converts a set that names its columns in its own way',
      { question: '问', std_answer: '答', class: 'qa' },
      [
        'prep anonymize in.jsonl --fields question,std_answer --out clean/',
        'prep convert in.jsonl --to messages --out chat/',
      ],
    ],
    [
      'balances a table about people',
      Object.fromEntries(adultNames.map((name) => [name, 'x'])),
      ['prep balance in.jsonl --facet sex --label income --method reweigh --out balanced/'],
    ],
  ])('%s', (_, row, commands) => {
    const lines = hintOf(row).filter((line) => line.startsWith('  prep '))
    expect(lines.map((line) => line.trim())).toEqual(commands)
  })

  it('quotes names of files, and stands for many', () => {
    const row = { prompt: 'p', completion: 'c' }
    expect(hintOf(row, { paths: [`it's here.jsonl`] }).join()).toContain(
      `prep convert 'it'\\''s here.jsonl' --to`,
    )
    expect(hintOf(row, { paths: ['a', 'b', 'c'] }).join()).toContain('prep convert FILES --to messages')
  })

  it('lists the text of data that it does not know', () => {
    expect(hintOf({ id: 1, note: '备注', tags: ['x'], meta: { title: 't' } })).toEqual([
      'No known shape. Its text, as --fields takes it: note, tags[], meta.title',
    ])
    expect(hintOf({ id: 1 })).toEqual([])
  })

  it('says so where a header line is none, with the names of a set that has as many columns', () => {
    const values = Object.fromEntries(adultNames.map((name, i) => [i === 0 ? '39' : ` ${name}`, 'x']))
    expect(hintOf(values, { hasHeaderLine: true }).at(-1)).toBe(`  --trim --columns ${adultNames.join(',')}`)
    expect(hintOf({ '1.5': 'x', b: 'y' }, { hasHeaderLine: true }).join(' ')).toMatch(
      /no header line.* with --columns$/,
    )
    expect(hintOf(values).join(' ')).toContain('No known shape')
  })
})

describe('prep inspect', () => {
  it('prints the hint after the columns, and the facts of the shape with --json', async () => {
    const cwd = folderWith({ 'pairs.jsonl': '{"prompt":"一","completion":"two"}\n' })
    const { code, stdout } = await prepHere(['inspect', 'pairs.jsonl'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Looks like prompt-completion: .*\n {2}prompt +prompt\n/m)
    const json = JSON.parse((await prepHere(['inspect', 'pairs.jsonl', '--json'], { cwd })).stdout)
    expect(json.dataset).toMatchObject({
      name: 'prompt-completion',
      roles: { prompt: 'prompt', completion: 'completion' },
      textPaths: ['prompt', 'completion'],
    })
    expect(datasetFacts(batchOfRows([{ n: 1 }]).schema)).toBeUndefined()
  })
})
