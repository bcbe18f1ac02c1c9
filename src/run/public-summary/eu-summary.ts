import { columnsOf, listTextPaths } from '../../arrow/path.js'
import { rowsOf } from '../../arrow/rows.js'
import { count } from '../../base/count.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { LicensedSource } from '../../schemas/license-report.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { auditData } from '../licenses/audit-data.js'
import { sampleBatches } from '../sample.js'

/** The data that a model was trained on, and how it was prepared. */
export interface EuSummaryInput {
  input: Pipeline['input']
  steps?: readonly StepSpec[] | undefined
  /** The columns of addresses and of languages. */
  columns: { url: string; language: string }
}

/** What a pass over the rows counts. */
interface Counted {
  rows: number
  characters: number
  languages: Map<string, number>
  /** Characters by domain. */
  domains: Map<string, number>
}

/** A source of public data is named where it is more than this share of it; of scraped domains this share by volume is listed. */
const shares = { named: 0.03, domains: 0.1 } as const
const blank = '_to be filled in_'

/**
 * The public summary of training content that Art. 53(1)(d) of Regulation (EU) 2024/1689 asks for, by the sections of the
 * template of the European AI Office (C(2025) 5235), as Markdown: filled as far as rows, declarations and steps say, with marked
 * blanks for what only the provider knows. Domains are those of all rows, by characters of their texts.
 */
export async function euSummary(
  { input, steps = [], columns }: EuSummaryInput,
  options: RunOptions,
): Promise<string> {
  const { licenses } = await auditData({ input, purpose: 'release-model' }, options)
  const counted = await countRows(input, columns)
  const made = licenses.sources.filter(({ generator }) => generator !== null && generator !== 'human')
  const open = licenses.sources.filter(
    (source) => source.license !== 'unknown' && source.license !== 'LicenseRef-own' && !made.includes(source),
  )
  const rest = licenses.sources.filter((source) => !open.includes(source) && !made.includes(source))
  return [
    ...['# Public summary of training content', ''],
    'Written by prepkit from the data and from what is declared of it. It is no legal advice.',
    ...['', '## 1. General information', '', ...generalLines(counted)],
    ...['', '## 2. Sources', '', '### 2.1 Publicly available data sets', '', ...publicLines(open)],
    ...['', '### 2.2 Data licensed by others, or private', '', ...sourceList(rest, 'none')],
    ...['', '### 2.3 Data crawled and scraped', '', ...domainLines(counted, columns.url)],
    ...['', `Crawlers, their operators and the period: ${blank}`],
    ...['', '### 2.4 Data of users', '', blank],
    ...['', '### 2.5 Synthetic data', '', ...sourceList(made, 'no model is declared as a writer')],
    ...['', '### 2.6 Other data', '', blank, '', '## 3. Processing', ''],
    `Respect for reservations of rights (Art. 4(3) of Directive (EU) 2019/790): ${blank}`,
    ...['', `Removal of illegal content, and preparation: ${stepsOf(steps)}`, ''],
  ].join('\n')
}

function generalLines(counted: Counted): string[] {
  const size = `${count(counted.rows)} records, ${count(counted.characters)} characters`
  const rows = [
    ['Provider', blank],
    ['Model, and the date it was placed on the market', blank],
    ['Modality', 'text'],
    ['Size of the training data', `${size}; tokens: ${blank} (${sizeRange(counted.characters)})`],
    ['Latest date of acquisition', blank],
    ['Languages', languagesOf(counted)],
    ['Types of content', blank],
  ]
  return ['| | |', '| --- | --- |', ...rows.map(([name, value]) => `| ${name} | ${value} |`)]
}

/** Large sources by name, and how many others there are. */
function publicLines(sources: readonly LicensedSource[]): string[] {
  const large = sources.filter(({ share }) => share > shares.named)
  const others = sources.length - large.length
  return [
    ...sourceList(large, 'none with a known licence'),
    ...(others === 0 ? [] : ['', `Others, each of at most 3 % of the records: ${others}`]),
  ]
}

async function countRows(input: Pipeline['input'], columns: EuSummaryInput['columns']): Promise<Counted> {
  const counted: Counted = { rows: 0, characters: 0, languages: new Map(), domains: new Map() }
  const { sourceColumn = 'source' } = typeof input === 'object' && 'sourceColumn' in input ? input : {}
  // What is said of a row is none of its text.
  const others = new Set([columns.url, columns.language, sourceColumn, 'license', 'generator'])
  for await (const batch of sampleBatches(input, { rows: Number.MAX_SAFE_INTEGER })) {
    const texts = columnsOf(listTextPaths(batch.schema)).filter((name) => !others.has(name))
    for (const row of rowsOf(batch)) {
      const characters = texts.reduce((sum, name) => sum + lengthOf(row[name]), 0)
      counted.rows++
      counted.characters += characters
      const language = row[columns.language]
      if (typeof language === 'string') add(counted.languages, language, 1)
      const domain = domainOf(row[columns.url])
      if (domain !== undefined) add(counted.domains, domain, characters)
    }
  }
  return counted
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, inner) => sum + lengthOf(inner), 0)
}

function add(map: Map<string, number>, key: string, amount: number): void {
  map.set(key, (map.get(key) ?? 0) + amount)
}

function domainOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const { hostname } = new URL(value)
  return hostname === '' ? undefined : hostname.replace(/^www\./, '')
}

/** Domains of most characters first, the tenth of them that the template asks for. */
function domainLines({ domains }: Counted, column: string): string[] {
  if (domains.size === 0) return [`No column \`${column}\` names addresses: ${blank}`]
  const sorted = [...domains].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const all = sorted.reduce((sum, [, characters]) => sum + characters, 0)
  const listed = sorted.slice(0, Math.max(1, Math.ceil(sorted.length * shares.domains)))
  return [
    `${count(sorted.length)} domains; the top 10 % by volume:`,
    '',
    '| domain | share of the characters |',
    '| --- | ---: |',
    ...listed.map(([domain, characters]) => `| ${domain} | ${percent(characters, all)} |`),
  ]
}

function sourceList(sources: readonly LicensedSource[], none: string): string[] {
  if (sources.length === 0) return [none]
  return [
    '| source | licence | written by | address | records | share |',
    '| --- | --- | --- | --- | ---: | ---: |',
    ...sources.map(
      ({ source, license, generator, url = '', rows, share }) =>
        `| ${cell(source)} | ${license} | ${cell(generator ?? '')} | ${cell(url)} | ${count(rows)} | ${percent(share, 1)} |`,
    ),
  ]
}

function languagesOf({ languages, rows }: Counted): string {
  if (languages.size === 0) return `${blank} (\`prep language\` writes a column of them)`
  return [...languages]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, amount]) => `${cell(name)} ${percent(amount, rows)}`)
    .join(', ')
}

/** The ranges of the template are of tokens, of which a text has at most as many as characters. */
function sizeRange(characters: number): string {
  return characters < 1e9 ? 'less than 1 billion' : 'more than 1 billion characters'
}

function stepsOf(steps: readonly StepSpec[]): string {
  const names = steps.flatMap((step) => Object.keys(step))
  return names.length === 0 ? blank : `by these steps in turn: ${names.join(', ')}`
}

function cell(text: string): string {
  return text.replaceAll(/[|\r\n]/g, ' ')
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, Number.MIN_VALUE)).toFixed(1)} %`
}
