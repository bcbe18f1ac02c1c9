/**
 * Keys and wallets are long rows of letters and digits, and hardly a word is as long. A row of at least 16 is
 * found by a look at every sixteenth character, so what is dear to search for is searched for only there.
 */

/** Characters, and how many of them in a row are looked for. */
export interface RunKind {
  /** By ASCII code: 1 for those that belong to a row. */
  isPart: Uint8Array
  least: number
}

/** Rows of at least so many ASCII characters that `part` matches. */
export function defineRuns(part: RegExp, least: number): RunKind {
  const isPart = Uint8Array.from({ length: 128 }, (_, code) => (part.test(String.fromCharCode(code)) ? 1 : 0))
  return { isPart, least }
}

/** Calls `visit` with every whole row of a text that is long enough, in order. */
export function eachLongRun(
  text: string,
  { isPart, least }: RunKind,
  visit: (start: number, end: number) => void,
): void {
  const { length } = text
  for (let at = least - 1; at < length; at += least) {
    if (isPart[text.charCodeAt(at)] !== 1) continue
    let start = at
    while (start > 0 && isPart[text.charCodeAt(start - 1)] === 1) start--
    while (at < length && isPart[text.charCodeAt(at)] === 1) at++
    if (at - start >= least) visit(start, at)
  }
}
