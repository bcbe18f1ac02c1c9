/**
 * What a sticky expression matches at a place, or `undefined`. An expression with the flag y keeps a place of its own;
 * here it is set and used within one call, and nothing reads it afterwards, so that a whole module may share one.
 */
export function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | undefined {
  sticky.lastIndex = at
  return sticky.exec(text) ?? undefined
}

/** Where the match of a sticky expression that begins at a place ends, or `undefined`; see {@link matchAt}. */
export function matchEnd(sticky: RegExp, text: string, at: number): number | undefined {
  sticky.lastIndex = at
  return sticky.test(text) ? sticky.lastIndex : undefined
}
