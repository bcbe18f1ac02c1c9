import type { ColumnDrift, Sides } from '../../../src/schemas/drift-report.js'
import type { ColumnSummary } from '../columns/column.js'
import { reportedCount } from '../columns/numbers/shared.js'
import { summarizeColumn } from '../columns/summarize.js'
import type { TextsSummary } from '../columns/text/texts.js'
import { compareNumbers, compareShares, type MeasuredAspect, mergeRare, rangesOf } from './aspects.js'
import { lengthsOfBoth, numbersOfBoth, type PointPair, type ValuePair, valuesOfBoth } from './column-view.js'
import type { FoundValue, MovedValue } from './report-parts.js'
import { compareTerms } from './terms.js'

/** What is asked of a comparison. */
export interface CompareOptions {
  threshold: number
  minShared: number
}

/** A column of both sides, measured and not judged yet. */
export interface MeasuredColumn extends DescribedColumn {
  aspects: MeasuredAspect[]
}

/** What is said of a column beside how far it is apart. */
type DescribedColumn = Omit<ColumnDrift, 'verdict' | 'rowsNeeded' | 'aspects'>

/** What a column holds on both sides. */
export interface SeenColumn {
  kind: ColumnDrift['kind']
  numbers: PointPair | undefined
  /** Absent where not all are counted. */
  values: ValuePair[] | undefined
}

/** The column on both sides. */
export interface ColumnPair {
  reference: ColumnSummary
  current: ColumnSummary
}

/** Measures how far a column is apart. */
export function compareColumn(pair: ColumnPair, options: CompareOptions): MeasuredColumn {
  const { reference, current } = pair
  const { seen, ...described } = describeColumn(pair, options)
  const { kind, numbers, values } = seen
  const { threshold } = options
  const missing = [reference.missing, current.missing] as const
  const aspects: (MeasuredAspect | undefined)[] = []
  if (numbers !== undefined)
    aspects.push(
      compareNumbers('values', numbers, threshold),
      compareShares('ranges', rangesOf(numbers, missing), threshold),
    )
  else if (kind === 'category' && values !== undefined)
    aspects.push(compareShares('values', cellsOf(values, missing), threshold))
  else aspects.push(...compareTexts(pair, threshold))
  return { ...described, aspects: aspects.filter((aspect) => aspect !== undefined) }
}

/** Finds out as what a column is compared, and says what became of its values. */
export function describeColumn(
  pair: ColumnPair,
  options: CompareOptions,
): DescribedColumn & { seen: SeenColumn } {
  const { reference, current } = pair
  const numbers = numbersOfBoth(reference, current)
  const values = valuesOfBoth(reference, current)
  const kind = kindOf(pair, { hasNumbers: numbers !== undefined, values })
  const shown = numbers !== undefined || values === undefined ? [] : values
  return {
    column: reference.path,
    kind,
    seen: { kind, numbers, values },
    missing: { reference: missingShare(reference, options), current: missingShare(current, options) },
    ...(kind !== 'category' && medianOf(pair, options)),
    moved: kind === 'category' ? movedValues(shown, pair, options) : [],
    added: valuesOfOne(shown, 1, options),
    removed: valuesOfOne(shown, 0, options),
  }
}

/** Texts that mostly differ are compared as texts, others by their values. */
function kindOf(
  { reference, current }: ColumnPair,
  { hasNumbers, values }: { hasNumbers: boolean; values: ValuePair[] | undefined },
): ColumnDrift['kind'] {
  if (hasNumbers) return reference.family === 'number' ? 'number' : 'date'
  if (reference.texts === undefined || current.texts === undefined) return 'category'
  if (values === undefined) return 'text'
  const present = reference.values - reference.missing + current.values - current.missing
  return values.length * 2 > present ? 'text' : 'category'
}

/** More values than this are one with all the others. */
const mostValues = 50

function cellsOf(values: readonly ValuePair[], missing: readonly [number, number]) {
  const shown = values.slice(0, mostValues)
  const rest = values.slice(mostValues)
  const side = (of: 0 | 1) => [
    ...shown.map(({ counts }) => counts[of]),
    rest.reduce((sum, { counts }) => sum + counts[of], 0),
    missing[of],
  ]
  return mergeRare({ reference: side(0), current: side(1) })
}

