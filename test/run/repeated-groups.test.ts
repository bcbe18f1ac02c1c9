import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { summaryLines } from '../../src/cli/summary/summary.js'
import { renderReport } from '../../src/report/run-page.js'
import { prepHere } from '../cli/prep.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('repeated-groups')
const input = writeLines(
  join(folder, 'rows.jsonl'),
  Array.from({ length: 60 }, (_, i) => ({ id: i, group: i < 33 ? 'many' : i < 57 ? 'some' : 'few' })),
)
const balance = { facet: 'group', method: 'over' as const }
const warning =
  'Group "few": 3 rows become 33, each about 11 times. Bound that with maxCopies, or leave the group out'

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
    ['rows are left out', { ...balance, method: 'under' as const }],
  ])('is not warned of where %s', async (_, options) => {
    const report = await run({ input, steps: [{ balance: options }], output: join(folder, options.method) })
    expect(report.steps[0].warnings).toBeUndefined()
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
