import { describe, expect, it } from 'vitest'
import { changeLines, type ShownStep } from '../../src/cli/inspect/changes/change-lines.js'
import { openWords } from '../../src/cli/language/words.js'
import { displayWidth } from '../../src/cli/terminal/width.js'

const step: ShownStep = {
  step: '2 anonymize',
  seen: 1000,
  changed: 40,
  rows: [
    {
      place: { source: 'a/folder/with/a/rather/long/name/and/a/file.jsonl', line: 12, offset: 3456 },
      copy: 1,
      what: 'changed',
      reasons: [],
      times: 1,
      notes: ['PERSON: replace', 'EMAIL_ADDRESS: replace', 'CREDIT_CARD: mask'],
      fields: Array.from({ length: 6 }, (_, i) => ({
        field: `messages[${i}].content`,
        before: '某某某某某某'.repeat(20),
        after: 'xxxxx '.repeat(20),
      })),
    },
  ],
}

describe('`changeLines()`', () => {
  it('tells rows of which the same is to be told once, and leaves out its notes when it is to be quiet', async () => {
    const wentTo = (line: number, split: string) => ({
      ...step.rows[0],
      place: { source: 'a.jsonl', line },
      copy: 0,
      notes: [],
      fields: [{ field: 'split', before: undefined, after: split }],
    })
    const rows = [wentTo(1, 'train'), wentTo(2, 'test'), wentTo(3, 'train'), wentTo(4, 'train')]
    const shown = [{ step: '1 split', seen: 40, changed: 40, rows } as ShownStep]
    const screen = { columns: 80, words: await openWords('en'), paint: (_: unknown, text: string) => text }
    expect(changeLines({ records: 40, showText: false, quiet: true }, shown, screen)).toEqual([
      '1 split: 4 of 40 changed rows, of 40 that came to it',
      '  a.jsonl:1 and 2 rows like it: changed',
      '    split',
      '      + train',
      '  a.jsonl:2: changed',
      '    split',
      '      + test',
    ])
  })

  it.each([
    [60, 'en'],
    [120, 'en'],
    [60, 'zh'],
    [120, 'zh'],
  ] as const)('fits %i columns in %s', async (columns, language) => {
    const words = await openWords(language)
    const lines = changeLines({ records: 1000, showText: false }, [step], {
      columns,
      words,
      paint: (_, text) => text,
    })
    const widest = Math.max(...lines.map(displayWidth))
    expect(widest).toBeLessThanOrEqual(columns)
    expect(widest).toBeGreaterThan(columns - 12)
    expect(lines.at(-1)).toBe(language === 'en' ? '    and 2 more values' : '    另有 2 个值')
  })
})
