import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drift, profile, run } from 'prepkit'
import { describe, expect, it } from 'vitest'
import { makeRecords, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('drift-run')
const at = (name: string) => join(folder, name)
const input = writeLines(at('in.jsonl'), makeRecords(600))
const long = { filter: { keep: 'length(prompt) > 120' } }

describe('drift of a run', () => {
  it('is of the rows as they go out against those that came in, and fails by its own conditions', async () => {
    const asked = { input, steps: [long], drift: { failIf: { drifted: '> 0' } } }
    const reports = await Promise.all(
      [0, 2].map((workers) => run({ ...asked, output: at(`out-${workers}`) }, { workers })),
    )
    for (const { drift: found, gates } of reports) {
      expect(found!.columns.find(({ column }) => column === 'prompt')!.verdict).toBe('drift')
      expect(gates).toMatchObject([{ figure: 'drifted', failed: true }])
    }
    expect(reports[1].drift).toEqual(reports[0].drift)
    const page = readFileSync(at('out-0/drift.html'), 'utf8')
    expect(page).toContain('The data drifted: ')
    expect(readFileSync(at('out-0/report.html'), 'utf8')).toContain('href="drift.html"')
    // Rows are named nowhere on the page: what few rows share is not told.
    expect(page).not.toContain('user3@example.com')
  })

  it('is what drift() finds between the reference and the output', async () => {
    await profile({ input, state: at('ref.prof') })
    const report = await run({
      input,
      steps: [long],
      drift: { reference: at('ref.prof') },
      output: at('long.jsonl'),
    })
    const { drift: found } = await drift({ reference: at('ref.prof'), current: at('long.jsonl') })
    expect(report.drift).toEqual(found)
    const same = await run({ input, steps: [], drift: { reference: at('ref.prof') }, output: at('same') })
    expect(same.drift!.drifted).toBe(0)
  })

  it('refuses a wrong reference and a wrong figure before anything is written', async () => {
    const none = run({ input, drift: { reference: at('none.prof') }, output: at('none') })
    await expect(none).rejects.toThrow('none.prof')
    const wrong = run({ input, drift: { failIf: { drifts: '> 0' } }, output: at('none') })
    await expect(wrong).rejects.toThrow('drifted')
    expect(() => readFileSync(at('none/manifest.json'))).toThrow('ENOENT')
  })
})

describe('the page of a comparison', () => {
  it('is written in the language of the run, and takes the place of a page alone', async () => {
    const given = { reference: input, current: at('same'), html: at('page.html') }
    await drift(given, { lang: 'zh' })
    await drift(given, { lang: 'zh' })
    const page = readFileSync(at('page.html'), 'utf8')
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('没有漂移')
    await expect(drift({ ...given, html: input })).rejects.toThrow('is no page')
  })
})
