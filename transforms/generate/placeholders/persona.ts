import { Draws } from '../../../src/transform/random.js'
import { between, pick } from '../../anonymize/entities/definition/draw.js'
import type { Gender } from '../../anonymize/entities/definition/fake-context.js'
import type { FakePool } from '../../anonymize/fakes/pools.js'
import type { Romanize } from './romanize.js'

/**
 * Somebody who does not exist. All that is told of them goes together and follows from two numbers, each fact by itself, so
 * that a template that asks for more facts changes none of the others.
 */
export class Persona {
  readonly pool: FakePool
  /** How names are written in letters a to z. */
  readonly romanize: Romanize
  readonly #low: number
  readonly #high: number
  readonly #facts = new Map<string, unknown>()

  constructor({ pool, romanize }: Pick<Persona, 'pool' | 'romanize'>, draws: Draws) {
    this.pool = pool
    this.romanize = romanize
    this.#low = draws.uint32()
    this.#high = draws.uint32()
  }

  /** A fact, drawn when it is first asked for. */
  fact<T>(name: string, draw: (draws: Draws) => T): T {
    if (this.#facts.has(name)) return this.#facts.get(name) as T
    const fact = draw(this.#drawsOf(name))
    this.#facts.set(name, fact)
    return fact
  }

  get gender(): Gender {
    return this.fact('gender', (draws) => (draws.chance(0.5) ? 'female' : 'male'))
  }

  get given(): string {
    return this.fact('given', (draws) => pick(draws, listed(this.pool.given, this.gender)))
  }

  get family(): string {
    return this.fact('family', (draws) => pick(draws, listed(this.pool.family, this.gender)))
  }

  /** Adults and their parents, of days that every month has. */
  get born(): { year: number; month: number; day: number } {
    return this.fact('born', (draws) => ({
      year: between(draws, 1950, 2005),
      month: between(draws, 1, 12),
      day: between(draws, 1, 28),
    }))
  }

  #drawsOf(name: string): Draws {
    let hash = 0x811c9dc5
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
    return new Draws(this.#low ^ hash, this.#high + hash)
  }
}

/** Names of a gender, or all where a language does not tell them apart. */
function listed(names: FakePool['given'], gender: Gender): readonly string[] {
  return names[gender].length > 0 ? names[gender] : names.any
}
