import { fillPlaces } from '../base/fill-places.js'
import type {
  LicensedSource,
  LicenseFinding,
  LicenseReport,
  LicenseVerdict,
} from '../schemas/license-report.js'
import { compareLicenses } from './compare.js'
import { openTerms } from './find-terms.js'
import { type JudgedLicense, judgeLicense, type LicenseUse, type Said } from './judge.js'
import { leastCover } from './removal.js'
import { disclaimer, licenseSentences, type SentenceCode } from './sentences.data.js'

/** Rows by what is declared of them, and where they are from. */
export interface DeclaredSource {
  source: string
  license: string | null
  generator: string | null
  url?: string | undefined
  rows: number
}

/** Judges the sources of some data for a purpose: each alone, and with the others. */
export function auditSources(declared: readonly DeclaredSource[], use: LicenseUse): LicenseReport {
  const table = openTerms()
  const given = [...declared].sort((a, b) => b.rows - a.rows || compareNames(a, b))
  const classes = classesOf(given, (one) => judgeLicense(one, { table, use }))
  const said = [...classes.flatMap(({ judged, sources }) => judged.said.map((one) => ({ ...one, sources })))]
  const edges: [number, number][] = []
  for (let a = 0; a < classes.length; a++)
    for (let b = a + 1; b < classes.length; b++) {
      const between = compareLicenses(classes[a].judged, classes[b].judged, use)
      const sources = [...classes[a].sources, ...classes[b].sources].sort((x, y) => x - y)
      if (between.length > 0) edges.push([a, b])
      said.push(...between.map((one) => ({ ...one, sources })))
    }
  if (use.collection && use.purpose === 'release-dataset')
    said.push({ code: 'collection', values: {}, sources: [] })
  const findings = findingsOf(said, { use, names: sourceNames(given) })
  const rows = given.reduce((sum, one) => sum + one.rows, 0)
  return {
    version: 1,
    purpose: use.purpose,
    verdict: verdictOf(findings),
    rows,
    sources: sourcesOf(given, { classes, rows }),
    findings,
    removal: removalOf({ classes, edges, findings, given }),
    disclaimer,
  }
}

function compareNames(a: DeclaredSource, b: DeclaredSource): number {
  const [one, other] = [a, b].map(({ source, license, generator }) =>
    JSON.stringify([source, license, generator]),
  )
  return one < other ? -1 : 1
}

/** Sources of which the rules say the same, by their places. */
interface SourceClass {
  judged: JudgedLicense
  sources: number[]
}

function classesOf(
  given: readonly DeclaredSource[],
  judge: (one: DeclaredSource) => JudgedLicense,
): SourceClass[] {
  const byDeclared = new Map<string, SourceClass>()
  for (const [place, one] of given.entries()) {
    const key = JSON.stringify([one.license, one.generator])
    const known = byDeclared.get(key)
    if (known === undefined) byDeclared.set(key, { judged: judge(one), sources: [place] })
    else known.sources.push(place)
  }
  return [...byDeclared.values()]
}

function sourcesOf(
  given: readonly DeclaredSource[],
  { classes, rows }: { classes: readonly SourceClass[]; rows: number },
): LicensedSource[] {
  const judgedAt = new Map(classes.flatMap(({ judged, sources }) => sources.map((place) => [place, judged])))
  return given.map((one, place) => {
    const { license = 'unknown', terms = [], modelTerms = [] } = judgedAt.get(place) ?? {}
    return {
      source: one.source,
      declared: one.license,
      license,
      generator: one.generator,
      ...(one.url !== undefined && { url: one.url }),
      rows: one.rows,
      share: rows === 0 ? 0 : one.rows / rows,
      terms: [...terms, ...modelTerms],
    }
  })
}

const levels = ['conflict', 'unknown', 'restriction', 'duty', 'warning', 'note'] as const

/** So many names stand in a sentence. */
const shownNames = 5

