/** The pattern of a regular expression, with or without the flags `u` and `v`, that matches this very text. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
