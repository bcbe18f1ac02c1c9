import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { summaryLines } from '../../src/cli/summary/summary.js'
import { groupWarnings } from '../../src/report/group-warnings.js'
import { renderReport } from '../../src/report/run-page.js'
import { emptyCounts } from '../../src/schemas/step-counts.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('repeated-groups')
const input = writeLines(
  join(folder, 'rows.jsonl'),
  Array.from({ length: 85 }, (_, i) => ({ id: i, group: i < 55 ? 'many' : i < 80 ? 'some' : 'few' })),
)
const balance = { facet: 'group', method: 'over' as const }
const warning =
  'Group "few": 5 rows become 55, each about 11 times. Bound that with maxCopies, or leave the group out'

describe('a group whose rows stand more than 10 times each', () => {
  test('is named in the report, on the terminal and on the page', async () => {
    const report = await run({ input, steps: [{ balance }], output: join(folder, 'warned') }, { workers: 0 })
    expect(report.steps[0].warnings).toEqual([warning])
    const printed = summaryLines(report, {
      columns: 80,
      paint: (_, text) => text,
      words: await openWords('en'),
    })
    expect(printed.filter((line) => line.includes('maxCopies') && line.length > 80)).toEqual([])
    expect(printed.join('\n').replace(/\n +/g, ' ')).toContain(`warning  ${warning}`)
    expect(renderReport(report)).toContain(warning.replaceAll('"few"', '“few”'))
  })

  test('is named by a plan, before anything is written', async () => {
    const file = join(folder, 'plan.yaml')
    writeFileSync(file, JSON.stringify({ input, steps: [{ balance }], output: 'planned/' }))
    const { stdout } = await prepHere(['plan', file], { cwd: folder })
    expect(stdout.replace(/\n +/g, ' ')).toContain(warning)
  })

  test.each([
    ['maxCopies bounds it', { ...balance, maxCopies: 10, overBudget: 'cap' as const }],
    ['most rows are left in', { ...balance, method: 'under' as const, where: { group: ['many', 'some'] } }],
  ])('is not warned of where %s', async (_, options) => {
    const report = await run({ input, steps: [{ balance: options }], output: join(folder, options.method) })
    expect(report.steps[0].warnings).toBeUndefined()
  })
})

describe('so few rows that are kept', () => {
  const under = { facet: 'group', method: 'under' as const }
  const kept =
    '15 of 85 rows are kept, 18 %: the smallest group, "few", has 5. To keep more, repeat rows by the method over with maxCopies, or leave the group out'

  test('are warned of in the report and on the page', async () => {
    const report = await run(
      { input, steps: [{ balance: under }], output: join(folder, 'kept') },
      { workers: 0 },
    )
    expect(report.steps[0].warnings).toEqual([kept])
    expect(renderReport(report)).toContain(kept.replaceAll('"few"', '“few”'))
  })

  test.each([
    [5000, 1000, []],
    [5000, 999, ['999 of 5,000 rows are kept, 20 %']],
    [1900, 950, []],
    [1901, 950, ['950 of 1,901 rows are kept, 50 %']],
    [60, 60, []],
  ])('%i rows of which %i are kept', (rows, expected, warnings) => {
    const found = groupWarnings([{ group: 'a', rows, expected }])
    expect(found.map((warning) => warning.split(':')[0])).toEqual(warnings)
  })
})

test.each([
  ['repaired', ['{"a":"\xff"}', '{"a":"y"}'], 'Repaired records are'],
  ['rejected', ['no', '{"a":"y"}'], 'Rejected records are'],
  ['of both kinds', ['no', '{"a":"\xff"}'], 'Rejected and repaired records are'],
])('records that were %s are told as such', async (name, lines, told) => {
  const path = join(folder, `${name}.jsonl`)
  writeFileSync(path, Buffer.from(lines.join('\n'), 'latin1'))
  const report = await run({ input: path, steps: [], output: join(folder, name) }, { workers: 0 })
  const printed = summaryLines(report, {
    columns: 80,
    paint: (_, text) => text,
    words: await openWords('en'),
  }).join(' ')
  expect(printed).toContain(`${told} listed by line and reason in`)
})

test('a count stays on the line of its name, however narrow the terminal is', async () => {
  const path = join(folder, 'one.jsonl')
  writeFileSync(path, '{"a":"x"}\n')
  const report = await run({ input: path, output: join(folder, 'one') }, { workers: 0 })
  const notes = { EMAIL_ADDRESS: 354, 'completion: PHONE_NUMBER': 36, URL: 8, CREDIT_CARD: 7 }
  const words = await openWords('en')
  for (const columns of [48, 60, 70]) {
    const steps = [{ name: '1 anonymize', counts: { ...emptyCounts(), notes } }]
    const printed = summaryLines({ ...report, steps }, { columns, paint: (_, text) => text, words })
    for (const [name, count] of Object.entries(notes))
      expect(printed.some((line) => line.includes(`${name.split(' ').at(-1)} ${count}`))).toBe(true)
  }
})
