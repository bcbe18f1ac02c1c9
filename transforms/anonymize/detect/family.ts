import type { Entity } from '../entities/entities.js'
import type { Recognizer } from './recognizer.js'

/** What a family of recognizers is given. */
export interface FamilyContext {
  wants(...entities: readonly Entity[]): boolean
  regions: readonly string[]
}

/** Opens the recognizers of one family that are wanted. Heavy packages and data are loaded here, not on import. */
export type Family = (context: FamilyContext) => Recognizer[] | Promise<Recognizer[]>
