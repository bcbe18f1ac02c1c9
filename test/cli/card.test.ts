import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const rows = Array.from({ length: 40 }, (_, n) => ({
  text: 'x'.repeat(n < 20 ? 30 : 10),
  url: `https://www.${n < 20 ? 'big' : `small${n % 19}`}.example/page`,
  language: n % 4 === 0 ? 'zh' : 'en',
  ...(n % 10 === 0 && { generator: 'Qwen3-32B' }),
}))
const files = {
  'crawled.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
  'own.jsonl': '{"text":"ours"}\n',
  'pipeline.yaml': [
    'input:',
    '  sources:',
    '    - { name: crawl, path: crawled.jsonl, license: odc-by, url: https://example.org/crawl }',
    '    - { name: ours, path: own.jsonl, license: own }',
    'steps:',
    '  - anonymize: { fields: [text] }',
    'output: out/',
    '',
  ].join('\n'),
}

describe('`prep card --eu`', () => {
  it('fills in what rows, declarations and steps say, section by section, and marks the rest as blank', async () => {
    const { code, stdout } = await prepHere(['card', 'pipeline.yaml', '--eu', '-q'], {
      cwd: folderWith(files),
    })
    expect(code).toBe(0)
    const part = (from: string, to: string) => stdout.slice(stdout.indexOf(from), stdout.indexOf(to))
    expect(part('## 1.', '## 2.')).toContain('41 records, 804 characters')
    expect(part('## 1.', '## 2.')).toContain('en 73.2 %, zh 24.4 %')
    expect(part('### 2.1', '### 2.2')).toContain(
      '| crawl | ODC-By-1.0 |  | https://example.org/crawl | 36 | 87.8 % |',
    )
    expect(part('### 2.2', '### 2.3')).toContain('| ours | LicenseRef-own |')
    // Of 20 domains the two with most characters; the first has 600 of 800.
    const domains = part('### 2.3', '### 2.4')
    expect(domains).toContain('20 domains')
    expect(domains.match(/^\| \S+\.example .*$/gm)).toEqual([
      '| big.example | 75.0 % |',
      expect.stringMatching(/^\| small\d+\.example \| 2\.5 % \|$/),
    ])
    expect(part('### 2.5', '### 2.6')).toContain('| Qwen3-32B |')
    expect(part('## 3.', 'zzz')).toContain('by these steps in turn: anonymize')
    expect(stdout.match(/_to be filled in_/g)?.length).toBeGreaterThan(5)
    expect(stdout).not.toContain('xxx')
  })

  it('asks which summary is wanted, and for an input', async () => {
    const refused = async (...args: string[]) => prepHere(['card', ...args], { cwd: folderWith(files) })
    expect(await refused('own.jsonl')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Give --eu'),
    })
    expect(await refused('--eu')).toMatchObject({ code: 2, stderr: expect.stringContaining('No input') })
  })
})
