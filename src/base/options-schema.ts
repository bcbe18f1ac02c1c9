/** One thing that a schema finds wrong, as zod says it. */
export interface OptionIssue {
  /** What kind of fault it is, such as `invalid_type`. */
  readonly code?: string | undefined
  /** What is wrong, in a sentence. */
  readonly message: string
  /** The keys that lead to it. */
  readonly path: readonly PropertyKey[]
}

/**
 * What the schema of the options of a transform must do. A schema of any zod does: `z` of this package, or one of your
 * own. Its types are read where the Standard Schema (standardschema.dev) has them.
 */
export interface OptionsSchema {
  /** Checks options: those with their defaults, or what is wrong. */
  safeParse(options: unknown): GoodOptions | BadOptions
  /** Where the types of what goes in and comes out stand. */
  readonly '~standard': {
    /** They are read by the compiler alone. */
    readonly types?: OptionTypes | undefined
  }
}

/** The types of options before and after they are checked. */
export interface OptionTypes {
  /** Options as they are given. */
  readonly input: unknown
  /** Options with their defaults. */
  readonly output: unknown
}

/** Options that a schema has nothing against. */
export interface GoodOptions {
  /** Tells them from bad ones. */
  success: true
  /** The options with their defaults. */
  data: unknown
}

/** Options that a schema refuses. */
export interface BadOptions {
  /** Tells them from good ones. */
  success: false
  /** The error that zod has made of them. */
  error: {
    /** Everything that is wrong. */
    readonly issues: readonly OptionIssue[]
  }
}

/** Options as `plan` and `open` get them: checked, with their defaults. */
export type CheckedOptions<O extends OptionsSchema> = NonNullable<O['~standard']['types']>['output']

/** Options as they are given: lists may be readonly, and what has a default may be left out. */
export type GivenOptions<O extends OptionsSchema> = ReadonlyLists<
  NonNullable<O['~standard']['types']>['input']
>

/** A type whose lists are readonly, at any depth. */
export type ReadonlyLists<T> = T extends string | ((...given: never) => unknown)
  ? T
  : T extends readonly unknown[]
    ? { readonly [Index in keyof T]: ReadonlyLists<T[Index]> }
    : T extends object
      ? { [Key in keyof T]: ReadonlyLists<T[Key]> }
      : T
