import type { Entity, LookUp } from '../entities/entities.js'
import type { FakeLocale } from '../fakes/locales.js'
import { openCustom } from './custom.js'
import { openEncrypt, openTokens } from './encrypt.js'
import { openGeneralize } from './generalize.js'
import { openHash } from './hash.js'
import { openKeep } from './keep.js'
import { openMask } from './mask.js'
import type { Operator } from './operator.js'
import type { OperatorName, OperatorSpec } from './operator-options.js'
import { openRedact } from './redact.js'
import { openReplace } from './replace.js'
import { openShift } from './shift.js'

/** What operators have in common. */
export interface OperatorContext {
  /** The secret, or what stands for it where none is given; see {@link needsKey}. */
  key: Buffer
  /** Languages of fakes, unless an operator names its own. */
  locale: readonly FakeLocale[]
  /** How `mask` writes, unless it says otherwise itself. */
  mask: { char: string; keepLast: number }
  /** How each entity is treated; as the project defines it, when left out. */
  lookUp?: LookUp | undefined
}

/** Whether an operator is worth nothing when anybody can make its key. */
export function needsKey(name: OperatorName): boolean {
  return name === 'hash' || name === 'encrypt' || name === 'fpe'
}

/** The operator of each entity; what they need (faker, ciphers, modules) is loaded once, and only if asked for. */
export async function openOperators(
  entities: readonly Entity[],
  { specOf, ...context }: OperatorContext & { specOf(entity: Entity): OperatorSpec },
): Promise<ReadonlyMap<Entity, Operator>> {
  const opened = new Map<string, Operator>()
  const operators = new Map<Entity, Operator>()
  for (const entity of entities) {
    const spec = specOf(entity)
    const name = JSON.stringify(spec)
    const operator = opened.get(name) ?? (await openOperator(spec, context))
    opened.set(name, operator)
    operators.set(entity, operator)
  }
  return operators
}

async function openOperator(spec: OperatorSpec, context: OperatorContext): Promise<Operator> {
  const { key, lookUp } = context
  switch (spec.operator) {
    case 'replace':
      return openReplace(spec, lookUp)
    case 'redact':
      return openRedact()
    case 'keep':
      return openKeep()
    case 'mask':
      return openMask(
        { ...spec, char: spec.char ?? context.mask.char, keepLastOfNumbers: context.mask.keepLast },
        lookUp,
      )
    case 'hash':
      return openHash(key, spec.form, { lookUp })
    // What cannot be enciphered, or could not be found again, is written as a token: see reversible.ts.
    case 'encrypt':
    case 'fpe':
      return openEncrypt(await openTokens(key))
    case 'pseudonymize':
      return (await import('./pseudonymize.js')).openPseudonymize(key, spec.locale ?? context.locale, {
        lookUp,
      })
    case 'shift':
      return openShift(key, spec)
    case 'generalize':
      return openGeneralize(spec, lookUp)
    case 'custom':
      return openCustom(spec.module)
  }
}
