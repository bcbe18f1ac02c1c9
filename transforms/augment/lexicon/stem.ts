/** What the forms of an English word in small letters share, roughly: the same for "plan", "plans", "planned" and "planning". */
export function stemOf(word: string): string {
  let stem = word.replace(/(?:ies|ied)$/, 'y')
  if (stem === word) stem = word.replace(/(?<=[a-z]{3})(?:ing|ed|es|s|ly)$/, '')
  return stem.replace(/([bdgklmnprt])\1$/, '$1').replace(/(?<=[a-z]{3})[ey]$/, '')
}
