import type { Draws } from '../../src/transform/random.js'
import type { RunCase } from './cases.js'

/** What an attack may do that it must not. */
export type HarmKind = 'rows lost' | 'digest different' | 'leftover' | 'hang' | 'wrong exit'

/** One promise that was broken. */
export interface Harm {
  kind: HarmKind
  /** What was seen, in words that lead to a reproduction. */
  what: string
}

/** One try of one attack; it is survived when it did no harm. */
export interface Trial {
  /** The row of the table that it counts for. */
  attack: string
  /** What was done exactly. */
  what: string
  harms: readonly Harm[]
}

/** What a section is given. */
export interface Setting {
  /** An empty folder of its own. */
  folder: string
  /** What its random choices follow from. */
  draws: Draws
  /** Megabytes of the data of a run. */
  megabytes: number
  /** The runs to try it on; all where left out. */
  cases?: readonly RunCase[]
  /** The numbers of worker threads of runs that are disturbed; 0 and 2 where left out. */
  workers?: readonly number[]
}

/** Attacks of one kind, tried one by one until the list is done or nobody asks for more. */
export interface Section {
  about: string
  trials(setting: Setting): AsyncIterable<Trial>
}

export function harm(kind: HarmKind, what: string): Harm {
  return { kind, what }
}
