import type { Batch } from '../../../src/arrow/batch.js'
import { listTextPaths } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { leftTable } from '../../../src/schemas/step-counts.js'
import type { Counters } from '../../../src/transform/transform.js'
import { once } from '../detect/deferred.js'
import { eachPlace, type FoundValue, isEchoed } from '../entities/echoed-values.js'
import { person } from '../entities/names.js'
import { ordinaryNames, placesAlike } from '../knowledge/ordinary-names.data.js'

/** No more values of a record are looked for again. */
const mostValues = 200
/** Digits in groups, and how many of them are hardly anything else. */
const grouped = /(?<![\p{L}\p{N}_])\+?\(?\d(?:[ ()./-]{0,2}\d){8,30}(?![\p{L}\p{N}_])/gu
const isGrouped = /^\+?[\d ()./-]+$/
const leastDigits = 9

/**
 * Counts, by field and entity, the values that were replaced in a record and still stand in it, be it in a field that
 * nobody asked to look at, in code, or where the words beside it say nothing: names in any case and spacing, numbers in
 * any grouping of their digits, everything else letter for letter. `valuesOf` answers by row.
 */
export function countLeft(
  batch: Batch,
  { valuesOf, counters }: { valuesOf: (row: number) => readonly FoundValue[]; counters: Counters },
): void {
  const wanted = new Map<number, readonly FoundValue[]>()
  for (let row = 0; row < batch.numRows; row++) {
    const values = distinct(valuesOf(row))
    if (values.length > 0) wanted.set(row, values)
  }
  if (wanted.size === 0) return
  for (const path of listTextPaths(batch.schema)) {
    const lens = new TextLens(batch, path)
    const rows = lens.rows()
    for (let i = 0; i < lens.length; i++) {
      const values = wanted.get(rows[i])
      const text = values === undefined ? undefined : lens.at(i)
      if (values === undefined || text === undefined) continue
      const left = openLeft(text)
      for (const one of values)
        for (let count = left(one); count > 0; count--) counters.tally(leftTable, `${path}: ${one.entity}`)
    }
  }
}

/** Counts the places of one value after another in a text. */
function openLeft(text: string): (value: FoundValue) => number {
  const folded = once(() => foldName(text))
  const numbers = once(() => [...text.matchAll(grouped)].map(([number]) => number))
  return ({ entity, value }) => {
    let places = 0
    if (entity === person.name) {
      const name = foldName(value)
      const isWord = !name.includes(' ') && !/\p{Script=Han}/u.test(name)
      eachPlace(folded(), name, (start, end) => {
        if (!isWord || isAlone(folded(), start, end)) places++
      })
      return places
    }
    eachPlace(text, value, () => places++)
    const digits = value.replace(/\D/g, '')
    if (digits.length < leastDigits || !isGrouped.test(value)) return places
    for (const number of numbers())
      if (!number.includes(value) && number.replace(/\D/g, '') === digits) places++
    return places
  }
}

/** A name in small letters and single spaces, as the same person may be written elsewhere. */
function foldName(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ')
}

/** Whether a word is no part of an address, a path or a code. */
function isAlone(text: string, start: number, end: number): boolean {
  return !/[@./\\#-]/.test(text.charAt(start - 1)) && !/^(?:[@/\\-]|\.\p{L})/u.test(text.slice(end, end + 2))
}

/** Those that are hardly anything else wherever they stand: numbers, accounts, names. */
function distinct(values: readonly FoundValue[]): readonly FoundValue[] {
  const seen = new Set<string>()
  const kept: FoundValue[] = []
  for (const one of values) {
    if (kept.length === mostValues) break
    const { entity, value } = one
    const isEvident = entity === person.name ? isInFull(value) || isLatinName(value) : isEchoed(one)
    if (seen.has(value) || !isEvident) continue
    seen.add(value)
    kept.push(one)
  }
  return kept
}

/** "Ada Byron", 欧阳靖宇: a Chinese name of two characters is a part of many words. */
function isInFull(name: string): boolean {
  return /\p{L}{2} \p{L}{2}/u.test(name) || /^\p{Script=Han}{3,}$/u.test(name)
}

/** A single word that is hardly anything else: no ordinary word, no place. */
function isLatinName(name: string): boolean {
  const word = name.toLowerCase()
  return (
    /^\p{Lu}[\p{Script=Latin}\p{M}'’-]{4,}$/u.test(name) && !ordinaryNames.has(word) && !placesAlike.has(word)
  )
}
