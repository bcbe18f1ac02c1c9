import { type Data, DataType, type Field } from '../../../src/arrow/arrow.js'
import type { Batch } from '../../../src/arrow/batch.js'
import { listTextPaths } from '../../../src/arrow/path.js'
import { valueReader } from '../../../src/arrow/rows.js'
import type { Entity } from '../entities/entities.js'
import { person } from '../entities/names.js'
import { findInText, type Hit } from '../find-in-text.js'
import type { OpenedDetector } from '../open-detector.js'
import { textsOf } from './leak-check.js'

/** What a sample says about one field. */
export interface FieldProfile {
  /** Its path, such as `user.note` or `messages[].content`. */
  field: string
  type: string
  /** Values that are neither null nor blank. */
  values: number
  /** By entity: in how many values it stands, and how many it fills from end to end; names do beside titles as well. */
  entities: Record<Entity, { holding: number; filling: number }>
  /** What to do about it. */
  advice: FieldAdvice
}

/**
 * `column`: at least half of the values are one entity from end to end, so take every value for one. `text`:
 * some values hold something. `none`: nothing was seen.
 */
export type FieldAdvice = { treat: 'column'; entity: Entity } | { treat: 'text' } | { treat: 'none' }

/** The share of values that an entity must fill for a whole column to be one (Presidio's structured mode asks for the same half). */
export const columnShare = 0.5

/**
 * Which fields hold personal data, inferred from some of their values. Numbers are looked at as well: a phone
 * number without separators is read as a number, and has to be read as text to be anonymized.
 */
export async function profileFields(
  batches: AsyncIterable<Batch> | Iterable<Batch>,
  opened: OpenedDetector,
): Promise<FieldProfile[]> {
  const profiles = new Map<string, FieldProfile>()
  for await (const batch of batches) {
    for (const field of listTextPaths(batch.schema)) {
      const profile = profileOf(profiles, field, 'text')
      for (const { text } of textsOf(batch, field)) addValue(profile, text, opened)
    }
    for (const [index, { name, type }] of batch.schema.fields.entries())
      if (DataType.isInt(type) || DataType.isFloat(type)) {
        const read = valueReader(batch.columns[index] as Data, batch.schema.fields[index] as Field)
        const profile = profileOf(profiles, name, 'number')
        for (let row = 0; row < batch.numRows; row++) addValue(profile, String(read(row) ?? ''), opened)
      }
  }
  for (const profile of profiles.values()) profile.advice = adviseOn(profile)
  return [...profiles.values()]
}

/** What is known of a field so far. */
export function profileOf(profiles: Map<string, FieldProfile>, field: string, type: string): FieldProfile {
  const known = profiles.get(field)
  if (known !== undefined) return known
  const fresh: FieldProfile = { field, type, values: 0, entities: {}, advice: { treat: 'none' } }
  profiles.set(field, fresh)
  return fresh
}

/** Looks into one more value of a field. */
export function addValue(profile: FieldProfile, text: string, opened: OpenedDetector): void {
  const value = text.trim()
  if (value === '') return
  profile.values++
  const holding = new Map<Entity, boolean>()
  const hits = findInText(opened, value, { field: profile.field })
  for (const { entity, start, end } of hits)
    holding.set(entity, holding.get(entity) === true || (start === 0 && end === value.length))
  if (holding.get(person.name) === false) holding.set(person.name, isNameAlone(value, hits))
  for (const [entity, isWhole] of holding) {
    const seen = profile.entities[entity] ?? { holding: 0, filling: 0 }
    profile.entities[entity] = { holding: seen.holding + 1, filling: seen.filling + Number(isWhole) }
  }
}

/** The most of a value's letters that titles and remarks beside names may be: "Braund, Mr. Owen Harris". */
const mostBeside = 0.25

/** Whether a value is hardly anything but names, which a list of people writes in parts and with titles. */
function isNameAlone(value: string, hits: readonly Hit[]): boolean {
  let rest = ''
  let from = 0
  for (const { entity, start, end } of hits) {
    if (entity !== person.name) continue
    rest += value.slice(from, start)
    from = end
  }
  return lettersIn(rest + value.slice(from)) <= mostBeside * lettersIn(value)
}

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}

function adviseOn({ entities, values }: FieldProfile): FieldAdvice {
  const [best] = Object.entries(entities).sort(([, a], [, b]) => b.filling - a.filling)
  if (best === undefined) return { treat: 'none' }
  return best[1].filling >= values * columnShare ? { treat: 'column', entity: best[0] } : { treat: 'text' }
}
