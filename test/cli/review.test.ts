import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ReviewResult } from '../../src/run/review/judge-review.js'
import { type ReviewPlan, reviewFiles } from '../../src/run/review/review-plan.js'
import { isWhole } from '../campaign.js'
import { folderWith, prepHere } from './prep.js'

const rows = Array.from({ length: 6000 }, (_, n) => ({
  source: n % 3 === 0 ? 'forum' : 'web',
  text: n % 10 === 0 ? `加微信领取礼品 ${n}` : n % 7 === 0 ? '=SUM(A1)' : `请联系张伟 ${n}`,
}))
const files = {
  'rows.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
  'ads.txt': '加微信\n',
}

async function draw(...args: string[]): Promise<{ cwd: string; plan: ReviewPlan }> {
  const cwd = folderWith(files, parent)
  const given = ['sample', 'rows.jsonl', '--standard', 'gbt45654', '--out', 'review', '--json', ...args]
  const { code, stdout, stderr } = await prepHere(given, { cwd })
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return { cwd, plan: JSON.parse(stdout) as ReviewPlan }
}

/** Fills the sheet: so many rows of each source get a risk, the others are fine. */
function fill(cwd: string, bad: Record<string, number>): void {
  const path = join(cwd, 'review', reviewFiles.sheet)
  const left = { ...bad }
  const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n')
  const filled = lines.map((line, i) => {
    if (i === 0) return line
    const source = line.split(',')[1]
    return line.replace(/,,$/, left[source]-- > 0 ? ',A.2 c,' : ',OK,')
  })
  writeFileSync(path, filled.join('\r\n'))
}

async function judge(cwd: string): Promise<{ code: number | null; result: ReviewResult; stderr: string }> {
  const { code, stdout, stderr } = await prepHere(['sample', '--review', 'review', '--json'], { cwd })
  return { code, stderr, result: stdout === '' ? (undefined as never) : JSON.parse(stdout) }
}

const parent = mkdtempSync(join(tmpdir(), 'prep-review-'))
let first: Awaited<ReturnType<typeof draw>>

/** A draw takes some seconds: the tests share one, and change its sheet. */
beforeAll(async () => {
  first = await draw('--words', 'ads.txt', '--workers', '0')
})
afterAll(() => rmSync(parent, { recursive: true }))

describe('a review by GB/T 45654', () => {
  it('draws 4,000 rows and a tenth, of each source its share, the same for any number of workers', async () => {
    const drawn = [first]
    if (isWhole) drawn.push(await draw('--words', 'ads.txt', '--workers', '2'))
    for (const name of Object.values(reviewFiles)) {
      const [one, other] = drawn.map(({ cwd }) => readFileSync(join(cwd, 'review', name), 'utf8'))
      expect(other ?? one, name).toBe(one)
    }
    const [{ cwd, plan }] = drawn
    expect(
      plan.sources.map(({ source, rows, byHand, byWords }) => [source, rows, byHand, byWords.rows]),
    ).toEqual([
      ['web', 4000, 2667, 400],
      ['forum', 2000, 1333, 200],
    ])
    const hits = readFileSync(join(cwd, 'review', reviewFiles.words), 'utf8').match(/加微信/g)?.length
    expect(plan.sources.map(({ byWords }) => byWords.bad).reduce((a, b) => a + b)).toBe(hits)
    const sheet = readFileSync(join(cwd, 'review', reviewFiles.sheet), 'utf8')
    expect(sheet).toMatch(/^\uFEFFid,source,text,risk,note\r\n/)
    expect(sheet).toMatch(/^rows\.jsonl@\d+,web,'=SUM\(A1\),,\r$/m)
    const [record] = JSON.parse(`[${/@(\d+),/.exec(sheet)?.[1]}]`) as number[]
    expect(Buffer.from(files['rows.jsonl']).subarray(record).toString()).toMatch(/^\{"source"/)
    expect(plan.sources[0].personal).toBeGreaterThan(0)
    expect(readFileSync(join(cwd, 'review', reviewFiles.filing), 'utf8')).toMatch(/^forum,,,2000,zh /m)
  })

  it('lets a source be used with 4.9 % of bad rows and not with 5.1 %, and says which rows are not judged', async () => {
    const { cwd } = first
    const place = join(cwd, 'review', reviewFiles.plan)
    // As if the list of words had found nothing.
    writeFileSync(place, readFileSync(place, 'utf8').replaceAll(/"bad": \d+/g, '"bad": 0'))
    expect((await judge(cwd)).result).toMatchObject({ verdict: 'unfinished', byHand: { missing: 4000 } })
    const sheet = readFileSync(join(cwd, 'review', reviewFiles.sheet), 'utf8')
    fill(cwd, { web: 0, forum: 65 })
    const fine = await judge(cwd)
    expect([fine.code, fine.result.verdict]).toEqual([0, 'passes'])
    expect(fine.result.sources.map(({ source, verdict }) => [source, verdict])).toEqual([
      ['web', 'passes'],
      ['forum', 'passes'],
    ])
    expect(fine.result.risks).toEqual({ A2c: 65 })
    // Wilson's interval of 3,935 of 4,000.
    expect(fine.result.byHand.low).toBeCloseTo(0.97935, 4)
    expect(fine.result.byHand.high).toBeCloseTo(0.98723, 4)
    writeFileSync(join(cwd, 'review', reviewFiles.sheet), sheet)
    fill(cwd, { web: 0, forum: 68 })
    const bad = await judge(cwd)
    expect([bad.code, bad.result.verdict]).toEqual([1, 'fails'])
    expect(bad.result.sources.map(({ verdict }) => verdict)).toEqual(['passes', 'fails'])
    const { stdout } = await prepHere(['sample', '--review', 'review', '--lang', 'zh'], { cwd })
    expect(stdout).toContain('不得使用：超过 5 %')
  })

  it('refuses a mark that is no code, a sheet with rows missing, standard input and numbers of its own', async () => {
    const { cwd } = first
    const path = join(cwd, 'review', reviewFiles.sheet)
    const sheet = readFileSync(path, 'utf8')
    writeFileSync(path, sheet.replace(/(?<=\n[^\n]*,)[^,]+,\r\n/, 'A9z,\r\n'))
    expect((await judge(cwd)).stderr).toContain(
      'Row 1 of "review/review.csv" has a mark that is neither ok nor a code',
    )
    writeFileSync(path, sheet.replace(/\r\n[^\n]+(?:\r\n)?$/, ''))
    expect((await judge(cwd)).stderr).toContain('has 3999 rows, and 4000 were drawn')
    const refused = async (...args: string[]) => (await prepHere(['sample', ...args], { cwd })).stderr
    expect(await refused('-', '--standard', 'gbt45654', '--out', 'r')).toContain(
      'Name files, not standard input',
    )
    expect(await refused('rows.jsonl', '--standard', 'gbt45654')).toContain('A review needs a folder')
    expect(await refused('rows.jsonl', '--standard', 'gbt45653', '--out', 'r')).toContain('gbt45654')
    expect(await refused('rows.jsonl', '--standard', 'gbt45654', '-n', '5', '--out', 'r')).toContain(
      'Leave out --rows',
    )
    expect(await refused('--review', '.')).toContain('holds no review')
  })
})
