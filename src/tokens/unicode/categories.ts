import { categoryNames, categoryRuns, hanRuns } from './categories.data.js'
import { type CodeSet, codeLimit, codeSet, readRuns, readVarints } from './code-set.js'

/** Two letters for a general category, such as `Lu`. */
type Category = (typeof categoryNames)[number]

/**
 * Properties of code points as the published tokenizers know them: those of Unicode 16.0. What Node knows depends
 * on its version, and a vocabulary was counted with one of them.
 */
export interface Unicode {
  /** The place of its category in `categoryNames`, for each code point. */
  categories: Uint8Array
  /** The set that a property names, `L`, `Lu` or `Han`; `undefined` for one that is not known here. */
  setOf(property: string): CodeSet | undefined
}

/** What `\s` matches in the expressions of tokenizers: the property White_Space. */
export const whiteSpace: CodeSet = codeSet([
  ...[[0x09, 0x0d] as const, [0x20, 0x20] as const, [0x85, 0x85] as const, [0xa0, 0xa0] as const],
  ...[[0x1680, 0x1680] as const, [0x2000, 0x200a] as const, [0x2028, 0x2029] as const],
  ...[[0x202f, 0x202f] as const, [0x205f, 0x205f] as const, [0x3000, 0x3000] as const],
])

/** Reads the table. */
export function openUnicode(): Unicode {
  const categories = new Uint8Array(codeLimit)
  const numbers = readVarints(categoryRuns)
  const runs: Record<string, [number, number][]> = {}
  for (let i = 0, from = 0; i < numbers.length; i += 2) {
    const last = from + numbers[i]
    const category = numbers[i + 1]
    categories.fill(category, from, last + 1)
    const name: Category = categoryNames[category]
    for (const key of [name, name[0]]) {
      runs[key] ??= []
      runs[key].push([from, last])
    }
    from = last + 1
  }
  return {
    categories,
    setOf(property) {
      if (property === 'Han') return readRuns(hanRuns)
      return runs[property] === undefined ? undefined : codeSet(runs[property])
    },
  }
}
