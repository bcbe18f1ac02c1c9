import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { type OperatorContext, openOperators } from './index.js'
import type { RecordScope, Replacement } from './operator.js'
import type { OperatorSpec } from './operator-options.js'

/** Where spans are replaced: in a record, in a text that can be looked at again. */
export interface ReplacePlace {
  record: RecordScope
  find(text: string): readonly Span[]
}

/** The operators of some entities at work. */
export interface Replacing {
  /** Whether some number is enciphered, and must be found again in the changed text. */
  isReversible: boolean
  /** Puts what the operators write in the place of the spans, which are disjoint and in order. */
  all(
    text: string,
    spans: readonly Span[],
    place: ReplacePlace,
  ): { text: string; pieces: readonly Replacement[] }
}

/** Opens the operators of these entities, and what enciphers numbers where one of them asks for it. */
export async function openReplacing(
  entities: readonly Entity[],
  options: OperatorContext & { specOf(entity: Entity): OperatorSpec },
): Promise<Replacing> {
  const operators = await openOperators(entities, options)
  const write = (text: string, { entity, start, end }: Span, record: RecordScope): string => {
    const operator = operators.get(entity)
    if (operator === undefined) throw new Error(`${entity} has no operator`)
    return operator(entity, text.slice(start, end), record)
  }
  const enciphered = new Set(entities.filter((entity) => options.specOf(entity).operator === 'fpe'))
  if (enciphered.size === 0)
    return {
      isReversible: false,
      all: (text, spans, { record }) => {
        for (const { entity } of spans) record.note(entity)
        return replaceSpans(text, spans, (span) => write(text, span, record))
      },
    }
  const [{ openNumberCipher }, { rewriteReversibly }] = await Promise.all([
    import('./fpe.js'),
    import('./reversible.js'),
  ])
  const cipher = await openNumberCipher(options.key, options.lookUp)
  return {
    isReversible: true,
    all: (text, spans, { record, find }) => {
      const changed = rewriteReversibly(text, spans, {
        cipher,
        isEnciphered: (entity) => enciphered.has(entity),
        write: (span) => write(text, span, record),
        find,
      })
      for (const { entity } of changed.spans) record.note(entity)
      return changed
    },
  }
}

/** The text rebuilt once from left to right; what lies outside the spans stays as it is. */
function replaceSpans(text: string, spans: readonly Span[], write: (span: Span) => string) {
  const pieces: Replacement[] = []
  let after = ''
  let from = 0
  for (const span of spans) {
    after += text.slice(from, span.start)
    const start = after.length
    after += write(span)
    pieces.push({ span, start, end: after.length })
    from = span.end
  }
  return { text: after + text.slice(from), pieces }
}
