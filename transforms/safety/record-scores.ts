import { Field, Float64, Int32, Struct } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { ScoreText } from './offensive-text.js'
import { offensive, type SafetyOptions } from './options.js'
import { plainText } from './plain-text.js'
import type { TextModelScorer } from './text-model.js'
import type { CountWords } from './word-lists.js'

/** The scores of a record by category. */
export type RecordScores = Record<string, number | null>

/** What scores texts. */
export interface Scorers {
  score: ScoreText
  countWords: CountWords
  models: readonly ModelScorer[]
  textModels: readonly TextModelScorer[]
}

/** A classifier of the user's own. */
export interface ModelScorer {
  category: string
  /** The probability that a text is of its category; `undefined` where it knows nothing of the text. */
  score(text: TextRange): number | undefined
}

/** Scores are told to four places. */
const places = 1e4

/** The categories that are scored, in the order of their columns. */
export function categoriesOf({ lists, models }: SafetyOptions): string[] {
  return [offensive, ...new Set([...models, ...lists].map(({ category }) => category))]
}

/** The column of the scores. */
export function scoreField(options: SafetyOptions): Field {
  const counted = new Set(options.lists.map(({ category }) => category))
  const fields = categoriesOf(options).map(
    (name) => new Field(name, counted.has(name) ? new Int32() : new Float64(), true),
  )
  return new Field(options.column, new Struct(fields), true)
}

/** Throws `bad_option` for a limit of a category that nothing scores. */
export function checkLimits(options: SafetyOptions): void {
  const known = categoriesOf(options)
  for (const name of Object.keys(options.max))
    if (!known.includes(name))
      throw new PrepError(
        'bad_option',
        `${optionName('max')}: nothing scores "${name}". There are: ${known.join(', ')}; others come from ${optionName('lists')} and ${optionName('models')}`,
      )
  const [both] = options.models.filter((model) =>
    options.lists.some(({ category }) => category === model.category),
  )
  if (both !== undefined)
    throw new PrepError(
      'bad_option',
      `Category "${both.category}" is both of ${optionName('lists')} and of ${optionName('models')}, and words are no probability. Give one of them another name`,
    )
}

/** The scores of a batch. */
export interface BatchScores {
  /** Of each row: of `offensive` and models the highest of its texts, of lists the words of all of them. */
  scores: readonly RecordScores[]
  /** The rows of which a model failed on some text. */
  failed: ReadonlySet<number>
}

/** Scores the rows of a batch. */
export function scoresOf(
  batch: Batch,
  options: SafetyOptions,
  { score, countWords, models, textModels }: Scorers,
): BatchScores {
  const blank: RecordScores = { [offensive]: null }
  for (const { category } of options.models) blank[category] = null
  for (const { category } of options.lists) blank[category] = 0
  const scores = Array.from({ length: batch.numRows }, (): RecordScores => ({ ...blank }))
  const failed = new Set<number>()
  for (const field of options.fields) {
    const lens = new TextLens(batch, field)
    const rows = lens.rows()
    for (let i = 0; i < lens.length; i++) {
      const text = lens.at(i)
      if (text === undefined) continue
      const plain = plainText(text)
      const row = scores[rows[i]]
      raise(row, offensive, score(plain))
      for (const model of models)
        raise(
          row,
          model.category,
          model.score({ bytes: lens.bytes, start: lens.offsets[i], end: lens.offsets[i + 1] }),
        )
      for (const [category, count] of countWords(plain)) row[category] = (row[category] ?? 0) + count
    }
    for (const model of textModels) askModel(model, lens, { scores, failed })
  }
  return { scores, failed }
}

/** Asks a model about all texts of a field at once. */
function askModel(
  { categories, ask }: TextModelScorer,
  lens: TextLens,
  { scores, failed }: { scores: readonly RecordScores[]; failed: Set<number> },
): void {
  const rows = lens.rows()
  const rowsOf = new Map<string, number[]>()
  for (let i = 0; i < lens.length; i++) {
    const text = lens.at(i)
    if (text === undefined) continue
    const known = rowsOf.get(text)
    if (known === undefined) rowsOf.set(text, [rows[i]])
    else known.push(rows[i])
  }
  if (rowsOf.size === 0) return
  const answers = ask([...rowsOf.keys()])
  for (const [i, of] of [...rowsOf.values()].entries())
    for (const row of of)
      if (answers[i] === undefined) failed.add(row)
      else for (const { category, label } of categories) raise(scores[row], category, answers[i]?.[label])
}

function raise(row: RecordScores, category: string, chance: number | undefined): void {
  if (chance !== undefined) row[category] = Math.max(row[category] ?? 0, Math.round(chance * places) / places)
}
