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
    const shown = labels.filter(({ rows }) => rows >= choice.minCount).map(({ values }) => labelName(values))
    const known = { shown, hidden: labels.length - shown.length, leastRows: choice.minCount }
    throw new PrepError('bad_option', absentLabel(labelName(asked[absent]), known))
  }
  return [{ values: asked, places: new Set(places.filter((place) => place >= 0)) }]
}

/** Labels that may be told, and how many are not because fewer rows than `leastRows` have them. */
export interface KnownLabels {
  shown: readonly string[]
  hidden: number
  leastRows: number
}

/** What is said of a positive label that no row has: which one is meant, as far as that can be told. */
export function absentLabel(name: string, { shown, hidden, leastRows }: KnownLabels): string {
  const said = `Option ${optionName('positive')} names "${name}", which no row has as its label. `
  const alike = shown.find((label) => label.trim() === name.trim())
  if (alike !== undefined)
    return `${said}Did you mean "${alike}"? It differs by spaces alone: take them off with ${optionName('trim: true')} of the input, or write them`
  const known = `${said}${suggestName(name, shown)}`
  return hidden === 0 ? known : `${known}, and ${hidden} hidden of fewer than ${leastRows} rows`
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

/** A label as messages call it. */
export function labelName(values: CellValues): string {
  return values.map(String).join(', ')
}
