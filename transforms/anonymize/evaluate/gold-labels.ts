import type { Entity } from '../entities/entities.js'
import type { GoldSample } from './gold/sample.js'
import { type Labels, openLabels } from './labels.js'

/** Gold as it is compared. */
export interface LabelledGold {
  samples: readonly GoldSample[]
  labels: Labels
}

/** How the types of the gold are taken. */
export interface GoldLabelling {
  /** Entities for single types. */
  map: Readonly<Record<string, string>>
  /** Types that are left out. */
  ignore: readonly string[]
  /** Entities of users. */
  custom: readonly Entity[]
}

/** The gold without the types to ignore, and what its types stand for. Throws `bad_option` for an entity that does not exist. */
export function labelGold(
  given: readonly GoldSample[],
  { map, ignore, custom }: GoldLabelling,
): LabelledGold {
  const samples = ignore.length === 0 ? given : given.map((sample) => withoutTypes(sample, ignore))
  const types = new Set(samples.flatMap(({ spans }) => spans.map(({ type }) => type)))
  return { samples, labels: openLabels(types, { map, custom }) }
}

function withoutTypes({ text, spans }: GoldSample, types: readonly string[]): GoldSample {
  return { text, spans: spans.filter(({ type }) => !types.includes(type)) }
}
