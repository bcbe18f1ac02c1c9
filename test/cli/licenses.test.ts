import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openWords } from '../../src/cli/language/words.js'
import { licenseLines } from '../../src/cli/licenses/license-lines.js'
import { displayWidth } from '../../src/cli/terminal/width.js'
import { folderWith, prepHere } from './prep.js'

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')
const files = {
  'rows.jsonl': lines(
    Array.from({ length: 60 }, (_, i) => ({
      text: `row ${i}`,
      license: ['cc-by-4.0', 'CC BY-NC 4.0', null, ['mit', 'cc-by-sa-4.0']][i % 4],
      generator: i % 2 === 0 ? 'human' : 'Llama-3.1-8B',
    })).map(({ license, ...row }) => ({ ...row, license: [license].flat() })),
  ),
  'a.jsonl': lines([{ text: 'a' }, { text: 'b' }]),
  'b.jsonl': lines([{ text: 'c' }]),
  'pipeline.yaml': [
    'input:',
    '  sources:',
    '    - { name: wiki, path: a.jsonl, license: cc-by-sa-4.0, url: https://example.org }',
    '    - { name: maps, path: b.jsonl, license: odbl }',
    'steps:',
    '  - anonymize: { fields: [text] }',
    'output: out/',
    '',
  ].join('\n'),
}

function licenses(...args: string[]) {
  const cwd = folderWith(files)
  return prepHere(['licenses', ...args], { cwd }).then((done) => ({ ...done, cwd }))
}

describe('`prep licenses`', () => {
  it('judges the sources of a pipeline, of which steps change the contents, and writes what goes along', async () => {
    const { code, stdout, cwd } = await licenses(
      ...['pipeline.yaml', '--purpose', 'release-dataset', '--notice', 'NOTICE', '--attribution', 'A.md'],
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/in the way +R4 +CC-BY-SA-4\.0 and ODbL-1\.0 each ask for the whole/)
    expect(stdout).toContain('Without maps nothing is in the way: 1 row (33.3 %), and no fewer do')
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('This is not legal advice')
    expect(readFileSync(join(cwd, 'NOTICE'), 'utf8')).toContain(
      'ODbL-1.0: https://spdx.org/licenses/ODbL-1.0.html',
    )
    expect(readFileSync(join(cwd, 'A.md'), 'utf8')).toMatch(
      /\| wiki \| https:\/\/example.org \| CC-BY-SA-4.0 \|.*\| 2 \| yes \|/,
    )
  })

  it('counts rows by their licence, lists of licences and models, the same for any number of workers', async () => {
    const all = []
    for (const workers of ['0', '2'])
      all.push(await licenses('rows.jsonl', '--purpose', 'train-commercial', '--json', '--workers', workers))
    expect(all[1].stdout).toBe(all[0].stdout)
    const { licenses: report } = JSON.parse(all[0].stdout)
    expect(
      report.sources.map(({ license, rows }: { license: string; rows: number }) => [license, rows]),
    ).toEqual([
      ['MIT AND CC-BY-SA-4.0', 15],
      ['CC-BY-NC-4.0', 15],
      ['CC-BY-4.0', 15],
      ['unknown', 15],
    ])
    expect(report).toMatchObject({ verdict: 'conflict', removal: { rows: 30, isSmallest: true } })
  })

  it('takes a licence from the dataset card, names by default nothing, and says what a purpose is', async () => {
    const carded = folderWith({
      'README.md': '---\nlicense: odc-by\n---\n# Card\n',
      'c.jsonl': files['b.jsonl'],
    })
    const args = ['licenses', 'c.jsonl', '--purpose', 'train-internal']
    expect(await prepHere(args, { cwd: carded })).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('R7  ODC-By-1.0 covers the database alone'),
    })
    expect((await licenses('a.jsonl', '--purpose', 'research')).code).toBe(1)
    expect((await licenses('a.jsonl', '--purpose', 'research', '--allow-unknown', '-q')).code).toBe(0)
    expect((await licenses('a.jsonl', '--purpose', 'reserch')).stderr).toContain('Did you mean "research"')
    expect((await licenses('a.jsonl')).stderr).toContain('Give --purpose, one of train-internal')
  })

  it('counts what a step before leaves out as gone', async () => {
    const cwd = folderWith({
      ...files,
      'kept.yaml':
        'input: rows.jsonl\nsteps:\n  - keep_licenses: { purpose: train-commercial }\n  - convert: { rename: { license: terms } }\noutput: out/\n',
    })
    const { code, stdout } = await prepHere(
      ['licenses', 'kept.yaml', '--purpose', 'train-commercial', '--json'],
      { cwd },
    )
    const { licenses: report, isChanged } = JSON.parse(stdout)
    expect([code, report.verdict, report.rows, isChanged]).toEqual([0, 'ok_with_duties', 30, true])
  })

  it('fits into windows of 60 and 120 columns, in Chinese too', async () => {
    const { stdout } = await licenses('rows.jsonl', '--purpose', 'release-model', '--json')
    for (const language of ['en', 'zh'] as const)
      for (const columns of [60, 120]) {
        const words = await openWords(language)
        const shown = licenseLines(JSON.parse(stdout), { columns, words, paint: (_, text) => text })
        expect(Math.max(...shown.map(displayWidth))).toBeLessThanOrEqual(columns)
        expect(shown.join(' ')).toMatch(
          language === 'zh' ? /以“Llama”开头/ : /Begin the name of the model with "Llama"/,
        )
      }
  })
})

describe('`prep keep_licenses`', () => {
  it('leaves out rows that do not serve the purpose, by reason, and each is accounted for', async () => {
    const cwd = folderWith(files)
    const run = (...args: string[]) =>
      prepHere(['keep_licenses', 'rows.jsonl', '--out', 'out.jsonl', '--json', '--overwrite', ...args], {
        cwd,
      })
    const [profit, noted] = [
      await run('--purpose', 'train-commercial'),
      await run('--purpose', 'research', '--action', 'report'),
    ].map(({ stdout }) => JSON.parse(stdout).steps[0])
    expect(profit.counts.dropped).toEqual({ license_missing: 15, license_nonprofit: 15 })
    expect(noted.counts.rowsOut).toBe(60)
    expect(noted.findings).toMatchObject({ purpose: 'research', verdict: 'unknown', rows: 60 })
  })

  it('refuses a column that is not there, with those there are', async () => {
    const { code, stderr } = await prepHere(
      ['keep_licenses', 'rows.jsonl', '--purpose', 'research', '--column', 'licence', '--out', 'o/'],
      { cwd: folderWith(files) },
    )
    expect(code).toBe(2)
    expect(stderr).toContain('license')
  })

  it('lists what prepkit itself is made of, and refuses inputs beside it', async () => {
    const { code, stdout } = await licenses('--tools')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^prepkit is made of and works with \d+ parts, of which every licence is known\n/)
    expect(stdout).toMatch(/^ +datasets\/models\/names\.bin +CC-BY-SA-4\.0$/m)
    const refused = await licenses('--tools', 'a.jsonl')
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('--tools is of prepkit itself')
  })
})
