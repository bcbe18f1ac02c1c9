import type { Draws } from '../../src/transform/random.js'
import type { Sample } from './conll.js'
import { capital, makeAcronym, makeWord, pick } from './draw-words.js'
import { everydayTemplates, nobodyTemplates } from './everyday.data.js'
import { type Fillings, fillSlot } from './fill-slot.js'
import type { Locale } from './names-by-locale.js'
import { englishTemplates, otherTemplates, plainTemplates } from './templates.data.js'

/** What templates and prose are made of. */
export interface Sources extends Fillings {
  prose: readonly string[]
}

/** A maker of annotated texts. */
export type Fill = (draws: Draws) => Sample

/** The sources, by what they are used for. */
interface Sorted extends Sources {
  /** Languages with lists of names, those of them that are English, and those with a list of cities. */
  named: readonly Locale[]
  english: readonly Locale[]
  placed: readonly Locale[]
}

/** In place of a language: every slot of the text is of one of its own. */
const anywhere = 'anywhere'

/** A maker of texts from the templates and the prose, with noise of case; of those of every day, so large a share. */
export function openFill(sources: Sources, everyday = 0): Fill {
  const named = sources.locales.filter(({ given, family }) => given.length > 5 && family.length > 5)
  const english = named.filter(({ key }) => key.startsWith('en') || key === 'english')
  const placed = sources.locales.filter((locale) => locale.cities.length > 30)
  const sorted: Sorted = { ...sources, named, english, placed }
  return (draws) =>
    changeCase(
      draws,
      everyday > 0 && draws.chance(everyday) ? makeEveryday(draws, sorted) : makeSample(draws, sorted),
    )
}

function makeSample(draws: Draws, sources: Sorted): Sample {
  const roll = draws.unit()
  if (roll < 0.16) return makeProse(draws, sources.prose)
  if (roll < 0.28) return fillTemplate(draws, pick(draws, plainTemplates), { sources, home: anywhere })
  if (roll < 0.36) return fillOtherLanguage(draws, sources)
  const home = draws.chance(0.5) ? anywhere : pickLocale(draws, sources)
  let sample = fillTemplate(draws, pick(draws, englishTemplates), { sources, home })
  if (draws.chance(0.25))
    sample = joinSamples(sample, makeProse(draws, sources.prose), draws.chance(0.5) ? ' ' : '\n')
  if (draws.chance(0.2))
    sample = joinSamples(sample, fillTemplate(draws, pick(draws, englishTemplates), { sources, home }), ' ')
  return sample
}

/** A text of every day, a third of them in small letters; one of ten names things after people. */
function makeEveryday(draws: Draws, sources: Sorted): Sample {
  if (draws.chance(0.1))
    return { ...fillTemplate(draws, pick(draws, nobodyTemplates), { sources, home: anywhere }), spans: [] }
  const home = draws.chance(0.5) ? anywhere : pickLocale(draws, sources)
  const { text, spans } = fillTemplate(draws, pick(draws, everydayTemplates), { sources, home })
  return { text: draws.chance(0.3) ? sameLength(text, text.toLowerCase()) : text, spans }
}

function fillOtherLanguage(draws: Draws, sources: Sorted): Sample {
  const language = pick(draws, Object.keys(otherTemplates))
  const home = sources.named.find(({ key }) => key === language) ?? anywhere
  return fillTemplate(draws, pick(draws, otherTemplates[language]), { sources, home })
}

function pickLocale(draws: Draws, { named, english }: Sorted): Locale {
  return pick(draws, draws.chance(0.25) ? english : named)
}

function fillTemplate(
  draws: Draws,
  template: string,
  { sources, home }: { sources: Sorted; home: Locale | typeof anywhere },
): Sample {
  const sample: Sample = { text: '', spans: [] }
  let from = 0
  for (const { 0: slot, 1: name, index } of template.matchAll(/\{(\w+)\}/g)) {
    sample.text += template.slice(from, index)
    const locale = home === anywhere ? pickLocale(draws, sources) : home
    const { text, kind } = fillSlot(draws, name, { ...sources, locale })
    const start = sample.text.length
    sample.text += text
    if (kind !== undefined) sample.spans.push({ start, end: sample.text.length, kind })
    from = index + slot.length
  }
  sample.text += template.slice(from)
  return sample
}

/** One to three sentences without a name, now and then under a title. */
function makeProse(draws: Draws, prose: readonly string[]): Sample {
  const count = 1 + draws.below(3)
  const sentences = Array.from({ length: count }, () => capital(estrange(draws, pick(draws, prose))))
  const title = draws.chance(0.15)
    ? `${pick(draws, prose).split(' ').slice(0, 5).map(capital).join(' ')}\n`
    : ''
  return { text: `${title}${sentences.join('. ')}.`, spans: [] }
}

/** Now and then an unknown word, or an abbreviation, stands in plain prose. */
function estrange(draws: Draws, sentence: string): string {
  if (!draws.chance(0.2)) return sentence
  const words = sentence.split(' ')
  const at = 1 + draws.below(words.length - 1)
  words[at] = draws.chance(0.5) ? makeWord(draws) : makeAcronym(draws)
  return words.join(' ')
}

/** Now and then a text is all small letters, or all capitals. */
function changeCase(draws: Draws, { text, spans }: Sample): Sample {
  const roll = draws.unit()
  if (roll < 0.07) return { text: sameLength(text, text.toLowerCase()), spans }
  return { text: roll < 0.13 ? sameLength(text, text.toUpperCase()) : text, spans }
}

/** One text after the other. */
export function joinSamples(a: Sample, b: Sample, between: string): Sample {
  const shift = a.text.length + between.length
  const moved = b.spans.map(({ start, end, kind }) => ({ start: start + shift, end: end + shift, kind }))
  return { text: a.text + between + b.text, spans: [...a.spans, ...moved] }
}

/** Case mappings that change the length (`ß` to `SS`) would move the spans. */
function sameLength(text: string, changed: string): string {
  return changed.length === text.length ? changed : text
}
