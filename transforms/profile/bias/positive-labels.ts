import { PrepError, suggestName } from '../../../src/base/errors.js'
import { optionName } from '../../../src/base/option-name.js'
import type { CellValues, LabelShare } from '../../../src/schemas/profile.js'

/** A label value as its text, or for several label columns one value of each. */
export type PositiveLabel = string | number | boolean | CellValues

/** Which labels are asked for, and how strictly. */
export interface PositiveChoice {
  /** None: each label value one against the rest, of many the 50 with the most rows. */
  positive?: PositiveLabel | readonly PositiveLabel[]
  /** Whether a positive label may have no row, as after rows were filtered. */
  allowAbsent?: boolean
  minCount: number
}

/** The labels of one outcome, and their places among all labels; one without rows has none. */
export interface PositiveSet {
  values: CellValues[]
  places: ReadonlySet<number>
}

/**
 * The positive labels of each outcome. Throws `bad_option` for one that no row has; a label that is nearly the
 * one named is quoted only if enough rows share it.
 */
export function positiveLabels(labels: readonly LabelShare[], choice: PositiveChoice): PositiveSet[] {
  const asked = listed(choice.positive)
  if (asked.length === 0) return frequentLabels(labels)
  const places = asked.map((values) => labels.findIndex((label) => isSame(label.values, values)))
  const absent = places.indexOf(-1)
  if (absent >= 0 && choice.allowAbsent !== true) {
    const [wanted = 1, found] = [labels.at(0)?.values.length, asked[absent].length]
    if (found !== wanted)
      throw new PrepError(
        'bad_option',
        `Option ${optionName('positive')} names an outcome by ${found} of the values that ${wanted} label columns make. ` +
          `Write, in a pipeline file, a list with one value of each: [[${Array(wanted).fill('…').join(', ')}]]`,
      )
    const reported = labels.filter(({ rows }) => rows >= choice.minCount).map(({ values }) => nameOf(values))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('positive')} names "${nameOf(asked[absent])}", which no row has as its label. ${suggestName(nameOf(asked[absent]), reported)}`,
    )
  }
  return [{ values: asked, places: new Set(places.filter((place) => place >= 0)) }]
}

/** The report of a column of free text would otherwise be larger than its data. */
const mostOutcomes = 50

function frequentLabels(labels: readonly LabelShare[]): PositiveSet[] {
  const ranked = labels.map((_, place) => place).sort((a, b) => labels[b].rows - labels[a].rows || a - b)
  const places = ranked.slice(0, mostOutcomes).sort((a, b) => a - b)
  return places.map((place) => ({ values: [labels[place].values], places: new Set([place]) }))
}

function listed(positive: PositiveChoice['positive']): CellValues[] {
  if (positive === undefined) return []
  const list = Array.isArray(positive) ? (positive as readonly PositiveLabel[]) : [positive as PositiveLabel]
  return list.map((label) => (Array.isArray(label) ? (label as CellValues) : [String(label)]))
}

function isSame(a: CellValues, b: CellValues): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i])
}

function nameOf(values: CellValues): string {
  return values.map(String).join(', ')
}
