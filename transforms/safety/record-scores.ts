import { Field, Float64, Int32, Struct } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
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
}

/** Scores are told to four places. */
const places = 1e4

/** The categories that are scored, in the order of their columns. */
export function categoriesOf({ lists }: SafetyOptions): string[] {
  return [offensive, ...new Set(lists.map(({ category }) => category))]
}

/** The column of the scores. */
export function scoreField(options: SafetyOptions): Field {
  const fields = categoriesOf(options).map(
    (name) => new Field(name, name === offensive ? new Float64() : new Int32(), true),
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
        `${optionName('max')}: nothing scores "${name}". There are: ${known.join(', ')}; others come from ${optionName('lists')}`,
      )
}

/** The scores of each row of a batch: of `offensive` the highest of its texts, of lists the words of all of them. */
export function scoresOf(
  batch: Batch,
  options: SafetyOptions,
  { score, countWords }: Scorers,
): RecordScores[] {
  const lists = categoriesOf(options).slice(1)
  const blank = { [offensive]: null, ...Object.fromEntries(lists.map((name) => [name, 0])) }
  const scores = Array.from({ length: batch.numRows }, (): RecordScores => ({ ...blank }))
  for (const field of options.fields) {
    const lens = new TextLens(batch, field)
    const rows = lens.rows()
    for (let i = 0; i < lens.length; i++) {
      const text = lens.at(i)
      if (text === undefined) continue
      const plain = plainText(text)
      const row = scores[rows[i]]
      const chance = score(plain)
      if (chance !== undefined)
        row[offensive] = Math.max(row[offensive] ?? 0, Math.round(chance * places) / places)
      for (const [category, count] of countWords(plain)) row[category] = (row[category] ?? 0) + count
    }
  }
  return scores
}
