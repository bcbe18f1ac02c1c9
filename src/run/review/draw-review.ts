import { createReadStream, mkdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { columnsOf, listTextPaths } from '../../arrow/path.js'
import type { Row } from '../../arrow/rows.js'
import { PrepError } from '../../base/errors.js'
import { writeJson, writeWhole } from '../../files/atomic-write.js'
import type { RunOptions } from '../../pipeline/run-options.js'
import type { ErrorSpec, InputSpec } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import { auditData } from '../licenses/audit-data.js'
import { collectLines } from '../line-collector.js'
import { run } from '../run.js'
import { sampleBatches } from '../sample.js'
import { csvText } from './csv-text.js'
import { type ReviewedSource, type ReviewPlan, reviewFiles, type SheetRow } from './review-plan.js'
import { type ReviewStandardName, reviewStandards } from './standards.data.js'

/** What is drawn for a review. */
export interface ReviewDraw {
  input: InputSpec
  standard: ReviewStandardName
  /** The folder that the files of the review go to. */
  out: string
  /** Texts that reviewers see, by path. Default: all texts of a record. */
  fields?: readonly string[] | undefined
  /** Files of words, one a line; a row that holds one is bad. */
  words?: readonly string[] | undefined
  seed?: number | undefined
  errors?: Partial<ErrorSpec> | undefined
}

/** What each draw works with. */
interface Drawing extends ReviewDraw {
  seed: number
  /** Texts that are looked at. */
  texts: readonly string[]
  /** The column that names the source of each row; `undefined` where all are of one. */
  column: string | undefined
}

/** The name of what has no column of sources. */
const onlySource = 'all'

/**
 * Draws what a standard asks to be looked at: rows for people, of each source as its share, and rows that are searched for
 * words. Which ones is decided by keyed hash, so the same seed draws the same rows for any number of workers. Writes the
 * sheet, the list of risks, the rows with words, a table for the filing, and the plan. Throws the errors of runs, and
 * `bad_option` for standard input, which can be read once only.
 */
export async function drawReview(given: ReviewDraw, options: RunOptions): Promise<ReviewPlan> {
  if ([given.input.path ?? []].flat().includes('-'))
    throw new PrepError(
      'bad_option',
      'A review reads the data more than once. Name files, not standard input',
    )
  const drawing = { ...given, seed: given.seed ?? 0, ...(await columnsIn(given)) }
  const standard = reviewStandards[given.standard]
  mkdirSync(given.out, { recursive: true })
  const byHand = await linesOf(
    [{ sample: amountOf({ rows: standard.byHand.rows }, drawing) }],
    { drawing, seed: drawing.seed, lineage: true },
    options,
  )
  const facts = await factsOf(byHand, drawing, options)
  const byWords = await searchWords(drawing, options)
  const audit = await auditData(
    { input: given.input, purpose: 'research', columns: { source: drawing.column }, errors: given.errors },
    options,
  )
  const sources = new Map<string, ReviewedSource>()
  const sourceOf = (source: string): ReviewedSource => {
    const known = sources.get(source) ?? newSource(source)
    sources.set(source, known)
    return known
  }
  for (const { source, declared, rows } of audit.licenses.sources) {
    const own = sourceOf(drawing.column === undefined ? onlySource : source)
    own.rows += rows
    if (declared !== null && !own.licenses.includes(declared)) own.licenses.push(declared)
  }
  const sheet = byHand.map((row) => sheetRow(row, drawing))
  for (const [place, { source }] of sheet.entries()) {
    const own = sourceOf(source)
    const { language, isPersonal } = facts[place]
    own.byHand++
    own.languages[language] = (own.languages[language] ?? 0) + 1
    own.personal += isPersonal ? 1 : 0
  }
  for (const [source, counted] of byWords) sourceOf(source).byWords = counted
  const plan: ReviewPlan = {
    version: 1,
    standard: given.standard,
    seed: drawing.seed,
    rejected: audit.rejected,
    sources: [...sources.values()].sort((a, b) => b.rows - a.rows || (a.source < b.source ? -1 : 1)),
    hasWords: (given.words ?? []).length > 0,
  }
  writeFiles(given.out, { plan, sheet, risks: standard.risks })
  return plan
}

function newSource(source: string): ReviewedSource {
  return {
    ...{ source, licenses: [], rows: 0, byHand: 0 },
    ...{ byWords: { rows: 0, bad: 0 }, languages: {}, personal: 0 },
  }
}

/** The columns of the data that matter, by a look at its first row. */
async function columnsIn({ input, fields }: ReviewDraw): Promise<Pick<Drawing, 'texts' | 'column'>> {
  for await (const { schema } of sampleBatches(input, { rows: 1 })) {
    const wanted = input.sourceColumn ?? 'source'
    const column = schema.fields.some(({ name }) => name === wanted) ? wanted : undefined
    if (column === undefined && input.sourceColumn !== undefined)
      throw new PrepError(
        'bad_schema',
        `There is no column "${wanted}" that names sources. Name another one, or leave it out`,
      )
    const texts = fields ?? listTextPaths(schema).filter((path) => columnsOf([path])[0] !== column)
    return { texts, column }
  }
  throw new PrepError('bad_input', 'The data has no records to review. Name other files')
}

function amountOf(amount: { rows: number } | { share: number }, { column }: Drawing): object {
  if (column === undefined) return amount
  return { ...amount, by: column, ...('rows' in amount && { allocation: 'proportional' }) }
}

/** The rows that steps give. */
async function linesOf(
  steps: readonly object[],
  { drawing, seed, lineage }: { drawing: Drawing; seed: number; lineage: boolean },
  options: RunOptions,
): Promise<Row[]> {
  const kept = collectLines(Number.POSITIVE_INFINITY)
  await run(
    {
      input: drawing.input,
      seed,
      steps: steps as StepSpec[],
      output: { path: '-', lineage },
      errors: drawing.errors,
    },
    { ...options, stdout: kept.stream },
  )
  return kept.rows()
}

/** The language of each drawn row, and whether it holds personal data. */
async function factsOf(
  rows: readonly Row[],
  { texts }: Drawing,
  options: RunOptions,
): Promise<{ language: string; isPersonal: boolean }[]> {
  const lines = rows.map((row) => `${JSON.stringify(withoutLineage(row))}\n`)
  if (texts.length === 0 || lines.length === 0)
    return rows.map(() => ({ language: 'unknown', isPersonal: false }))
  const kept = collectLines(Number.POSITIVE_INFINITY)
  await run(
    {
      input: '-',
      steps: [
        { language: { fields: [...texts], column: languageColumn } },
        { anonymize: { fields: [...texts], policy: 'redact' } },
      ] as StepSpec[],
      output: { path: '-', lineage: true },
    },
    { ...options, workers: 0, stdin: Readable.from(lines), stdout: kept.stream },
  )
  return kept.rows().map((row) => ({
    language: String(row[languageColumn] ?? 'unknown'),
    isPersonal: row._ops !== '',
  }))
}

const languageColumn = 'language_of_texts'

/** Searches a sample for words; answers how many rows of each source were looked at, and how many hold some. */
async function searchWords(
  drawing: Drawing,
  options: RunOptions,
): Promise<Map<string, ReviewedSource['byWords']>> {
  const { out, words = [], standard, texts, column, seed, input, errors } = drawing
  const path = join(out, reviewFiles.words)
  const lists = words.map((file) => ({ category: basename(file, extname(file)), file }))
  await run(
    {
      input,
      seed: seed + 1,
      steps: [
        { sample: amountOf({ share: reviewStandards[standard].byWords.share }, drawing) },
        ...(lists.length === 0 ? [] : [{ safety: { fields: [...texts], lists, column: wordsColumn } }]),
      ] as StepSpec[],
      output: { path, lineage: true },
      errors,
    },
    { ...options, overwrite: true },
  )
  const counted = new Map<string, ReviewedSource['byWords']>()
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    const row = JSON.parse(line) as Row
    const source = sourceIn(row, column)
    const known = counted.get(source) ?? { rows: 0, bad: 0 }
    const scores = (row[wordsColumn] ?? {}) as Record<string, number>
    known.rows++
    known.bad += lists.some(({ category }) => scores[category] > 0) ? 1 : 0
    counted.set(source, known)
  }
  return counted
}

