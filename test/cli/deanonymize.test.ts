import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fpeHint, hasRestoredNothing } from '../../src/cli/deanonymize/fpe-hint.js'
import type { RunReport } from '../../src/schemas/run-report.js'

describe('what deanonymize says of numbers of fpe', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'prep-fpe-'))
    mkdirSync(join(folder, '.prep'))
    writeFileSync(join(folder, 'data.arrow'), '')
  })

  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  const planned = (options: object, name = 'anonymize') =>
    writeFileSync(join(folder, '.prep', 'plan.json'), JSON.stringify({ steps: [{ name, options }] }))

  it.each([
    [{ policy: 'fpe' }, '--policy fpe'],
    [{ policy: { operator: 'fpe' } }, '--policy fpe'],
    [{ policy: 'encrypt', operators: { US_SSN: 'fpe', PERSON: 'mask' } }, '--operators US_SSN=fpe'],
  ])('names the options of the run that wrote the input, folder or file: %j', (options, flags) => {
    planned(options)
    for (const path of [folder, join(folder, 'data.arrow')])
      expect(fpeHint([path], { policy: 'replace' })).toEqual({ path, flags })
    expect(fpeHint([folder], { policy: 'fpe' })).toBeUndefined()
  })

  it('says nothing where no such run is known, or what stands there cannot be read', () => {
    expect(fpeHint([folder, join(folder, 'absent.jsonl'), '-'], {})).toBeUndefined()
    planned({ policy: 'encrypt', operators: {} })
    expect(fpeHint([folder], {})).toBeUndefined()
    planned({ policy: 'fpe' }, 'convert')
    expect(fpeHint([folder], {})).toBeUndefined()
    writeFileSync(join(folder, '.prep', 'plan.json'), '{')
    expect(fpeHint([folder], {})).toBeUndefined()
  })

  it('says that nothing was turned back where no text was, and no option names fpe', () => {
    const report = (notes: object) => ({ steps: [{ counts: { notes } }] }) as unknown as RunReport
    expect(hasRestoredNothing(report({}), { policy: 'replace' })).toBe(true)
    expect(hasRestoredNothing(report({ restored: 3 }), {})).toBe(false)
    expect(hasRestoredNothing(report({}), { policy: 'fpe' })).toBe(false)
  })
})
