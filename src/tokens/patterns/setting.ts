import type { Unicode } from '../unicode/categories.js'
import type { PatternSyntax } from './translate-pattern.js'

/** What the parts of a tokenizer share. */
export interface Setting {
  unicode: Unicode
  /** For which engine the file writes its expressions. */
  syntax: PatternSyntax
}
