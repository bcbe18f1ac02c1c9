import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchOfRows, rowsOf } from '../../../src/arrow/rows.js'
import { filter } from '../../../transforms/filter.js'
import { runs } from '../../campaign.js'
import { runStep } from '../../laws.js'

/** A row, and expressions with what they say of it by a plain reading: `undefined` is unknown, as NULL in SQL. */
interface Sample {
  n: number | null
  m: number | null
  text: string | null
  list: (number | null)[] | null
}
type Truth = boolean | undefined
interface Said<T> {
  text: string
  of(row: Sample): T | undefined
}

const word: fc.Arbitrary<string> = fc.constantFrom('', 'a', 'ab', '好', '好a', "it's", '😀')
const small = fc.integer({ min: -3, max: 3 })
const sample: fc.Arbitrary<Sample> = fc.record({
  n: fc.option(small),
  m: fc.option(small),
  text: fc.option(word),
  list: fc.option(fc.array(fc.option(small), { maxLength: 3 })),
})

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const both = <A, B, C>(a: A | undefined, b: B | undefined, make: (a: A, b: B) => C): C | undefined =>
  a === undefined || b === undefined ? undefined : make(a, b)

const numbers: fc.Arbitrary<Said<number>> = fc.letrec<{ number: Said<number> }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Said<number>>(
      { text: 'n', of: ({ n }) => n ?? undefined },
      { text: 'm', of: ({ m }) => m ?? undefined },
      { text: 'length(text)', of: ({ text }) => (text === null ? undefined : Array.from(text).length) },
      { text: 'bytes(text)', of: ({ text }) => (text === null ? undefined : Buffer.byteLength(text)) },
      { text: 'length(list)', of: ({ list }) => list?.length },
      { text: 'list[0]', of: ({ list }) => list?.at(0) ?? undefined },
      { text: 'list[-1]', of: ({ list }) => list?.at(-1) ?? undefined },
      { text: 'sum(list[])', of: ({ list }) => list?.reduce<number>((sum, item) => sum + (item ?? 0), 0) },
    ),
    small.map((value) => ({ text: String(value), of: () => value })),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*', '%'), tie('number')).map(([a, sign, b]) => ({
      text: `(${a.text} ${sign} ${b.text})`,
      of: (row: Sample) =>
        both(a.of(row), b.of(row), (x, y) => {
          if (sign === '%') return y === 0 ? undefined : x % y
          return sign === '+' ? x + y : sign === '-' ? x - y : x * y
        }),
    })),
  ),
})).number

const tests: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

const leaves: fc.Arbitrary<Said<boolean>> = fc.oneof(
  fc.tuple(numbers, fc.constantFrom(...Object.keys(tests)), numbers).map(([a, sign, b]) => ({
    text: `${a.text} ${sign} ${b.text}`,
    of: (row: Sample) => both(a.of(row), b.of(row), (x, y) => tests[sign](x - y)),
  })),
  fc.tuple(fc.constantFrom(...Object.keys(tests)), word).map(([sign, part]) => ({
    text: `text ${sign} ${quoted(part)}`,
    of: ({ text }: Sample) =>
      text === null ? undefined : tests[sign](Buffer.compare(Buffer.from(text), Buffer.from(part))),
  })),
  fc.tuple(fc.constantFrom('contains', 'starts_with', 'ends_with'), word).map(([name, part]) => ({
    text: `${name}(text, ${quoted(part)})`,
    of: ({ text }: Sample) => {
      if (text === null) return undefined
      if (name === 'contains') return text.includes(part)
      return name === 'starts_with' ? text.startsWith(part) : text.endsWith(part)
    },
  })),
  fc.tuple(numbers, fc.boolean()).map(([a, isNegated]) => ({
    text: `${a.text} is ${isNegated ? 'not ' : ''}null`,
    of: (row: Sample) => (a.of(row) === undefined) !== isNegated,
  })),
  fc.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean()).map(([words, isNegated]) => ({
    text: `text ${isNegated ? 'not ' : ''}in (${words.map(quoted).join(', ')})`,
    of: ({ text }: Sample) => (text === null ? undefined : words.includes(text) !== isNegated),
  })),
  fc.tuple(fc.boolean(), small).map(([isAll, least]) => ({
    text: `${isAll ? 'all' : 'any'}(list[] > ${least})`,
    of: ({ list }: Sample): Truth => {
      if (list === null) return undefined
      const truths = list.map((item): Truth => (item === null ? undefined : item > least))
      if (truths.includes(!isAll)) return !isAll
      return truths.includes(undefined) ? undefined : isAll
    },
  })),
)

const conditions: fc.Arbitrary<Said<boolean>> = fc.letrec<{ condition: Said<boolean> }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaves,
    tie('condition').map((a) => ({
      text: `not (${a.text})`,
      of: (row: Sample): Truth => {
        const truth = a.of(row)
        return truth === undefined ? undefined : !truth
      },
    })),
    fc.tuple(tie('condition'), fc.boolean(), tie('condition')).map(([a, isAnd, b]) => ({
      text: `(${a.text}) ${isAnd ? 'and' : 'or'} (${b.text})`,
      of: (row: Sample): Truth => {
        const truths = [a.of(row), b.of(row)]
        if (truths.includes(!isAnd)) return !isAnd
        return truths.includes(undefined) ? undefined : isAnd
      },
    })),
  ),
})).condition

describe('`filter()`', () => {
  it('says of any expression over any rows what a plain reading of it says, nulls as in SQL', async () => {
    const rows = fc.array(sample, { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(rows, conditions, async (given, condition) => {
        // So that every column has its type, whatever is drawn.
        const whole = { n: 1, m: 1, text: 'x', list: [1] }
        const all = [whole, ...given].map((row, id) => ({ id, ...row }))
        const { batches, counts } = await runStep(filter as never, [[batchOfRows(all)]], {
          options: { keep: condition.text },
        })
        const truths = all.map((row) => condition.of(row))
        const kept = batches.flatMap(rowsOf).map(({ id }) => id)
        expect(kept).toEqual(all.filter((_, i) => truths[i] === true).map(({ id }) => id))
        expect(counts.dropped.filter_null ?? 0).toBe(truths.filter((truth) => truth === undefined).length)
      }),
      runs(400, 20261129),
    )
  })

  it('says of a text that is no expression what is wrong, at a column, and nothing else', async () => {
    const piece = fc.constantFrom(
      'n',
      'text',
      '(',
      ')',
      '[',
      ']',
      ',',
      '.',
      '-',
      '=',
      "'a'",
      '1',
      'and',
      'not',
      'in',
      'is',
      'null',
      'any',
      '"n"',
      '好',
    )
    const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(' '))
    await fc.assert(
      fc.asyncProperty(text, async (keep) => {
        const batch = batchOfRows([{ n: 1, text: 'a' }])
        try {
          await runStep(filter as never, [[batch]], { options: { keep } })
        } catch (error) {
          expect((error as Error).message).toMatch(/^Expression, column \d+: /)
        }
      }),
      runs(400, 20261130),
    )
  })
})