function compareTexts({ reference, current }: ColumnPair, threshold: number): (MeasuredAspect | undefined)[] {
  const [a, b] = [reference.texts, current.texts]
  if (a === undefined || b === undefined) return []
  return [
    compareNumbers('characters', lengthsOfBoth(a.characters, b.characters), threshold),
    compareNumbers('words', lengthsOfBoth(a.words, b.words), threshold),
    compareShares('languages', languagesOf(a, b), threshold),
    compareScripts(a, b, threshold),
    compareTerms(
      [a, b].map(({ terms }) => terms),
      [reference, current].map(({ values, missing }) => values - missing),
      threshold,
    ),
  ]
}

function languagesOf(a: TextsSummary, b: TextsSummary) {
  const names = [...new Set([...Object.keys(a.languages), ...Object.keys(b.languages)])].sort()
  return mergeRare({
    reference: names.map((name) => a.languages[name] ?? 0),
    current: names.map((name) => b.languages[name] ?? 0),
  })
}

/** Letters of one text hang together: they say how far scripts are apart, and the texts that have each whether by chance. */
function compareScripts(a: TextsSummary, b: TextsSummary, threshold: number): MeasuredAspect | undefined {
  const letters = compareShares('scripts', { reference: a.byKind, current: b.byKind }, threshold)
  if (letters === undefined) return undefined
  const texts = compareShares(
    'scripts',
    mergeRare({ reference: a.textsByKind, current: b.textsByKind }),
    threshold,
  )
  return texts && { ...texts, distances: letters.distances }
}

function missingShare({ missing, values }: ColumnSummary, { minShared }: CompareOptions): number | null {
  const shown = reportedCount(missing, { of: values, minShared })
  return shown === null ? null : shown / values || 0
}

function medianOf({ reference, current }: ColumnPair, { minShared }: CompareOptions) {
  const [a, b] = [reference, current].map((column) => {
    const { numbers, text } = summarizeColumn(column, { top: 0, minShared })
    const quantiles = (numbers ?? text?.characters)?.quantiles
    return quantiles?.values[quantiles.at.indexOf(0.5)]
  })
  return a === undefined || b === undefined ? {} : { median: { reference: a, current: b } }
}

const mostMoved = 3
const mostFound = 10

/** The values of which most rows came or went, as far as they and what they leave of all are told. */
function movedValues(
  values: readonly ValuePair[],
  { reference, current }: ColumnPair,
  { minShared }: CompareOptions,
): MovedValue[] {
  const totals = [reference.values, current.values] as const
  const shareOf = ({ counts }: ValuePair): Sides<number> => ({
    reference: counts[0] / totals[0] || 0,
    current: counts[1] / totals[1] || 0,
  })
  const shifts = values
    .filter(({ shared }) => shared.every((records) => records === 0 || records >= minShared))
    .map((pair) => ({ pair, share: shareOf(pair) }))
    .filter(({ share }) => share.reference !== share.current)
    .sort((a, b) => gapOf(b.share) - gapOf(a.share))
    .slice(0, mostMoved)
  const leavesFew = () =>
    totals.some((total, side) => {
      const rest = total - shifts.reduce((sum, { pair }) => sum + pair.counts[side], 0)
      return rest > 0 && rest < minShared
    })
  while (shifts.length > 0 && leavesFew()) shifts.pop()
  return shifts.map(({ pair, share }) => ({ value: pair.text, share }))
}

function gapOf({ reference, current }: Sides<number>): number {
  return Math.abs(reference - current)
}

/** Values that enough records of one side have and none of the other. */
function valuesOfOne(values: readonly ValuePair[], side: 0 | 1, { minShared }: CompareOptions): FoundValue[] {
  return values
    .filter(({ shared, counts }) => counts[1 - side] === 0 && shared[side] >= minShared)
    .slice(0, mostFound)
    .map(({ text, counts }) => ({ value: text, count: counts[side] }))
}
