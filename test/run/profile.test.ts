import { mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectRows, type Pipeline, type ProfileInput, profile, run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { isWhole } from '../campaign.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const root = temporaryFolder('profile')

function freshFolder(): string {
  return mkdtempSync(join(root, 'run-'))
}

/** 4,000 people of two groups, one of which is hired twice as often; every tenth record has no group. */
function makePeople(lineLength = 0): string {
  const path = join(freshFolder(), 'people.jsonl')
  const rows = Array.from({ length: 4000 }, (_, i) => ({
    group: i % 10 === 0 ? null : i % 3 === 0 ? 'a' : 'b',
    age: 18 + ((i * 7) % 50),
    hired: (i >> 1) % (i % 3 === 0 ? 8 : 4) === 1,
    note: `第${i}条 note number ${i % 1000}`,
  }))
  return writeLines(path, rows, { lineLength })
}

const people = makePeople()
const inThisThread = { workers: 0 }

const bias: Omit<ProfileInput, 'input'> = { facet: ['group', 'age@q3'], label: 'hired', positive: true }

describe('profile()', () => {
  test.runIf(isWhole)('is the same for any number of workers', async () => {
    // Long lines make several splits.
    const asked: ProfileInput = { input: makePeople(1200), ...bias }
    const results = await Promise.all([0, 1, 2].map((workers) => profile(asked, { workers })))
    expect(results[1]).toEqual(results[0])
    expect(results[2]).toEqual(results[0])
    expect(results[0].profile.rows).toBe(4000)
  })

  test('cuts a numeric facet by quantiles into ranges of about equal rows', async () => {
    const { profile: report } = await profile({ input: people, ...bias, fields: [] }, inThisThread)
    const facet = report.bias?.facets.find(
      ({ columns }) => columns.length === 1 && columns[0].startsWith('age'),
    )
    expect(facet?.groups.map(({ values }) => values[0])).toEqual(['<=34', '(34,51]', '>51'])
    for (const { share } of facet?.groups ?? []) expect(share).toBeGreaterThan(0.3)
  })

  test('counts only the rows that `where` picks, and describes only the columns of `fields`', async () => {
    const { profile: report } = await profile(
      { input: people, where: { group: 'a' }, fields: ['age', 'group'] },
      inThisThread,
    )
    expect(report.columns.map(({ path }) => path).sort()).toEqual(['age', 'group'])
    expect(report.rows).toBe(report.columns[0].values)
    expect(report.columns.find(({ path }) => path === 'group')?.distinct.count).toBe(1)
  })

  test('tells no value that only few rows share, and no text of a record', async () => {
    const { profile: report } = await profile({ input: people }, inThisThread)
    const note = report.columns.find(({ path }) => path === 'note')
    expect(note?.top).toEqual([])
    expect(note?.topHidden).toBe(true)
    expect(JSON.stringify(report)).not.toContain('note number')
  })

  test('leaves out broken records and counts them', async () => {
    const path = join(freshFolder(), 'broken.jsonl')
    writeLines(path, [{ a: 1 }, ['no record'], { a: 2 }])
    const { rows, rejected } = await profile({ input: path }, inThisThread)
    expect(rows).toEqual({ read: 3, rejected: 1 })
    expect(rejected).toEqual({ not_an_object: 1 })
  })

  test('refuses an input of which no record can be read: figures of nothing look like figures', async () => {
    const path = join(freshFolder(), 'broken.jsonl')
    writeLines(path, [['no record'], ['none either']])
    const measured = profile({ input: path }, inThisThread)
    await expect(measured).rejects.toThrow('None of 2 records can be read (not_an_object). Correct the input')
  })

  test.each([
    ['a facet that is not there', { facet: 'sex' }, /sex/],
    ['a positive label that no row has', { ...bias, positive: 'maybe' }, /Known: false, true/],
    ['a label without a facet', { label: 'hired' }, /Add "facet"/],
    ['a facet named twice', { facet: ['group', 'group'], label: 'hired' }, /named twice/],
    ['numbers without ranges', { facet: 'note.deep' }, /note/],
    ['weights that are text', { ...bias, weight: 'note' }, /numbers/],
  ])('refuses %s', async (_what, options, message) => {
    await expect(profile({ input: people, ...(options as object) }, inThisThread)).rejects.toThrow(message)
  })
})

describe('run() with a profile', () => {
  function pipelineTo(output: string, more: Partial<Pipeline> = {}): Pipeline {
    return {
      input: people,
      profile: { facet: 'group', label: 'hired', positive: true },
      steps: [{ balance: { facet: 'group', label: 'hired', method: 'reweigh' } }],
      output,
      ...more,
    }
  }

  test('shows that reweighing takes the dependence away and keeps the weight', async () => {
    const out = join(freshFolder(), 'out')
    const report = await run(pipelineTo(out))
    const facet = report.profile?.changes.bias?.facets[0]
    expect(facet?.outcomes[0].worst.disparateImpact.before).toBeLessThan(0.6)
    expect(facet?.outcomes[0].worst.disparateImpact.after).toBeCloseTo(1, 12)
    expect(report.profile?.changes.bias?.weight.after).toBeCloseTo(4000, 9)
    expect(readFileSync(join(out, 'profile.html'), 'utf8')).toContain('</html>')
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).profile).toEqual(report.profile)
  })

  test('cuts by quantiles where the steps make the weight and the column of `where`', async () => {
    const report = await run(
      pipelineTo(join(freshFolder(), 'out'), {
        profile: { ...bias, facet: 'age@q3', weight: 'weight', where: { split: 'train' } },
        steps: [
          { split: { shares: { train: 0.8, test: 0.2 } } },
          { balance: { facet: 'group', label: 'hired', method: 'reweigh', where: { split: 'train' } } },
        ],
      }),
      inThisThread,
    )
    const { before, after } = report.profile!
    expect(before.rows).toBe(4000)
    expect(after.rows).toBe(report.output.splits?.find(({ name }) => name === 'train')?.rows)
    expect(after.bias?.facets[0].ranges).toEqual(before.bias?.facets[0].ranges)
  })

  test('tells the rows of each group before and after a step that draws or weighs them', async () => {
    const steps = [{ balance: { facet: 'group', method: 'under' } }] as const
    const { steps: told, rows } = await run(
      pipelineTo(join(freshFolder(), 'out'), { steps, profile: undefined }),
    )
    expect(told[0].groups?.reduce((sum, { expected }) => sum + expected, 0)).toBe(rows.written)
    expect(told[0].groups?.map(({ group }) => group).sort()).toEqual(['a', 'b', 'null'])
  })

  test('writes the same bytes as without it', async () => {
    const folder = freshFolder()
    const steps = [{ balance: { facet: 'group', method: 'under' } }] as const
    const plain = await run(pipelineTo(join(folder, 'a'), { steps, profile: undefined }), inThisThread)
    const measured = await run(
      pipelineTo(join(folder, 'b'), { steps, profile: { facet: 'group', label: 'hired' } }),
      inThisThread,
    )
    expect(measured.digest).toBe(plain.digest)
  })

  test('fails by a gate after everything is written', async () => {
    const out = join(freshFolder(), 'out')
    const report = await run(
      pipelineTo(out, { steps: [], profile: bias, failIf: { disparateImpact: '< 0.8' } }),
      inThisThread,
    )
    expect(report.gates.filter(({ failed }) => failed).length).toBeGreaterThan(0)
    expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).gates).toEqual(report.gates)
  })

  test('a profile among the steps tells what it found in the report', async () => {
    const out = join(freshFolder(), 'out')
    const steps = [
      { profile: { fields: ['age'] } },
      { balance: { facet: 'group', method: 'under' } },
    ] as const
    const { steps: told } = await run(pipelineTo(out, { steps, profile: undefined }), inThisThread)
    expect(told[0].findings).toMatchObject({ rows: 4000, columns: [{ path: 'age' }] })
    expect(told[1].findings).toBeUndefined()
  })
})

test('expectRows() tells the rows that a run then has', async () => {
  const out = join(freshFolder(), 'out')
  const pipeline = {
    input: people,
    steps: [{ balance: { facet: 'group', method: 'under' } }],
    output: out,
  } as const
  const [{ step, groups }] = await expectRows(pipeline, inThisThread)
  expect(step).toBe('1 balance')
  const report = await run(pipeline, inThisThread)
  expect(groups.reduce((sum, { expected }) => sum + expected, 0)).toBe(report.rows.written)
  expect(groups.reduce((sum, { rows }) => sum + rows, 0)).toBe(4000)
})
