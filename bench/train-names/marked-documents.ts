import { readFileSync } from 'node:fs'
import type { Draws } from '../../src/transform/random.js'
import { kinds } from '../../transforms/anonymize/recognizers/name-tagger/tags.js'
import type { Sample } from './conll.js'
import { capital, makeWord, pick } from './draw-words.js'
import type { Locale } from './names-by-locale.js'

/** A part of a marked document: plain text, or what a label says of it. */
export interface Piece {
  text: string
  label: string | undefined
}

/** Parts the documents of a file. */
const ruler = /^%%%[ \t]*$/m
const marked = /\[\[([A-Z_]+):([\s\S]*?)\]\]/g

/** Labels of people: what is known of public ones does not matter to a tagger. */
const people: ReadonlySet<string | undefined> = new Set(['PERSON', 'PUBLIC'])

/** The documents of a file in which personal data is marked (`[[PERSON:Maria]]`), parted by lines of `%%%`. */
export function readMarked(path: string): Piece[][] {
  return readFileSync(path, 'utf8')
    .split(ruler)
    .map((document) => readPieces(document.replace(/^\n+|\n+$/g, '')))
    .filter((pieces) => pieces.some(({ text }) => text.trim() !== ''))
}

function readPieces(document: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: whole, 1: label, 2: text, index } of document.matchAll(marked)) {
    pieces.push({ text: document.slice(from, index), label: undefined }, { text, label })
    from = index + whole.length
  }
  pieces.push({ text: document.slice(from), label: undefined })
  return pieces
}

/** A document as a sample: people alone are marked in it, so any other word may belong to a place or an organisation. */
export function sampleOf(pieces: readonly Piece[]): Sample {
  const sample: Sample = { text: '', spans: [], marks: 'people' }
  for (const { text, label } of pieces) {
    const start = sample.text.length
    sample.text += text
    if (people.has(label))
      sample.spans.push({ start, end: sample.text.length, kind: kinds.indexOf('PERSON') })
  }
  return sample
}

/** How often names are other ones in a copy, and how often a copy is written differently as a whole. */
const shares = { renamed: 0.85, renamedPublic: 0.15, lower: 0.16, upper: 0.04, bare: 0.12 }

/** A maker of copies of a document in which most people have other names, and which is now and then all in small letters or without marks. */
export function openVary(locales: readonly Locale[]): (draws: Draws, pieces: readonly Piece[]) => Piece[] {
  const named = locales.filter(({ given, family }) => given.length > 5 && family.length > 5)
  return (draws, pieces) => {
    const home = draws.chance(0.5) ? pick(draws, named) : undefined
    const renamed = pieces.map(({ text, label }, i): Piece => {
      const share = label === 'PUBLIC' ? shares.renamedPublic : shares.renamed
      if (!people.has(label) || !draws.chance(share)) return { text, label }
      const before = pieces[i - 1]?.text ?? ''
      return { text: rename(draws, { text, before, locale: () => home ?? pick(draws, named) }), label }
    })
    return restyle(draws, renamed)
  }
}

function restyle(draws: Draws, pieces: Piece[]): Piece[] {
  const isBare = draws.chance(shares.bare)
  const roll = draws.unit()
  const isLower = roll < shares.lower
  if (!isLower && !isBare && roll > shares.lower + shares.upper) return pieces
  return pieces.map(({ text, label }) => {
    const bare = isBare ? text.replace(/(?<=\p{L})['’](?=\p{L})|[.,!?;](?=\s|$)/gu, '') : text
    if (isLower) return { text: bare.toLowerCase(), label }
    return { text: roll < shares.lower + shares.upper ? bare.toUpperCase() : bare, label }
  })
}

const title = /(?:^|[^\p{L}])(?:mr|mrs|ms|miss|mx|dr|prof|sir)\.? $/iu
/** Letters alone, more than two: initials and particles stay as they are. */
const nameWord = /\p{L}[\p{L}\p{M}]{2,}/gu
const particles = /^(?:van|von|der|den|del|bin|ibn|the|and|ap|abu|binti|dos)$/i

/** Other words in the place of those of a name: a given name first, or behind the comma. */
function rename(
  draws: Draws,
  { text, before, locale }: { text: string; before: string; locale: () => Locale },
): string {
  const comma = text.indexOf(',')
  const isOne = !/\p{L}\P{L}+\p{L}/u.test(text)
  const drawFamily = isOne ? title.test(before) || draws.chance(0.1) : false
  let isFirst = true
  return text.replace(nameWord, (word, at: number) => {
    if (particles.test(word)) return word
    const isFamily = isOne ? drawFamily : comma === -1 ? !isFirst : at < comma
    isFirst = false
    if (draws.chance(0.06)) return dressed(word, capital(makeWord(draws)))
    const { given, family } = locale()
    return dressed(word, pick(draws, isFamily ? family : given).split(' ')[0])
  })
}

/** A name written as another word is: in small letters, in capitals, or as it is. */
function dressed(as: string, name: string): string {
  if (as === as.toLowerCase()) return name.toLowerCase()
  return as === as.toUpperCase() ? name.toUpperCase() : name
}
