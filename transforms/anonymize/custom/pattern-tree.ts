/** A regular expression taken apart: what `pattern-parser.ts` makes, `pattern-cost.ts` judges and `pattern.ts` writes. */
export type PatternNode =
  /** One character, as a JavaScript class or escape. */
  | { kind: 'set'; source: string }
  /** A place: `^`, `$`, `\b`. */
  | { kind: 'place'; source: string }
  /** A look-around; `open` is such as `(?=`. */
  | { kind: 'look'; open: string; body: PatternNode }
  | { kind: 'group'; open: string; body: PatternNode }
  | { kind: 'repeat'; body: PatternNode; min: number; max: number; isLazy: boolean }
  | { kind: 'either'; options: PatternNode[] }
  | { kind: 'row'; items: PatternNode[] }

/** The node of a kind. */
export type NodeOf<Kind extends PatternNode['kind']> = Extract<PatternNode, { kind: Kind }>

/** What is made of each kind of node, with what is given to all of them. */
export type NodeVisitor<Result, Given> = {
  readonly [Kind in PatternNode['kind']]: (node: NodeOf<Kind>, given: Given) => Result
}

/** Lets a visitor make of a node what it makes of its kind. */
export function visitNode<Result, Given>(
  visitor: NodeVisitor<Result, Given>,
  node: PatternNode,
  given: Given,
): Result {
  const visit = visitor[node.kind] as (node: PatternNode, given: Given) => Result
  return visit(node, given)
}

/** What stands at the head of a Python pattern, such as `(?i)`. */
export interface PatternFlags {
  ignoreCase: boolean
  dotAll: boolean
  multiline: boolean
}

/** A pattern taken apart, and its flags. */
export interface ParsedPattern {
  tree: PatternNode
  flags: PatternFlags
}

/** `*`, `+` and `{n,}` go no further than this: a recognized value is short, and time stays bounded. */
export const maxRepeat = 256
