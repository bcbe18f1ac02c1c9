/**
 * Expressions with the flag y or g keep a place in a text. These functions set it, use it and leave it behind within
 * one call, so that a whole module may share an expression, whoever else is stepping through another text with it.
 */

/** The match that an expression with the flag y has right at a place, or one with the flag g has from there on. */
export function matchAt(expression: RegExp, text: string, from: number): RegExpExecArray | undefined {
  expression.lastIndex = from
  return expression.exec(text) ?? undefined
}

/** Where such a match ends, for a fraction of the work; see {@link matchAt}. */
export function matchEnd(expression: RegExp, text: string, from: number): number | undefined {
  expression.lastIndex = from
  return expression.test(text) ? expression.lastIndex : undefined
}

/**
 * All matches of an expression with the flag g, none of them empty. `matchAll` makes a copy of the expression for each
 * text, which costs more than looking through a text without a match.
 */
export function allMatches(expression: RegExp, text: string): readonly RegExpExecArray[] {
  expression.lastIndex = 0
  const matches: RegExpExecArray[] = []
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    matches.push(match)
    // Where one is empty after all, the next one is looked for behind it.
    if (expression.lastIndex === match.index) expression.lastIndex++
  }
  return matches
}
