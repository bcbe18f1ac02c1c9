// Written by "npm run docs:types" from the schemas of the options. Change those, not this file.

/** Options of the step `decontaminate`. */
export interface DecontaminateOptions {
  /** Where items are looked for, by path: prompt, messages[].content; answers too, not questions alone. */
  fields: readonly string[]
  /** The test sets: files that prep index wrote. */
  index: readonly (
    | string
    | {
        /** A file that prep index wrote. */
        path: string
        /** The SHA-256 of that file. */
        sha256: string
      }
  )[]
  /**
   * A row holds an item where runs in common cover more than this share of its words; 1 leaves it to longest.
   * Default: `0.5`.
   */
  coverage?: number | undefined
  /**
   * It holds one too where it has so many words of it in one piece; 0 leaves it to coverage. Default: `13`.
   */
  longest?: number | undefined
  /**
   * report: tell the test items that were found; drop: leave the rows out too; tag: write contaminated_by and
   * contamination. Default: `report`.
   */
  action?: 'report' | 'drop' | 'tag' | undefined
}
