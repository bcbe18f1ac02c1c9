import { count } from '../../base/count.js'
import { someNames, sourceNames } from '../../licenses/audit.js'
import { licenseSentences, type SentenceCode } from '../../licenses/sentences.data.js'
import type { LicenseAudit } from '../../run/licenses/audit-data.js'
import type {
  LicenseFinding,
  LicensePurpose,
  LicenseReport,
  LicenseVerdict,
} from '../../schemas/license-report.js'
import type { CiCase } from '../ci/ci-report.js'
import type { Message, Words } from '../language/words.js'
import type { Screen } from '../terminal/screen.js'
import { fittedLines } from '../terminal/table.js'
import { printable, wrap } from '../terminal/width.js'

/** What licences say of data, for a person. */

/** So many sources are shown. */
const shownSources = 40

const verdicts: Readonly<Record<LicenseVerdict, Message>> = {
  ok: 'nothing is in the way',
  ok_with_duties: 'nothing is in the way, if the duties below are done',
  restricted: 'allowed with limits, which what is made of it has too',
  unknown: 'nobody can tell: something is unknown',
  conflict: 'not allowed as it is',
}

const purposes: Readonly<Record<LicensePurpose, Message>> = {
  'train-internal': 'to train models for internal use',
  'train-commercial': 'to train models for profit',
  'release-model': 'to release a model trained on it',
  'release-dataset': 'to release it as a data set',
  research: 'for research',
}

const levels: Readonly<Record<LicenseFinding['level'], Message>> = {
  conflict: 'in the way',
  unknown: 'unknown',
  restriction: 'limit',
  duty: 'duty',
  warning: 'caution',
  note: 'note',
}

/** The audit as lines for stdout. */
export function licenseLines({ licenses, rejected }: LicenseAudit, screen: Screen): string[] {
  const { words, columns, paint } = screen
  const { purpose, verdict, rows } = licenses
  const head = words.text('{rows} {purpose}: {verdict}', {
    rows: words.counted(rows, 'row'),
    purpose: words.text(purposes[purpose]),
    verdict: words.text(verdicts[verdict]),
  })
  const unread = words.text('Left out, since they could not be read: {records}', {
    records: words.counted(rejected, 'record'),
  })
  return [
    ...wrap(paint('bold', head), columns),
    ...(rejected === 0 ? [] : wrap(unread, columns)),
    '',
    ...sourceLines(licenses, screen),
    ...findingLines(licenses, screen),
    ...removalLines(licenses, screen),
    '',
    words.text('This is not legal advice'),
  ]
}

const outcomes = {
  conflict: 'error',
  unknown: 'error',
  restriction: 'warning',
  duty: 'warning',
  warning: 'warning',
  note: 'note',
} as const

/** What the rules say, for a CI; where nothing is in the way, that is what is said first. */
export function licenseCases(
  { licenses }: LicenseAudit,
  { file, words }: { file: string; words: Words },
): CiCase[] {
  const { purpose, verdict, findings, sources } = licenses
  const named = sourceNames(sources)
  const shared = { group: words.text(purposes[purpose]), places: [{ file }], weight: 0 }
  const found = findings.map((finding): CiCase => {
    const { rule, code, level } = finding
    const message = printable(findingText(finding, named, words))
    return {
      ...shared,
      name: `${rule} ${words.text(levels[level])}`,
      rule: code,
      outcome: outcomes[level],
      message,
    }
  })
  if (found.some(({ outcome }) => outcome === 'error')) return found
  const message = words.text(verdicts[verdict])
  return [{ ...shared, name: purpose, rule: 'verdict', outcome: 'passed', message }, ...found]
}

function findingText(
  { code, sources, values }: LicenseFinding,
  named: readonly string[],
  words: Words,
): string {
  const sentence: Message = licenseSentences[code as SentenceCode][2]
  return words.text(sentence, { ...values, sources: someNames(sources.map((place) => named[place])) })
}

function sourceLines({ sources }: LicenseReport, { words, columns, paint }: Screen): string[] {
  const titles = (['source', 'licence', 'model', 'rows'] as const).map((title) => words.text(title))
  const rows = sources
    .slice(0, shownSources)
    .map(({ source, license, declared, generator, rows: number }) => [
      printable(source),
      printable(
        license === 'unknown' && declared !== null
          ? `${words.text('unknown')} (${declared})`
          : licenseText(license),
      ),
      printable(generator ?? ''),
      count(number),
    ])
  const [head, ...rest] = fittedLines([titles, ...rows], { columns, right: [3] })
  const more = sources.length - shownSources
  return [
    paint('bold', head),
    ...rest,
    ...(more > 0 ? [words.text('and {count} more', { count: count(more) })] : []),
  ]

  function licenseText(license: string): string {
    return license === 'unknown' ? words.text('unknown') : license
  }
}

/** Each sentence behind its rule; those of one level stand together. */
function findingLines({ findings, sources }: LicenseReport, screen: Screen): string[] {
  if (findings.length === 0) return []
  const { words, columns } = screen
  const named = sourceNames(sources)
  const rows = findings.map((finding) => [
    words.text(levels[finding.level]),
    finding.rule,
    printable(findingText(finding, named, words)),
  ])
  return ['', ...fittedLines([['', '', ''], ...rows], { columns, kept: [0, 1], wrapsLast: true }).slice(1)]
}

function removalLines({ removal, sources, rows }: LicenseReport, { words, columns }: Screen): string[] {
  if (removal.sources.length === 0) return []
  const names = sourceNames(sources)
  const values = {
    sources: printable(someNames(removal.sources.map((place) => names[place]))),
    rows: words.counted(removal.rows, 'row'),
    share: `${((100 * removal.rows) / Math.max(1, rows)).toFixed(1)} %`,
  }
  const line = removal.isSmallest
    ? words.text('Without {sources} nothing is in the way: {rows} ({share}), and no fewer do', values)
    : words.text('Without {sources} nothing is in the way: {rows} ({share}); fewer may do', values)
  return ['', ...wrap(line, columns)]
}
