/** The letters and digits of a code, in its case; full-width ones as ASCII. */
export function compactOf(value: string): string {
  return value.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '')
}

/** Puts the characters of `fresh` where `value` has letters and digits; its separators stay. */
export function inFormOf(value: string, fresh: string): string {
  let next = 0
  return value.replace(/[0-9A-Za-z０-９]/g, () => fresh[next++] ?? '')
}

/** A name as addresses of the internet hold it: its letters a to z, or `user` where it has none. */
export function asciiName(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '') || 'user'
}

/** Each part of a name, between hyphens and spaces, with a capital. */
export function capital(name: string): string {
  return name.replace(
    /(^|[- ])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