/** What was said, each sentence once with all that it is about, the gravest first. */
function findingsOf(
  said: readonly (Said & { sources: readonly number[] })[],
  { use, names }: { use: LicenseUse; names: readonly string[] },
): LicenseFinding[] {
  const merged = new Map<string, LicenseFinding>()
  for (const { code, values, sources } of said) {
    const key = JSON.stringify([code, values])
    const finding = merged.get(key) ?? newFinding({ code, values }, use)
    merged.set(key, finding)
    finding.sources = [...new Set([...finding.sources, ...sources])].sort((a, b) => a - b)
  }
  const found = [...merged.values()]
  for (const finding of found) finding.text = sentenceOf(finding, names)
  return found.sort(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) || Number(a.rule.slice(1)) - Number(b.rule.slice(1)),
  )
}

/** Rows of an unknown licence are let through for research where that is asked for. */
function newFinding({ code, values }: Said, { purpose, allowUnknown }: LicenseUse): LicenseFinding {
  const [rule, level] = licenseSentences[code]
  const isAllowed = level === 'unknown' && allowUnknown && purpose === 'research'
  return { rule, level: isAllowed ? 'warning' : level, code, sources: [], values, text: '' }
}

function sentenceOf({ code, values, sources }: LicenseFinding, names: readonly string[]): string {
  return fillPlaces(licenseSentences[code as SentenceCode][2], {
    ...values,
    sources: someNames(sources.map((place) => names[place])),
  })
}

/** What sources are called: a name that several have, with what tells them apart. */
export function sourceNames(
  sources: readonly {
    source: string
    license?: string | null
    declared?: string | null
    generator: string | null
  }[],
): string[] {
  const times = new Map<string, number>()
  for (const { source } of sources) times.set(source, (times.get(source) ?? 0) + 1)
  return sources.map(({ source, license, declared, generator }) => {
    if (times.get(source) === 1) return source
    const marks = [declared ?? license, generator].filter((mark) => typeof mark === 'string' && mark !== '')
    return `${source} (${marks.length === 0 ? '-' : marks.join('; ')})`
  })
}

/** Names as they stand in a sentence. */
export function someNames(names: readonly string[]): string {
  return [...names.slice(0, shownNames), ...(names.length > shownNames ? ['…'] : [])].join(', ')
}

function verdictOf(findings: readonly LicenseFinding[]): LicenseVerdict {
  const has = (level: LicenseFinding['level']) => findings.some((finding) => finding.level === level)
  if (has('conflict')) return 'conflict'
  if (has('unknown')) return 'unknown'
  if (has('restriction')) return 'restricted'
  return has('duty') ? 'ok_with_duties' : 'ok'
}

/** What is in the way by itself goes; of what is at odds with each other, the fewest rows. */
function removalOf({
  classes,
  edges,
  findings,
  given,
}: {
  classes: readonly SourceClass[]
  edges: readonly (readonly [number, number])[]
  findings: readonly LicenseFinding[]
  given: readonly DeclaredSource[]
}): LicenseReport['removal'] {
  const isPair = ({ code }: LicenseFinding) => pairCodes.has(code)
  const refused = findings.filter(
    (one) => !isPair(one) && (one.level === 'conflict' || one.level === 'unknown'),
  )
  const gone = new Set(refused.flatMap(({ sources }) => sources))
  const isGone = (at: number) => classes[at].sources.some((place) => gone.has(place))
  const weights = classes.map(({ sources }) => sources.reduce((sum, place) => sum + given[place].rows, 0))
  const { cover, isLeast } = leastCover(
    weights,
    edges.filter(([a, b]) => !isGone(a) && !isGone(b)),
  )
  for (const at of cover) for (const place of classes[at].sources) gone.add(place)
  const sources = [...gone].sort((a, b) => a - b)
  return { sources, rows: sources.reduce((sum, place) => sum + given[place].rows, 0), isSmallest: isLeast }
}

const pairCodes: ReadonlySet<string> = new Set<SentenceCode>([
  'share_alike',
  'nonprofit_share_alike',
  'two_prefixes',
])
