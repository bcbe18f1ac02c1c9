import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder, writeLines } from '../run/fixtures.js'
import { root } from '../source-files.js'
import { prepHere } from './prep.js'

const folder = temporaryFolder('tokens-lines')
const input = writeLines(
  join(folder, 'ids.jsonl'),
  Array.from({ length: 20 }, (_, i) => ({ input_ids: Array.from({ length: 1 + i }, () => 7) })),
)

describe('the step tokens on the terminal', () => {
  it.each([
    [
      'en',
      'Packed to 16 tokens (--length)',
      'A pass has 7 training steps of 2 rows',
      'Longer than 16 tokens: 4 records',
    ],
    ['zh', '打包到 16 个词元（--length）', '每遍 7 步，每步 2 行', '超过 16 个词元的：4 条记录'],
  ])('tells in %s what a training on the records would be', async (language, ...lines) => {
    const flags = ['--length', '16', '--batch-size', '2', '--lang', language, '--out', join(folder, language)]
    const { stderr } = await prepHere(['tokens', input, ...flags], { cwd: root })
    for (const line of lines) expect(stderr).toContain(line)
  })
})
