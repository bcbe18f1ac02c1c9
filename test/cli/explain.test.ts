import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { histogramLine } from '../../src/cli/explain/histogram-line.js'
import { folderWith, prepHere } from './prep.js'

const fixtures = readFileSync(join(import.meta.dirname, '../golden/curation/fixtures.jsonl'), 'utf8')
const data = { 'texts.jsonl': fixtures.replaceAll('"tokens"', '"words"') }

describe('prep filter_quality --why', () => {
  it('lists every rule with number and limit, those that are broken first, and no word of the text', async () => {
    const cwd = folderWith(data)
    const { code, stdout } = await prepHere(['filter_quality', 'texts.jsonl', '--why', 'texts.jsonl:2'], {
      cwd,
    })
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^texts\.jsonl:2.*\n1 filter_quality: dropped, because gopher_short_doc\n {2}en\n {4}breaks it {4}gopher_short_doc +19 {2}≥ 50\n {4}breaks it {4}top_4_gram +0\.1705 {2}≤ 0\.16 +at \d.*\n {4}keeps to it /,
    )
    const words = (JSON.parse(fixtures.split('\n')[1]) as { text: string }).text.match(/[a-z]{6,}/g)!
    expect(words.filter((word) => stdout.includes(word))).toEqual([])
  })
})

describe('prep filter_sft --why', () => {
  it('says of a pipeline file, too, what each step makes of a row', async () => {
    const row = {
      messages: [
        { role: 'user', content: 'Say hello' },
        { role: 'assistant', content: '' },
      ],
    }
    const cwd = folderWith({
      'chats.jsonl': `${JSON.stringify(row)}\n`,
      'p.yaml':
        'input: chats.jsonl\nsteps:\n  - filter: { keep: "true" }\n  - filter_sft: {}\noutput: out/\n',
    })
    const { stdout } = await prepHere(['explain', 'p.yaml', '--why', '1', '--lang', 'zh'], { cwd })
    expect(stdout).toMatch(/1 filter: 保留\n2 filter_sft: 丢弃，原因：empty_answer\n {4}违反 +empty_answer\n/)
  })
})

describe('prep filter_quality --suggest', () => {
  it('prints a pipeline that runs as it is and leaves as many rows as it says', async () => {
    const cwd = folderWith(data)
    const args = ['filter_quality', 'texts.jsonl', '--suggest', '--share', '20%', '--out', 'good/']
    const { stdout } = await prepHere(args, { cwd })
    const left = Number(/Together they leave (\d+) rows/.exec(stdout)?.[1])
    const piped = folderWith({ ...data, 'p.yaml': stdout })
    const { code, stderr } = await prepHere(['run', 'p.yaml', '--json'], { cwd: piped })
    expect([code, stderr]).toEqual([0, ''])
    const report = JSON.parse(readFileSync(join(piped, 'good/report.json'), 'utf8'))
    expect(report.rows.written).toBe(left)
  })
})

describe('prep explain', () => {
  it('tells of each rule how many rows it leaves out, and draws limits between the texts', async () => {
    const cwd = folderWith(data)
    const { stdout } = await prepHere(['filter_quality', 'texts.jsonl', '--explain'], { cwd })
    expect(stdout).toContain('1 filter_quality: 20 rows in, 5 out, 15 dropped')
    expect(stdout).toMatch(/gopher_short_doc +3 +2 +50\n/)
    expect(stdout).toMatch(/non_symbol_words +19 .*\|.* 174 +≥ 50, 1 beyond/)
  })

  it('draws a range as high as the root of its texts, and a limit where it lies', () => {
    const edges = [0, 1, 2, 3]
    expect(histogramLine({ edges, counts: [64, 0, 1] }, [{ limit: 2 }])).toBe('█ |▁')
    expect(histogramLine({ edges, counts: [0, 4, 4] }, [{ limit: 0 }, { limit: 9 }])).toBe('| ██')
  })
})
