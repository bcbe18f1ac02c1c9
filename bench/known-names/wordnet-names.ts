import { readFileSync } from 'node:fs'

/** The proper nouns of WordNet, by what they name. */
export interface WordnetNames {
  persons: string[]
  places: string[]
  things: string[]
  /** The numbers of the synsets of persons and of places, such as `10954498-n`. */
  synsets: { persons: Set<string>; places: Set<string> }
}

const personFile = 18
const placeFile = 15

/** Reads `data.noun` of a version of WordNet (see https://wordnet.princeton.edu/documentation/wndb5wn). */
export function readWordnetNames(path: string): WordnetNames {
  const found: WordnetNames = {
    persons: [],
    places: [],
    things: [],
    synsets: { persons: new Set(), places: new Set() },
  }
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '' || line.startsWith(' ')) continue
    const fields = line.split(' | ')[0].split(' ')
    const file = Number(fields[1])
    const isInstance = fields.includes('@i')
    const lemmas = Array.from({ length: Number.parseInt(fields[3], 16) }, (_, i) =>
      fields[4 + 2 * i].replaceAll('_', ' '),
    ).filter((lemma) => /^\p{Lu}/u.test(lemma))
    const kind = file === personFile ? 'persons' : file === placeFile ? 'places' : 'things'
    if (kind === 'persons' && !isInstance) continue
    found[kind].push(...lemmas)
    if (kind !== 'things' && isInstance) found.synsets[kind].add(`${fields[0]}-n`)
  }
  return found
}
