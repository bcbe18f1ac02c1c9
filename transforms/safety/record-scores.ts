import { Field, Float64, Int32, Struct } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import type { TextRange } from '../../src/arrow/columns/row-texts.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { PrepError } from '../../src/base/errors.js'
import { optionName } from '../../src/base/option-name.js'
import type { ScoreText } from './offensive-text.js'
import { offensive, type SafetyOptions } from './options.js'
import { plainText } from './plain-text.js'
import type { CountWords } from './word-lists.js'

/** The scores of a record by category. */
export type RecordScores = Record<string, number | null>

/** What scores texts. */
export interface Scorers {
  score: ScoreText
  countWords: CountWords
  models: readonly ModelScorer[]
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

/** The scores of each row of a batch: of `offensive` and models the highest of its texts, of lists the words of all of them. */
export function scoresOf(
  batch: Batch,
  options: SafetyOptions,
  { score, countWords, models }: Scorers,
): RecordScores[] {
  const blank: RecordScores = { [offensive]: null }
  for (const { category } of options.models) blank[category] = null
  for (const { category } of options.lists) blank[category] = 0
  const scores = Array.from({ length: batch.numRows }, (): RecordScores => ({ ...blank }))
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
  }
  return scores
}

function raise(row: RecordScores, category: string, chance: number | undefined): void {
  if (chance !== undefined) row[category] = Math.max(row[category] ?? 0, Math.round(chance * places) / places)
}
