import { loadAnonymizeTools } from '../../../transforms/index.js'
import type { Batch } from '../../arrow/batch.js'
import { TextLens } from '../../arrow/text-lens.js'
import { type LanguageGuesser, openLanguages } from '../../text/languages.js'

/** What a sample says of one field. */
export interface FieldLook {
  /** Its path, such as `messages[].content`. */
  path: string
  /** Entities with the share of values that hold them, the most frequent first. */
  entities: [entity: string, share: number][]
  /**
   * `text`: to be looked into, as free text or for what was seen in it. `whole`: every value is the first entity.
   * `doubtful`: something was seen, most likely by chance. `none`: short values in which nothing was seen.
   */
  treat: 'text' | 'whole' | 'doubtful' | 'none'
}

interface Statistics {
  values: number
  /** The different values, as long as they are few. */
  distinct: Set<string>
  words: number
}

const wordsOfProse = 4
const mostCategories = 50
/** From so many values on it can be said that they are few different ones. */
const leastForCategories = 30
const chanceShare = 0.02
const wholeShare = 0.8
/** The last part of a path whose values are names and nothing else. */
const nameField = /(?:^|[_ .\]"-])(?:name|surname|(?:full|first|last|given|family)[_ -]?name)"?$|姓名$|名字$/i

/** The name of a speaker beside a text, such as `user`. */
const speakerField = /\.(?:role|from)$/

/** Looks at every field of text, and at numbers that are personal data. `known` are the texts of a known shape. */
export async function lookAtFields(
  batches: readonly Batch[],
  known: readonly string[],
): Promise<{ fields: FieldLook[]; languages: { code: string; share: number }[] }> {
  const tools = await loadAnonymizeTools()
  const options = tools.anonymizeOptions.parse({ fields: ['-'] })
  const profiles = await tools.profileFields(batches, await tools.openDetectorFor(options))
  const languages = new Map<string, number>()
  const guesser = openLanguages()
  const fields = profiles.flatMap(({ field: path, type, values, entities, advice }): FieldLook[] => {
    const shares = Object.entries(entities)
      .map(([entity, { holding }]): [string, number] => [entity, holding / values])
      .sort(([, a], [, b]) => b - a)
    if (type === 'number')
      return advice.treat === 'column' ? [{ path, entities: [[advice.entity, 1]], treat: 'whole' }] : []
    const isKnown = known.includes(path)
    if (!isKnown && nameField.test(path) && shares.length > 0 && shares[0][1] >= wholeShare)
      return [{ path, entities: [shares[0]], treat: 'whole' }]
    const beside = path.replace(speakerField, '.')
    if (shares.length === 0 && beside !== path && known.some((text) => text.startsWith(beside)))
      return [{ path, entities: [], treat: 'none' }]
    const statistics = measure(batches, path)
    const isProse = isKnown || statistics.words >= wordsOfProse * statistics.values
    if (isProse) countLanguages(batches, path, { guesser, languages })
    const isCategory =
      !isProse &&
      statistics.values >= leastForCategories &&
      statistics.distinct.size <= Math.min(mostCategories, statistics.values / 10)
    if (advice.treat === 'column' && !isProse && !isCategory)
      return [{ path, entities: [[advice.entity, 1]], treat: 'whole' }]
    return [{ path, entities: shares, treat: treatmentOf(shares, { isProse, isCategory }) }]
  })
  return { fields, languages: sharesOf(languages) }
}

function treatmentOf(
  [first]: FieldLook['entities'],
  { isProse, isCategory }: { isProse: boolean; isCategory: boolean },
): FieldLook['treat'] {
  if (isProse) return 'text'
  if (first === undefined) return 'none'
  return isCategory || first[1] < chanceShare ? 'doubtful' : 'text'
}

function measure(batches: readonly Batch[], path: string): Statistics {
  const statistics: Statistics = { values: 0, distinct: new Set(), words: 0 }
  for (const text of textsAt(batches, path)) {
    statistics.values++
    if (statistics.distinct.size <= mostCategories) statistics.distinct.add(text)
    // Chinese writes about two characters a word, and no spaces.
    statistics.words += text.match(/\p{Script=Han}{1,2}|[^\s\p{Script=Han}]+/gu)?.length ?? 0
  }
  return statistics
}

function* textsAt(batches: readonly Batch[], path: string): Generator<string> {
  for (const batch of batches) {
    const lens = new TextLens(batch, path)
    for (let i = 0; i < lens.length; i++) {
      const text = lens.at(i)
      if (text !== undefined && text.trim() !== '') yield text
    }
  }
}

interface LanguageCount {
  guesser: LanguageGuesser
  languages: Map<string, number>
}

function countLanguages(
  batches: readonly Batch[],
  path: string,
  { guesser, languages }: LanguageCount,
): void {
  for (const text of textsAt(batches, path)) {
    const code = guesser.guess(text)
    if (code !== undefined) languages.set(code, (languages.get(code) ?? 0) + 1)
  }
}

const leastLanguageShare = 0.02

function sharesOf(languages: ReadonlyMap<string, number>): { code: string; share: number }[] {
  const total = [...languages.values()].reduce((sum, texts) => sum + texts, 0)
  return [...languages]
    .map(([code, texts]) => ({ code, share: texts / total }))
    .filter(({ share }) => share >= leastLanguageShare)
    .sort((a, b) => b.share - a.share)
}
