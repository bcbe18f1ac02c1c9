import type { Batch } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { leadsToJson, rewriteJson } from '../batch/json-text.js'
import type { Entity } from '../entities/entities.js'
import { isFake } from '../fakes/is-fake.js'
import type { OperatorName } from '../operators/operator-options.js'
import { operatorsOf, type PolicyOptions } from '../policies.js'

/**
 * What a value that is found in an output is. `left`: the input's own. `ours`: one that an operator put there,
 * or that was to be kept. `unsure`: it has the form that the operator gives, and nothing tells it from a real one.
 */
export type LeakVerdict = 'left' | 'ours' | 'unsure'

const lookAlikes: readonly OperatorName[] = ['fpe', 'shift', 'generalize', 'custom']

/** Entities all fakes of which come from a range that is set aside: anything else is somebody's. */
const reserved: ReadonlySet<Entity> = new Set([
  'EMAIL_ADDRESS',
  'URL',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'CN_RESIDENT_ID',
  'CN_MOBILE',
  'PHONE_NUMBER',
])

/** Judges values found in an output by the operators that made it. */
export function openLeakJudge(options: PolicyOptions): (entity: Entity, value: string) => LeakVerdict {
  const specOf = operatorsOf(options)
  return (entity, value) => {
    const { operator } = specOf(entity)
    if (operator === 'keep') return 'ours'
    if (operator === 'pseudonymize')
      return isFake(entity, value) ? 'ours' : reserved.has(entity) ? 'left' : 'unsure'
    return lookAlikes.includes(operator) ? 'unsure' : 'left'
  }
}

/** The texts of a field of a batch; those of JSON documents string by string. */
export function* textsOf(batch: Batch, field: string): Generator<string> {
  const lens = new TextLens(batch, field)
  const isJson = leadsToJson(batch.schema, parsePath(field))
  for (let i = 0; i < lens.length; i++) {
    const text = lens.at(i)
    if (text === undefined) continue
    if (!isJson) yield text
    else yield* stringsOf(text)
  }
}

function stringsOf(document: string): string[] {
  const strings: string[] = []
  rewriteJson(document, (text) => {
    strings.push(text)
    return undefined
  })
  return strings
}
