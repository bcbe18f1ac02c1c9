import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/cli/terminal/width.js'
import { shortForm } from '../campaign.js'
import { folderWith, prepHere } from './prep.js'

const names = Array.from(
  { length: 30 },
  (_, at) => `a department of a long name, ${'部'.repeat(at % 5)}${at}`,
)

/** Of department k, k + 1 of 40 rows are hired; the text of every row is its own. */
const rows = names.flatMap((department, k) =>
  Array.from({ length: 40 }, (_, i) => ({
    department,
    sex: i % 2 === 0 ? 'female' : 'male',
    age: 20 + (i % 3),
    hired: i <= k,
    note: i % 10 === 0 ? '' : `Applicant ${i} of ${k}`,
    grade: i % 4 === 0 ? '' : 'B',
  })),
)
const data = rows.map((row) => `${JSON.stringify(row)}\n`).join('')

async function profile(...args: string[]): Promise<string> {
  const cwd = folderWith({ 'data.jsonl': data })
  const { stdout, code } = await prepHere(['profile', 'data.jsonl', '--workers', '0', ...args], { cwd })
  expect(code).toBe(0)
  return stdout
}

const ofDepartments = ['--facet', 'department,sex,age', '--label', 'hired', '--positive', 'true']

describe('prep profile', () => {
  test.each([
    ['1%', 1],
    ['0.5', 0],
  ])(
    'ends by --error-budget %s with %d where a third of the records cannot be read',
    async (budget, code) => {
      const cwd = folderWith({ 'data.jsonl': '{"a":1}\nno record\n{"a":2}\n' })
      const args = ['profile', 'data.jsonl', '--workers', '0', '--error-budget', budget]
      expect((await prepHere(args, { cwd })).code).toBe(code)
    },
  )

  test.each([
    ['zh', 'zh-CN'],
    ['en', 'en'],
  ])('writes its page in the language %s that is asked for', async (lang, tag) => {
    const cwd = folderWith({ 'data.jsonl': '{"a":1}\n' })
    const args = ['profile', 'data.jsonl', '--workers', '0', '--html', 'page.html', '--lang', lang]
    expect((await prepHere(args, { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain(`<html lang="${tag}">`)
  })

  const shown: [string, string[]][] = [
    ['every figure', [...ofDepartments, '--full']],
    ['groups of long names', ofDepartments],
    ['groups without a label', ['--facet', 'department,sex']],
  ]
  test.each(shortForm(shown, 1))('keeps to 80 columns with %s', async (_, args) => {
    for (const line of (await profile(...args)).split('\n'))
      expect(displayWidth(line)).toBeLessThanOrEqual(80)
  })

  test('cuts each part of a long name, so that groups can be told apart', async () => {
    const text = await profile(...ofDepartments, '--min-shared', '1')
    expect(text).toMatch(/^a depa\S*.*… × female × 2[012] /m)
    expect(text).toMatch(/^a depa\S*.*… × male × 2[012] /m)
  })

  test('shows of many groups the worst, in their order, and says how many there are besides', async () => {
    // Some departments hired fewer than 5, which is told only where that is asked for.
    const asked = ['--facet', 'department', '--label', 'hired', '--positive', 'true', '--min-shared', '1']
    const text = await profile(...asked)
    const shown = text.split('\n').filter((line) => line.startsWith('a department'))
    expect(shown).toHaveLength(20)
    expect(text).toContain('10 small or less disadvantaged groups not shown; --full shows all')
    const rates = shown.map((line) => Number(/(\S+) % {2}/.exec(line)?.[1]))
    expect(Math.max(...rates)).toBe(50)
    const full = await profile(...asked, '--full')
    expect(full.split('\n').filter((line) => line.startsWith('a department'))).toHaveLength(2 * 30)
  })

  test('shows of many outcomes those with the widest gaps', async () => {
    const text = await profile('--facet', 'sex', '--label', 'department')
    expect(text.match(/^department = /gm)).toHaveLength(5)
    expect(text).toContain('25 outcomes with milder gaps not shown; --full shows all')
  })

  test('tells lengths of texts that mostly differ, and the most frequent value of others', async () => {
    const text = await profile()
    expect(text).toMatch(/^note +Utf8 .* 0 … \d+ … 18 characters$/m)
    expect(text).toMatch(/^grade +Utf8 .* B \(900\)$/m)
  })
})
