/** Rules for the beginning of a text, by the sign that it begins with: of many rules, few are tried at a text. */
export function byFirstSign<R extends { from: RegExp }>(
  rules: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const found = new Map<string, R[]>()
  for (const rule of rules)
    for (const sign of firstSigns(rule.from.source)) found.set(sign, [...(found.get(sign) ?? []), rule])
  return found
}

/** The signs that what a pattern matches begins with. Throws where they are not letters that the pattern spells out. */
function firstSigns(source: string): Set<string> {
  if (/^\(\?[:=]/.test(source)) return new Set(alternatives(source).flatMap((one) => [...firstSigns(one)]))
  const sign = source.charAt(0)
  if (!/^\p{L}$/u.test(sign)) throw new Error(`The pattern ${source} does not begin with a letter`)
  return new Set([sign])
}

/** What stands between the bars of the group that a pattern begins with. */
function alternatives(source: string): string[] {
  const parts: string[] = []
  let depth = 1
  let from = '(?:'.length
  for (let i = from; depth > 0; i++) {
    if (source[i] === '(') depth++
    if (source[i] === ')') depth--
    if (depth > 1 || (source[i] !== '|' && depth > 0)) continue
    parts.push(source.slice(from, i))
    from = i + 1
  }
  return parts
}
