import { givenCharacters } from './given-names.data.js'
import { surnameShares } from './surnames.data.js'

/** How likely a character is in each place of a name, as natural logarithms. */
export interface NameLogs {
  surname: Map<string, number>
  first: Map<string, number>
  last: Map<string, number>
  only: Map<string, number>
}

/** Logarithms of how likely characters are as surname and in given names, from word lists and hand-written ranks. */
export function nameLogs(names: readonly string[]): NameLogs {
  const surname = surnameLogs()
  const counts = { first: new Map(), last: new Map(), only: new Map() } satisfies Record<
    string,
    Map<string, number>
  >
  for (const name of names) {
    if (!surname.has(name[0])) continue
    if (name.length === 2) add(counts.only, name[1], 1)
    else if (name.length === 3) {
      add(counts.first, name[1], 1)
      add(counts.last, name[2], 1)
    }
  }
  const ranked = { first: 40, last: 40, only: 30 }
  for (const place of ['first', 'last', 'only'] as const) {
    const characters = [...new Set(givenCharacters[place])]
    for (const [rank, character] of characters.entries())
      add(counts[place], character, ranked[place] * (1.2 - rank / characters.length))
  }
  // What ends a given name of two may be one by itself.
  for (const character of new Set(givenCharacters.last)) add(counts.only, character, 6)
  return { surname, first: logs(counts.first), last: logs(counts.last), only: logs(counts.only) }
}

function surnameLogs(): Map<string, number> {
  const found = new Map<string, number>()
  for (const [share, characters] of surnameShares)
    for (const character of characters)
      if (!found.has(character)) found.set(character, Math.log(share / 10_000))
  return found
}

function logs(counts: ReadonlyMap<string, number>): Map<string, number> {
  let total = 0
  for (const count of counts.values()) total += count
  const kept = [...counts].filter(([, count]) => count >= 1)
  return new Map(kept.map(([character, count]) => [character, Math.log(count / total)]))
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
