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

/** What stands at the head of a Python pattern, such as `(?i)`. */
export interface PatternFlags {
  ignoreCase: boolean
  dotAll: boolean
  multiline: boolean
}

export interface ParsedPattern {
  tree: PatternNode
  flags: PatternFlags
}

/** `*`, `+` and `{n,}` go no further than this: a recognized value is short, and time stays bounded. */
export const maxRepeat = 256
