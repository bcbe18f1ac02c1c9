/** An expression as it was parsed: what it says, not yet what its columns hold. `at` is the offset in its text. */
export type Expression =
  | { kind: 'literal'; at: number; value: Literal }
  | { kind: 'path'; at: number; text: string; column: string; steps: readonly PathStep[] }
  | { kind: 'call'; at: number; name: string; args: readonly Expression[] }
  | { kind: 'not'; at: number; of: Expression }
  | { kind: 'negative'; at: number; of: Expression }
  | { kind: 'binary'; at: number; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'in'; at: number; of: Expression; options: readonly LiteralNode[]; isNegated: boolean }
  | { kind: 'null test'; at: number; of: Expression; isNegated: boolean }

/** A value that is written out; whole numbers beyond 2^53 are bigints. */
export type Literal = string | number | bigint | boolean | null

/** A value that is written out, with its place. */
export type LiteralNode = Extract<Expression, { kind: 'literal' }>

/** A column, or what stands inside it. */
export type PathNode = Extract<Expression, { kind: 'path' }>

/** What follows the column of a path: a field of an object, one item of a list (from −1, the last, backwards), or all. */
export type PathStep = { field: string } | { item: number } | 'items'

export const arithmetic = ['+', '-', '*', '/', '%'] as const
export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const

export type Arithmetic = (typeof arithmetic)[number]
export type Comparison = (typeof comparisons)[number]
export type BinaryOperator = Arithmetic | Comparison | 'and' | 'or'

/** Something in an expression that cannot be meant, and where it stands. */
export class ExpressionFault extends Error {
  readonly at: number
  /** The code of the error that it becomes: `bad_schema` where any expression would be wrong. */
  readonly code: 'bad_option' | 'bad_schema'

  constructor(at: number, message: string, code: 'bad_option' | 'bad_schema' = 'bad_option') {
    super(message)
    this.at = at
    this.code = code
  }
}
