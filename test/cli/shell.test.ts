import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { codeLines, commandLines, shellWord } from '../../src/cli/terminal/shell.js'

const path = "it's in/my  data(1)/out"
const program = `import datasets; print(datasets.load_dataset('json', data_files={'train': 'out put/*.jsonl'}))`
const commands = [
  `python -c "${program}"`,
  `prep inspect ${shellWord(path)}`,
  `prep anonymize ${shellWord('a b.jsonl')} --fields ${shellWord('messages[].content,text')} --out clean/`,
]

describe('a command on several lines', () => {
  test('is narrow, breaks no word, and is the same command to a shell', () => {
    const broken = [30, 44, 60].flatMap((width) => commands.map((command) => commandLines(command, width)))
    for (const [i, lines] of broken.entries()) {
      const width = [30, 44, 60][Math.floor(i / commands.length)]
      // A piece that is wider than the line stands alone on it.
      for (const line of lines)
        if (/\S[ (]\S/.test(line.replace(/'[^']*'/g, ''))) expect(line.length).toBeLessThanOrEqual(width)
    }
    expect(broken[0].length).toBeGreaterThan(2)
    const script = [...commands.map((command) => [command]), ...broken]
      .map((lines) => lines.join('\n').replace(/^\w+/, "printf '%s\\0'"))
      .join("\nprintf '\\n'\n")
    const seen = execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\n')
    // More spaces between the parts of the program are the same program.
    const plain = (words: string) => words.replace(/(?<=[;,(:]) +/g, '')
    for (const [i, words] of seen.slice(commands.length).entries())
      expect(plain(words)).toBe(plain(seen[i % commands.length]))
  })
})

test('code is broken at spaces and behind brackets, never within quotes or behind a colon', () => {
  const code = `axolotl: datasets: [{ path: "to me/out", type: chat_template, field: messages }]`
  expect(codeLines(code, 30)).toEqual([
    'axolotl: datasets: [{',
    '  path: "to me/out",',
    '  type: chat_template,',
    '  field: messages }]',
  ])
})
