import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditSources } from '../../src/licenses/audit.js'
import { compareLicenses } from '../../src/licenses/compare.js'
import { openTerms } from '../../src/licenses/find-terms.js'
import type { LicenseUse } from '../../src/licenses/judge.js'
import { leastCover } from '../../src/licenses/removal.js'
import type { LicensePurpose, LicenseReport } from '../../src/schemas/license-report.js'
import { runs } from '../campaign.js'

const use = (purpose: LicensePurpose, other: Partial<LicenseUse> = {}): LicenseUse => ({
  purpose,
  allowUnknown: false,
  changesContents: true,
  collection: false,
  ...other,
})

/** Sources as `licence` or `licence|model`, each of fewer rows than the one before. */
const audit = (mix: readonly string[], wanted: LicenseUse): LicenseReport =>
  auditSources(
    mix.map((text, i) => {
      const [license, generator = null] = text.split('|')
      return { source: `s${i}`, license: license === '' ? null : license, generator, rows: 100 - i }
    }),
    wanted,
  )

/** The rules that speak, in their order. */
const rulesOf = ({ findings }: LicenseReport): string[] =>
  [...new Set(findings.map(({ rule }) => rule))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

/** Mixes whose answers stand in texts of the licences, or of those who wrote them: what is mixed, for what, what comes of it by which rules, and what to leave out. */
const mixes: readonly {
  mix: readonly string[]
  for: LicenseUse
  verdict: LicenseReport['verdict']
  rules: readonly string[]
  out: readonly number[]
  by: string
}[] = [
  {
    mix: ['apache-2.0', 'cc-by-4.0'],
    for: use('train-commercial'),
    verdict: 'ok_with_duties',
    rules: ['R0'],
    out: [],
    by: 'CC BY 4.0, section 3(a)',
  },
  {
    mix: ['apache-2.0', 'cc-by-4.0', 'cc-by-nc-4.0'],
    for: use('train-commercial'),
    verdict: 'conflict',
    rules: ['R0', 'R2'],
    out: [2],
    by: 'CC BY-NC 4.0, section 2(a)(1)',
  },
  {
    mix: ['cc-by-nc-4.0', 'mit'],
    for: use('release-model'),
    verdict: 'restricted',
    rules: ['R0', 'R2'],
    out: [],
    by: 'creativecommons.org, Using CC-licensed works for AI training',
  },
  {
    mix: ['cc-by-nd-4.0', 'mit'],
    for: use('release-dataset'),
    verdict: 'conflict',
    rules: ['R0', 'R3'],
    out: [0],
    by: 'CC BY-ND 4.0, section 2(a)(1)(B)',
  },
  {
    mix: ['cc-by-nd-4.0', 'mit'],
    for: use('release-dataset', { changesContents: false }),
    verdict: 'ok_with_duties',
    rules: ['R0'],
    out: [],
    by: 'the same: copies as they are may be passed on',
  },
  {
    mix: ['cc-by-sa-4.0', 'odbl'],
    for: use('release-dataset'),
    verdict: 'conflict',
    rules: ['R0', 'R4', 'R6', 'R7'],
    out: [1],
    by: 'ODbL 1.0, section 4.4; CC BY-SA 4.0, section 3(b)',
  },
  {
    mix: ['cc-by-sa-4.0', 'cc-by-sa-3.0', 'gpl-3.0'],
    for: use('release-dataset'),
    verdict: 'conflict',
    rules: ['R0', 'R4'],
    out: [2],
    by: 'creativecommons.org/compatiblelicenses: to GPL-3.0 from 4.0 alone',
  },
  {
    mix: ['cc-by-nc-sa-4.0', 'cc-by-sa-4.0'],
    for: use('release-dataset'),
    verdict: 'conflict',
    rules: ['R0', 'R2', 'R5'],
    out: [1],
    by: 'CC FAQ, chart of licences that may be combined',
  },
  {
    mix: ['cc-by-nc-sa-4.0', 'cc-by-sa-4.0'],
    for: use('release-dataset', { changesContents: false, collection: true }),
    verdict: 'restricted',
    rules: ['R0', 'R2', 'R12'],
    out: [],
    by: 'CC BY-SA 4.0, section 1(a): a collection is no adaptation',
  },
  {
    mix: ['own|Llama-3.1-8B', 'own|gemma-2-9b'],
    for: use('release-model'),
    verdict: 'ok_with_duties',
    rules: ['R10'],
    out: [],
    by: 'Llama 3.1 Community License, 1.b.i; Gemma Terms of Use, 1.1(e)',
  },
  {
    mix: ['own|gpt-4o', 'apache-2.0'],
    for: use('release-model'),
    verdict: 'conflict',
    rules: ['R10'],
    out: [0],
    by: 'OpenAI Terms of Use, what you cannot do',
  },
  {
    mix: ['mit', '', 'cc'],
    for: use('train-internal'),
    verdict: 'unknown',
    rules: ['R1'],
    out: [1, 2],
    by: 'no licence is no permission; families have several texts',
  },
  {
    mix: ['bigcode-openrail-m', 'cc-by-sa-4.0'],
    for: use('release-model'),
    verdict: 'ok_with_duties',
    rules: ['R0', 'R8', 'R9'],
    out: [],
    by: 'BigCode OpenRAIL-M, section 4; CC primer on training',
  },
]

describe('the audit of a mix', () => {
  it.each(mixes)('of $mix is $verdict by $rules ($by)', ({ mix, for: wanted, verdict, rules, out }) => {
    const report = audit(mix, wanted)
    expect([report.verdict, rulesOf(report)]).toEqual([verdict, rules])
    expect(report.removal.sources).toEqual(out)
    const left = mix.filter((_, i) => !out.includes(i))
    expect(['conflict', 'unknown']).not.toContain(audit(left, wanted).verdict)
  })

  it('names what is to be written on a model, word by word', () => {
    const { findings } = audit(['own|Llama-3.3-70B', 'own|Qwen2.5-72B'], use('release-model'))
    const lines = findings.map(({ text }) => text)
    expect(lines).toContain('Begin the name of the model with "Llama", by LicenseRef-llama3.3: s0')
    expect(lines).toContain('Display "Built with Qwen", by LicenseRef-qwen: s1')
  })

  it('chooses what suits the purpose where a licence offers a choice, and takes all where it adds up', () => {
    expect(audit(['CC-BY-NC-4.0 OR MIT'], use('train-commercial')).verdict).toBe('ok')
    expect(audit(['CC-BY-NC-4.0 AND MIT'], use('train-commercial')).verdict).toBe('conflict')
    const rules = (mix: string) => rulesOf(audit([mix], use('train-commercial')))
    expect([rules('odc-by'), rules('odc-by AND cc0-1.0')]).toEqual([['R0', 'R7'], ['R0']])
  })

  it('lets what is unknown through for research alone, and only where it is asked to', () => {
    const verdicts = (['research', 'train-internal'] as const).flatMap((purpose) =>
      [false, true].map((allowUnknown) => audit(['', 'mit'], use(purpose, { allowUnknown })).verdict),
    )
    expect(verdicts).toEqual(['unknown', 'ok', 'unknown', 'unknown'])
  })

  it('finds two models at odds whose licences ask for two names', () => {
    const llama = openTerms().ofLicense('LicenseRef-llama4')!
    const [a, b] = [llama, { ...llama, id: 'LicenseRef-acme', namePrefix: 'Acme' }].map((terms) => ({
      license: terms.id,
      terms: [],
      modelTerms: [terms],
      said: [],
    }))
    expect(compareLicenses(a, b, use('release-model'))).toMatchObject([{ code: 'two_prefixes' }])
    expect(compareLicenses(a, a, use('release-model'))).toEqual([])
  })
})

describe('what to leave out', () => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((size) =>
    fc.tuple(
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: size, maxLength: size }),
      fc.array(
        fc.tuple(fc.nat(size - 1), fc.nat(size - 1)).filter(([a, b]) => a !== b),
        { maxLength: size === 1 ? 0 : 14 },
      ),
    ),
  )

  it('leaves no two at odds and is the lightest of all sets that do not', () => {
    fc.assert(
      fc.property(graph, ([weights, edges]) => {
        const weightOf = (some: readonly number[]) => some.reduce((sum, at) => sum + weights[at], 0)
        const covers = (some: readonly number[]) =>
          edges.every(([a, b]) => some.includes(a) || some.includes(b))
        const { cover, isLeast } = leastCover(weights, edges)
        const all = Array.from({ length: 2 ** weights.length }, (_, bits) =>
          weights.map((_, at) => at).filter((at) => (bits >> at) & 1),
        )
        expect(isLeast && covers(cover)).toBe(true)
        expect(weightOf(cover)).toBe(Math.min(...all.filter(covers).map(weightOf)))
      }),
      runs(120),
    )
  })

  it('is said not to be the lightest where too many are at odds to try', () => {
    const edges = Array.from({ length: 30 }, (_, i) => [i, (i + 1) % 30] as [number, number])
    const { cover, isLeast } = leastCover(Array(30).fill(1), edges)
    expect(isLeast).toBe(false)
    expect(edges.every(([a, b]) => cover.includes(a) || cover.includes(b))).toBe(true)
  })
})
