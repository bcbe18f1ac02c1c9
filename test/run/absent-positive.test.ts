import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { expect, test } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { biasLines } from '../../src/cli/summary/bias-lines.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('absent-positive')
const input = writeLines(
  join(folder, 'rows.jsonl'),
  Array.from({ length: 200 }, (_, i) => ({
    sex: i % 2 === 0 ? 'f' : 'm',
    income: i % 3 === 0 ? ' >50K' : ' <=50K',
  })),
)
const runWith = (positive: string, steps: object[] = []) =>
  run(
    {
      input,
      steps: steps as never,
      profile: { facet: 'sex', label: 'income', positive },
      output: join(folder, `${positive.trim()}-${positive.length}-${steps.length}`),
    },
    { workers: 0 },
  )

test.each([
  [
    '>50K',
    'Did you mean " >50K"? It differs by spaces alone: take them off with "trim: true" of the input',
    '只有空格不同',
  ],
  [' >50k', 'Did you mean " >50K"? Known:', '是否想写“ >50K”'],
  ['good', 'which no row has as its label. Known:', '不是任何行的标签。已知'],
])(
  'a positive label %j that no row has is warned of on the terminal and the page, and no parity is told of it',
  async (positive, english, chinese) => {
    const { profile, output } = await runWith(positive)
    const { absent, facets } = profile?.changes.bias ?? {}
    expect(absent).toEqual([{ name: positive, warning: expect.stringContaining(english) }])
    const figures = Object.values(facets?.[0].outcomes[0].worst ?? {}).flatMap(({ before, after }) => [
      before,
      after,
    ])
    expect(figures).toEqual(figures.map(() => null))
    const said = async (lang: 'en' | 'zh') =>
      biasLines(profile?.changes as never, {
        columns: 400,
        paint: (_, text) => text,
        words: await openWords(lang),
      }).join('\n')
    expect(await said('en')).toContain(english)
    expect(await said('en')).not.toContain('0.000')
    expect(await said('zh')).toContain(chinese)
    expect(readFileSync(join(output.path, 'report.html'), 'utf8')).toContain(
      `No row has the positive label “${positive.replace('>', '&#62;')}”`,
    )
  },
)

test('a positive label that rows have, if only before the steps, is not warned of', async () => {
  expect((await runWith(' >50K')).profile?.changes.bias?.absent).toBeUndefined()
  const gone = await runWith(' >50K', [{ filter: { keep: "income = ' <=50K'" } }])
  expect(gone.profile?.changes.bias?.facets).toHaveLength(1)
  expect(gone.profile?.changes.bias?.absent).toBeUndefined()
})
