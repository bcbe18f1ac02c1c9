import { Buffer } from 'node:buffer'
import { PrepError } from '../../src/base/errors.js'
import { bareName } from '../../src/base/option-name.js'
import type { KeyedRandom } from '../../src/transform/random.js'
import { readKey } from './crypto/secret-key.js'
import { givenEntities, wantedEntities } from './detection-options.js'
import type { Entity } from './entities/entities.js'
import { needsKey } from './operators/index.js'
import type { OperatorSpec } from './operators/operator-options.js'
import type { AnonymizeOptions } from './options.js'
import { operatorsOf } from './policies.js'

/** The operators at work, options and all, by entity. */
export function usedSpecs(given: AnonymizeOptions): Map<Entity, OperatorSpec> {
  const specOf = operatorsOf(given)
  return new Map(
    [...wantedEntities(given), ...givenEntities(given), ...Object.values(given.wholeFields)].map((entity) => [
      entity,
      specOf(entity),
    ]),
  )
}

/** Refuses an operator that needs a key without one, and a key that cannot be read, before any row is touched. */
export function checkKeys(given: AnonymizeOptions, specs: ReadonlyMap<Entity, OperatorSpec>): void {
  if (given.keyEnv !== undefined && given.keyFile !== undefined)
    throw new PrepError(
      'bad_option',
      `Both ${bareName('keyEnv')} and ${bareName('keyFile')} are given. Name one place of the key`,
    )
  const asking = [...specs.values()].find(({ operator }) => needsKey(operator))
  if (readKey(given) === undefined && asking !== undefined)
    throw new PrepError(
      'bad_option',
      `Operator ${asking.operator} needs a secret key, or anybody could test guesses. ` +
        `Name an environment variable that holds one in ${bareName('keyEnv')}, or a file in ${bareName('keyFile')}`,
    )
}

/** The key of fakes where none is given: it follows from the seed of the run and the place of the step. */
export function keyOfSeed(random: KeyedRandom): Buffer {
  const key = Buffer.alloc(32)
  for (let lane = 0; lane < 4; lane++) key.writeDoubleLE(random.hash(0, 0, lane), lane * 8)
  return key
}
