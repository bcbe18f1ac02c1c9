import { KeyedRandom } from '../../../../src/transform/random.js'
import type { Span } from '../../detect/recognizer.js'
import type { Entity } from '../../entities/entities.js'
import { countUnits, unitsOf } from '../score/units.js'
import type { CleanRecord, CleanText } from './clean-record.js'

/** What is taken for one entity in text that is said to hold no personal data. */
export interface CleanEntity {
  /** The entity. */
  entity: Entity
  /** How many values were taken for it. */
  hits: number
  /** Hits per 100,000 characters of all text. */
  per100k: number
  /** The Unicode characters of these values. */
  characters: number
  /** Records with at least one of them. */
  records: number
}

/** One value that was taken, with its place. */
export interface CleanHit {
  /** The file. */
  source: string
  /** The record in it, from 1; `undefined` for a file that was read as a whole. */
  row: number | undefined
  /** The field; `undefined` where there is none. */
  field: string | undefined
  /** The line of the text in which the value begins, from 1. */
  line: number
  /** The UTF-16 unit of that line at which it begins, from 1. */
  column: number
  /** What it was taken for. */
  entity: Entity
  /** The confidence, 0 to 1. */
  score: number
  /** The evidence, in a word or two. */
  why: string
  /** The value itself. */
  value: string
  /** Up to 30 UTF-16 units before it. */
  before: string
  /** Up to 30 UTF-16 units behind it. */
  after: string
}

/** What was taken from text that is said to hold no personal data: every hit is a fault, or shows that the text is not clean. */
export interface CleanMeasure {
  /** Records, and files as a whole. */
  records: number
  /** The length of their texts in Unicode characters. */
  characters: number
  /** Values that were taken. */
  hits: number
  /** The same for 100,000 characters. */
  per100k: number
  /** Unicode characters of these values. */
  taken: number
  /** Their share of all characters, 0 to 1. */
  takenShare: number
  /** Records that `anonymize` would change. */
  changed: number
  /** Their share of all records, 0 to 1. */
  changedShare: number
  /** The entities that were looked for. */
  entities: readonly Entity[]
  /** Those that were taken, the most frequent first. */
  byEntity: CleanEntity[]
  /** Some hits, drawn at random. */
  sample: CleanHit[]
}

/** Takes in record after record. */
export interface CleanTally {
  /** `found` holds the spans of each text of the record. */
  add(record: CleanRecord, found: readonly (readonly Span[])[]): void
  result(): CleanMeasure
}

/** What a tally is opened with. */
export interface CleanTallyOptions {
  entities: readonly Entity[]
  /** How many hits to draw. */
  sample: number
  seed: number
}

/** Counts as they grow, with a random sample that does not depend on how many hits there are. */
export function openCleanTally({ entities, sample, seed }: CleanTallyOptions): CleanTally {
  const byEntity = new Map<Entity, CleanEntity>()
  const drawn = openSample(sample, seed)
  const sum = { records: 0, characters: 0, hits: 0, taken: 0, changed: 0 }
  return {
    add(record, found) {
      const seen = new Set<Entity>()
      for (const [index, item] of record.texts.entries()) {
        const units = unitsOf(item.text)
        sum.characters += countUnits(units, 0, item.text.length)
        for (const span of found[index]) {
          const characters = countUnits(units, span.start, span.end)
          const own = byEntity.get(span.entity) ?? emptyEntity(span.entity)
          byEntity.set(span.entity, own)
          own.hits++
          own.characters += characters
          if (!seen.has(span.entity)) own.records++
          seen.add(span.entity)
          sum.taken += characters
          drawn.offer(sum.hits, () => hitOf(record, item, span))
          sum.hits++
        }
      }
      sum.records++
      if (seen.size > 0) sum.changed++
    },
    result() {
      const { records, characters, hits, taken, changed } = sum
      const rate = (count: number) => share(count, characters) * 100_000
      return {
        ...{ records, characters, hits, per100k: rate(hits), taken, takenShare: share(taken, characters) },
        ...{ changed, changedShare: share(changed, records), entities },
        byEntity: [...byEntity.values()]
          .map((own) => ({ ...own, per100k: rate(own.hits) }))
          .sort((a, b) => b.hits - a.hits || a.entity.localeCompare(b.entity, 'en')),
        sample: drawn.list(),
      }
    },
  }
}

function emptyEntity(entity: Entity): CleanEntity {
  return { entity, hits: 0, per100k: 0, characters: 0, records: 0 }
}

const shownAround = 30

function hitOf({ source, row }: CleanRecord, { text, field }: CleanText, span: Span): CleanHit {
  const { start, end, entity, score, why } = span
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  return {
    ...{ source, row, field },
    line: start === 0 ? 1 : text.slice(0, start).split('\n').length,
    column: (start === 0 ? 0 : start - lineStart) + 1,
    ...{ entity, score, why },
    value: text.slice(start, end),
    before: text.slice(Math.max(0, start - shownAround), start),
    after: text.slice(end, end + shownAround),
  }
}

interface Sample {
  /** `build` is called only where the hit is drawn. */
  offer(index: number, build: () => CleanHit): void
  /** In the order of reading. */
  list(): CleanHit[]
}

/** Keeps the hits with the least keyed numbers: each hit is as likely as any other. */
function openSample(size: number, seed: number): Sample {
  const random = new KeyedRandom(seed, 'sample of hits')
  let kept: { key: number; index: number; hit: CleanHit }[] = []
  return {
    offer(index, build) {
      if (size === 0) return
      const key = random.hash(0, index, 0)
      if (kept.length >= size && key >= kept[size - 1].key) return
      kept.push({ key, index, hit: build() })
      kept = kept.sort((a, b) => a.key - b.key || a.index - b.index).slice(0, size)
    },
    list: () => [...kept].sort((a, b) => a.index - b.index).map(({ hit }) => hit),
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
