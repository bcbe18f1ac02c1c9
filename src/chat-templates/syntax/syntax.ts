/** The parts of a template as they are read, before they become functions. */
import type { BinaryOperator, CompareOperator } from '../python/operators.js'
import type { Value } from '../python/values.js'

/** What a call is given. */
export interface Arguments {
  positional: readonly Expression[]
  named: readonly (readonly [name: string, value: Expression])[]
  /** What stands behind `*` and `**`. */
  spread?: Expression | undefined
  spreadNamed?: Expression | undefined
}

/** A filter or a test by its name, and what it is given beside the value. */
export interface Applied {
  name: string
  args: Arguments
  line: number
}

export type Expression =
  | { kind: 'constant'; value: Value }
  | { kind: 'name'; name: string; line: number }
  | { kind: 'list' | 'tuple' | 'concat'; items: readonly Expression[] }
  | { kind: 'dict'; pairs: readonly (readonly [Expression, Expression])[] }
  | { kind: 'attribute'; object: Expression; name: string }
  | { kind: 'item'; object: Expression; key: Expression }
  | { kind: 'slice'; object: Expression; bounds: readonly (Expression | undefined)[] }
  | { kind: 'call'; callee: Expression; args: Arguments }
  | { kind: 'filter'; operand: Expression; filter: Applied }
  | { kind: 'test'; operand: Expression; test: Applied }
  | { kind: 'unary'; operator: 'not' | '-' | '+'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | {
      kind: 'compare'
      first: Expression
      rest: readonly { operator: CompareOperator; operand: Expression }[]
    }
  | { kind: 'choice'; test: Expression; yes: Expression; no: Expression | undefined }

/** What is given a value: names, or an attribute of a namespace. */
export type Target =
  | { kind: 'name'; name: string }
  | { kind: 'tuple'; items: readonly Target[] }
  | { kind: 'member'; name: string; attribute: string; line: number }

/** The parameters of a macro or of a `call` block. */
export interface Parameter {
  name: string
  fallback: Expression | undefined
}

export type Statement =
  | { kind: 'text'; text: string }
  | { kind: 'output'; value: Expression }
  | {
      kind: 'if'
      branches: readonly { test: Expression; body: readonly Statement[] }[]
      otherwise: readonly Statement[]
    }
  | ForStatement
  | { kind: 'set'; target: Target; value: Expression }
  | { kind: 'set_block'; target: Target; filters: readonly Applied[]; body: readonly Statement[] }
  | { kind: 'filter_block'; filters: readonly Applied[]; body: readonly Statement[] }
  | { kind: 'macro'; name: string; parameters: readonly Parameter[]; body: readonly Statement[] }
  | {
      kind: 'call_block'
      callee: Expression
      args: Arguments
      parameters: readonly Parameter[]
      body: readonly Statement[]
    }
  | { kind: 'with'; pairs: readonly (readonly [Target, Expression])[]; body: readonly Statement[] }
  | { kind: 'generation'; body: readonly Statement[]; line: number }
  | { kind: 'break' | 'continue' }

export interface ForStatement {
  kind: 'for'
  target: Target
  items: Expression
  test: Expression | undefined
  body: readonly Statement[]
  otherwise: readonly Statement[]
  isRecursive: boolean
}
