import { Field, Float64, Int32, Utf8 } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { type FieldPath, listOf, structOf, textPaths } from '../../src/arrow/path.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import { textsOf } from '../dedup/row-texts.js'
import { cutText } from './cut.js'
import type { GramShape } from './grams.js'
import type { ItemMatch, Matcher } from './matcher.js'
import type { DecontaminateOptions } from './options.js'
import { spansOf, type TextSpan, united } from './spans.js'

/** A text of a row, and where it stands: the path, and the number of the text in the column. */
interface RowText {
  text: string
  path: FieldPath
  item: number
  /** Which of the texts of the row under that path it is, from 0. */
  number: number
}

/** A test item that a row holds. */
interface Match extends ItemMatch {
  /** The name of the test set. */
  name: string
  level: GramShape['level']
}

/** The texts of each row under these paths. */
export function textsOfRows(batch: Batch, fields: readonly string[]): RowText[][] {
  const texts: RowText[][] = Array.from({ length: batch.numRows }, () => [])
  for (const path of textPaths(batch.schema, fields)) {
    const { lens, items, rows } = textsOf(batch, path, undefined)
    for (let i = 0; i < items.length; i++) {
      const own = texts[rows[i]]
      const last = own.at(-1)
      const number = last?.path === path ? last.number + 1 : 0
      own.push({ text: lens.at(items[i]) as string, path, item: items[i], number })
    }
  }
  return texts
}

/** The test items that a row holds. */
export function matchesOf(texts: readonly RowText[], matchers: readonly Matcher[]): Match[] {
  const own = texts.map(({ text }) => text)
  return matchers.flatMap((matcher) =>
    matcher.match(own).map((match) => ({ ...match, name: matcher.name, level: matcher.level })),
  )
}

/** Of each text of a row the parts that it has in common with test items. */
function spansIn(texts: readonly RowText[], matches: readonly Match[]): TextSpan[][] {
  return texts.map(({ text }, number) =>
    united(
      matches.flatMap(({ runs, level }) => {
        const own = runs.filter((run) => run.text === number)
        return own.length === 0 ? [] : spansOf(text, own, level)
      }),
    ),
  )
}

interface FoundRows {
  texts: readonly RowText[][]
  found: readonly Match[][]
  options: DecontaminateOptions
}

/** The batch without what its texts have in common with test items, and which rows have a text of which nothing is left. */
export function cutRows(
  batch: Batch,
  { texts, found, options }: FoundRows,
): { batch: Batch; isUsedUp(row: number): boolean } {
  const usedUp = new Set<number>()
  const changed = new Map<FieldPath, Map<number, string>>()
  for (const [row, matches] of found.entries()) {
    if (matches.length === 0) continue
    for (const [i, spans] of spansIn(texts[row], matches).entries()) {
      if (spans.length === 0) continue
      const { text, path, item } = texts[row][i]
      const left = cutText(text, spans, options)
      if (left === '') usedUp.add(row)
      if (!changed.has(path)) changed.set(path, new Map())
      changed.get(path)?.set(item, left)
    }
  }
  let cut = batch
  for (const [path, lefts] of changed) {
    const candidates = Uint32Array.from(lefts.keys()).sort()
    cut = new TextLens(cut, path).rewrite((_, i) => lefts.get(i), candidates)
  }
  return { batch: cut, isUsedUp: (row) => usedUp.has(row) }
}

/** The columns of `tag`. */
export function tagFields(): Field[] {
  const span = structOf({ field: new Utf8(), text: new Int32(), start: new Int32(), end: new Int32() })
  return [
    new Field('contaminated_by', new Utf8(), true),
    new Field('contamination', new Float64(), true),
    new Field('contaminated_item', new Utf8(), true),
    new Field('contaminated_spans', listOf(span), true),
  ]
}

/** The batch with columns that tell the item of which a row holds most, and where all that it holds stands, in characters. */
export function withTags(batch: Batch, texts: readonly RowText[][], found: readonly Match[][]): Batch {
  const fields = tagFields()
  const builders = fields.map((field) => builderFor(field))
  for (const [row, matches] of found.entries()) {
    const [best] = [...matches].sort((a, b) => b.coverage - a.coverage)
    const spans = matches.length === 0 ? [] : spanValues(texts[row], spansIn(texts[row], matches))
    const values = [best?.name ?? null, best?.coverage ?? 0, best?.item ?? null, spans]
    for (const [k, value] of values.entries()) builders[k].append(value)
  }
  return batch.withColumns(Object.fromEntries(fields.map(({ name }, k) => [name, builders[k].finish()])))
}

function spanValues(texts: readonly RowText[], spans: readonly TextSpan[][]): object[] {
  return texts.flatMap(({ text, path, number }, i) =>
    spans[i].map(({ start, end }) => ({
      field: path.text,
      text: number,
      start: characters(text, start),
      end: characters(text, end),
    })),
  )
}

/** How many characters (code points) stand before a place. */
function characters(text: string, at: number): number {
  let count = 0
  for (let i = 0; i < at; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++
  return count
}
