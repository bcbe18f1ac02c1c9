/**
 * Enough of a foreign error to find its place: its name, its code and where it was thrown. Its message is left
 * out, since it may quote a record.
 */
export function nameThrown(error: unknown): string {
  if (!(error instanceof Error)) return error === null || error === undefined ? `${error}` : typeof error
  const code = 'code' in error && isCode(error.code) ? ` ${error.code}` : ''
  // The message stands in the stack too, and may hold a line that looks like a place.
  const stack = String(error.stack).replace(String(error.message), '')
  const frame = stack.match(/^\s+at .*?([\w.-]+\/[\w.-]+:\d+):\d+\)?$/m)?.[1]
  return `${isCode(error.name) ? error.name : 'Error'}${code}${frame === undefined ? '' : ` at ${frame}`}`
}

/** Whoever throws may give an error any name and code: only what reads as one is shown. */
function isCode(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^[A-Za-z]\w{0,49}$/.test(value))
}

/** What was thrown, for the middle of a sentence: `an Error ENOENT at a/b.js:7`, `a string`, `null`. */
export function describeThrown(error: unknown): string {
  const name = nameThrown(error)
  return error === null || error === undefined ? name : withArticle(name)
}

/** A noun with its article, as in `a string` and `an Error`. */
export function withArticle(noun: string): string {
  return `${/^[AEIOU]/i.test(noun) ? 'an' : 'a'} ${noun}`
}

/** Whether the system refused something, and not the code that asked for it. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
