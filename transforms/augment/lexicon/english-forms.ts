/** The forms of English words, so that a synonym stands in the number or tense of the word whose place it takes. */
import {
  compoundVerbs,
  doublingVerbs,
  irregularPlurals,
  irregularVerbs,
  pluralsInOes,
} from './irregular-forms.data.js'

/** `s`: of nouns the plural, of verbs the third person. */
export type Form = 'base' | 's' | 'past' | 'participle' | 'ing'

/** A word that a form may be one of. */
export interface Analysis {
  lemma: string
  form: Form
  /** What it must be, where the form tells. */
  part: 'noun' | 'verb' | undefined
}

/** What analyses words and makes forms. */
export interface EnglishForms {
  /** What a word in small letters may be a form of, itself included. */
  analyse(word: string): Analysis[]
  inflect(lemma: string, form: Form, part: 'noun' | 'verb'): string
}

const sibilant = /(?:s|x|z|(?<!epo|stoma|onar|riar)ch|sh)$/
const inOes: ReadonlySet<string> = new Set(pluralsInOes.split(' '))
const shortVerb = /^[^aeiouy]*[aeiou][bdgklmnprt]$/

export function openEnglishForms(): EnglishForms {
  const verbs = new Map(irregularVerbs.split(',').map((line) => [line.split(' ')[0], line.split(' ')]))
  for (const compound of compoundVerbs.split(' ')) {
    const [prefix, lemma] = compound.split('-')
    verbs.set(
      prefix + lemma,
      verbs.get(lemma)!.map((form) => prefix + form),
    )
  }
  const plurals = new Map(irregularPlurals.split(',').map((pair) => pair.split(' ') as [string, string]))
  const doubling = new Set(doublingVerbs.split(' '))
  const irregular = new Map<string, Analysis[]>()
  const add = (word: string, analysis: Analysis) =>
    irregular.set(word, [...(irregular.get(word) ?? []), analysis])
  for (const [lemma, past, participle] of verbs.values()) {
    add(past, { lemma, form: 'past', part: 'verb' })
    add(participle, { lemma, form: 'participle', part: 'verb' })
  }
  for (const [lemma, plural] of plurals) add(plural, { lemma, form: 's', part: 'noun' })
  const doubles = (lemma: string) => doubling.has(lemma) || (shortVerb.test(lemma) && !/[wxy]$/.test(lemma))

  return {
    analyse(word) {
      const found: Analysis[] = [
        { lemma: word, form: 'base', part: undefined },
        ...(irregular.get(word) ?? []),
      ]
      if (/[a-z]{2}(?:wo)?men$/.test(word) && pluralOf(`${word.slice(0, -3)}man`) === word)
        found.push({ lemma: `${word.slice(0, -3)}man`, form: 's', part: 'noun' })
      if (/[^s]s$/.test(word))
        for (const lemma of withoutS(word)) found.push({ lemma, form: 's', part: undefined })
      for (const [end, form] of [
        ['ed', 'past'],
        ['ed', 'participle'],
        ['ing', 'ing'],
      ] as const)
        if (word.endsWith(end) && word.length >= end.length + 2)
          for (const lemma of stems(word.slice(0, -end.length), end))
            found.push({ lemma, form, part: 'verb' })
      return found
    },
    inflect(lemma, form, part) {
      if (form === 'base') return lemma
      if (form === 's') return part === 'noun' ? (plurals.get(lemma) ?? pluralOf(lemma)) : withS(lemma)
      const [, past, participle] = verbs.get(lemma) ?? []
      if (form === 'past' && past !== undefined) return past
      if (form === 'participle' && participle !== undefined) return participle
      const end = form === 'ing' ? 'ing' : 'ed'
      if (/[a-z]ic$/.test(lemma)) return `${lemma}k${end}`
      if (/[^aeiou]y$/.test(lemma) && end === 'ed') return `${lemma.slice(0, -1)}ied`
      if (/ie$/.test(lemma) && end === 'ing') return `${lemma.slice(0, -2)}ying`
      if (/[^eoy]e$/.test(lemma) || (end === 'ed' && lemma.endsWith('e'))) return lemma.slice(0, -1) + end
      return doubles(lemma) ? lemma + lemma.at(-1) + end : lemma + end
    },
  }
}

/** Of compounds of man and woman the last part has the plural, but not of "human" and peoples. */
function pluralOf(lemma: string): string {
  return /[a-z]{2}(?<!^(?:hu|ger|ro|otto|nor|sha|talis|cai))(?:wo)?man$/.test(lemma)
    ? `${lemma.slice(0, -3)}men`
    : /[^aeiou]o$/.test(lemma) && !inOes.has(lemma)
      ? `${lemma}s`
      : withS(lemma)
}

function withS(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`
  return sibilant.test(lemma) || /[^aeiou]o$/.test(lemma) ? `${lemma}es` : `${lemma}s`
}

function withoutS(word: string): string[] {
  if (word.endsWith('ies')) return [`${word.slice(0, -3)}y`, word.slice(0, -1)]
  return word.endsWith('es') ? [word.slice(0, -2), word.slice(0, -1)] : [word.slice(0, -1)]
}

/** What a stem in front of "ed" or "ing" may be of: stop(p), mak(e), tri(ed). */
function stems(stem: string, end: 'ed' | 'ing'): string[] {
  const found = [stem, `${stem}e`]
  if (/([bdgklmnprt])\1$/.test(stem)) found.push(stem.slice(0, -1))
  if (end === 'ing' && stem.endsWith('y')) found.push(`${stem.slice(0, -1)}ie`)
  if (end === 'ed' && stem.endsWith('i')) return [`${stem.slice(0, -1)}y`, `${stem}e`]
  return found
}
