import type { Batch } from '../../../src/arrow/batch.js'
import { parsePath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { leadsToJson, rewriteJson } from '../batch/json-text.js'
import { type OwnEntityOptions, openLookUp } from '../custom/own-entities.js'
import type { Entity } from '../entities/entities.js'
import { isFakeBy } from '../fakes/is-fake.js'
import type { OperatorName } from '../operators/operator-options.js'
import { operatorsOf, type PolicyOptions } from '../policies.js'

/**
 * What a value that is found in an output is. `leaked`: the input's own. `replaced`: one that an operator put
 * there, or that was to be kept. `undetermined`: it has the form that the operator gives, and nothing tells it
 * from a real one.
 */
export type LeakVerdict = 'leaked' | 'replaced' | 'undetermined'

const lookAlikes: readonly OperatorName[] = ['fpe', 'shift', 'generalize', 'custom']

/** Judges values found in an output by the operators that made it. */
export function openLeakJudge(
  options: PolicyOptions & OwnEntityOptions,
): (entity: Entity, value: string) => LeakVerdict {
  const lookUp = openLookUp(options)
  const specOf = operatorsOf(options)
  return (entity, value) => {
    const { operator } = specOf(entity)
    if (operator === 'keep') return 'replaced'
    if (operator === 'pseudonymize') {
      const definition = lookUp(entity)
      if (isFakeBy(definition, value)) return 'replaced'
      return definition.isFake === undefined ? 'undetermined' : 'leaked'
    }
    return lookAlikes.includes(operator) ? 'undetermined' : 'leaked'
  }
}

/** One text, or one string of a JSON document with the key that it stands under. */
export interface FieldText {
  text: string
  key: string
}

/** The texts of a field of a batch; those of JSON documents string by string. */
export function* textsOf(batch: Batch, field: string): Generator<FieldText> {
  const lens = new TextLens(batch, field)
  const isJson = leadsToJson(batch.schema, parsePath(field))
  for (let i = 0; i < lens.length; i++) {
    const text = lens.at(i)
    if (text === undefined) continue
    if (!isJson) yield { text, key: '' }
    else yield* stringsOf(text)
  }
}

function stringsOf(document: string): FieldText[] {
  const strings: FieldText[] = []
  rewriteJson(document, (text, key) => {
    strings.push({ text, key })
    return undefined
  })
  return strings
}