const wordsColumn = 'words_found'

function sheetRow(row: Row, { texts, column }: Drawing): SheetRow {
  const shown = columnsOf(texts).map((name) => [name, row[name]] as const)
  const isPlain = shown.length === 1 && typeof shown[0][1] === 'string'
  return {
    id: `${String(row._source)}@${String(row._position)}`,
    source: sourceIn(row, column),
    text: isPlain ? String(shown[0][1]) : JSON.stringify(Object.fromEntries(shown)),
    risk: '',
    note: '',
  }
}

function sourceIn(row: Row, column: string | undefined): string {
  return column === undefined ? onlySource : String(row[column] ?? 'unknown')
}

function withoutLineage({ _source, _position, _copy, _ops, ...row }: Row): Row {
  return row
}

function writeFiles(
  out: string,
  {
    plan,
    sheet,
    risks,
  }: { plan: ReviewPlan; sheet: readonly SheetRow[]; risks: Readonly<Record<string, string>> },
): void {
  const columns = ['id', 'source', 'text', 'risk', 'note'] as const
  writeWhole(
    join(out, reviewFiles.sheet),
    csvText(
      columns,
      sheet.map((row) => columns.map((name) => row[name])),
    ),
  )
  writeWhole(join(out, reviewFiles.risks), csvText(['code', 'risk'], Object.entries(risks)))
  writeWhole(join(out, reviewFiles.filing), filingText(plan))
  writeJson(join(out, reviewFiles.plan), plan)
}

/** The table of sources that a filing asks for, with blanks for what only the owner of the data knows. */
function filingText({ sources }: ReviewPlan): string {
  return csvText(
    ['source', 'kind', 'licence', 'rows', 'languages', 'robots', 'personal_data'],
    sources.map(({ source, licenses, rows, byHand, languages, personal }) => [
      source,
      '',
      licenses.join('; '),
      rows,
      Object.entries(languages)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([name, count]) => `${name} ${percent(count, byHand)}`)
        .join('; '),
      '',
      byHand === 0 ? '' : percent(personal, byHand),
    ]),
  )
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
