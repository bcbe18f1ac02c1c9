import type { Span } from '../detect/recognizer.js'
import { definitionOf, type Entity } from '../entities/entities.js'
import { knownInFull } from '../entities/names.js'
import { type OperatorContext, openOperators } from './index.js'
import { placeholderOf, type RecordScope } from './operator.js'
import type { OperatorSpec } from './operator-options.js'
import { type RebuiltText, rebuildText } from './rebuild-text.js'
import { rewriteStably } from './rewrite-stably.js'

/** Where spans are replaced: in a record, in a text that can be looked at again. */
export interface ReplacePlace {
  record: RecordScope
  /** What a second run finds in a text; left out, exactly the spans that are given are replaced. */
  find?: ((text: string) => readonly Span[]) | undefined
}

/** The operators of some entities at work. */
export interface Replacing {
  /** The entities of which operators want to know all values of a record. */
  asks: readonly Entity[]
  /** Whether some number is enciphered, and must be found again in the changed text. */
  isReversible: boolean
  /**
   * Puts what the operators write in the place of the spans, which are disjoint and in order, and of what is found
   * only after that; the pieces hold all of them.
   */
  all(text: string, spans: readonly Span[], place: ReplacePlace): RebuiltText
}

type OpenOptions = OperatorContext & { specOf(entity: Entity): OperatorSpec }

/** Opens the operators of these entities, and what enciphers numbers where one of them asks for it. */
export async function openReplacing(entities: readonly Entity[], options: OpenOptions): Promise<Replacing> {
  const operators = await openOperators(entities, options)
  const write = (text: string, { entity, start, end }: Span, record: RecordScope): string => {
    const operator = operators.get(entity)
    if (operator === undefined) throw new Error(`${entity} has no operator`)
    return operator(entity, text.slice(start, end), record)
  }
  const fakes = entities.some((entity) => options.specOf(entity).operator === 'pseudonymize')
  const isNumbered = entities.some((entity) => {
    const spec = options.specOf(entity)
    return spec.operator === 'replace' && spec.numbered
  })
  const asksAll = fakes || isNumbered
  const asks = asksAll ? knownInFull : []
  const enciphered = new Set(entities.filter((entity) => options.specOf(entity).operator === 'fpe'))
  if (enciphered.size > 0) return { asks, ...(await openReversible(options, { write, enciphered })) }
  const writePlainly = await openPlainWriter(entities, options)
  const { isPlaceholder, mayShow } = knowPieces(entities, options)
  return {
    asks,
    isReversible: false,
    all: (text, spans, { record: known, find }) => {
      const record = asksAll ? withValues(known, text, spans) : known
      const writeSpan = (span: Span) => write(text, span, record)
      const rebuilt =
        find === undefined || spans.every(isPlaceholder)
          ? rebuildText(text, spans, writeSpan)
          : rewriteStably(text, spans, {
              write: writeSpan,
              writePlainly: (span) => writePlainly(text, span, record),
              mayShow,
              find,
            })
      for (const { span } of rebuilt.pieces) record.note(span.entity)
      return rebuilt
    },
  }
}

/** A record with what is found in its one text, where no other is known. */
function withValues(record: RecordScope, text: string, spans: readonly Span[]): RecordScope {
  if (record.valuesOf !== undefined) return record
  const values = new Map<Entity, readonly string[]>(
    knownInFull.map((asked) => [
      asked,
      spans.filter(({ entity }) => entity === asked).map(({ start, end }) => text.slice(start, end)),
    ]),
  )
  return { ...record, valuesOf: (entity) => values.get(entity) ?? [] }
}

type Write = (text: string, span: Span, record: RecordScope) => string

async function openReversible(
  options: OpenOptions,
  { write, enciphered }: { write: Write; enciphered: ReadonlySet<Entity> },
): Promise<Omit<Replacing, 'asks'>> {
  const [{ openNumberCipher }, { rewriteReversibly }] = await Promise.all([
    import('./fpe.js'),
    import('./reversible.js'),
  ])
  const cipher = await openNumberCipher(options.key, options.lookUp)
  return {
    isReversible: true,
    all: (text, spans, { record, find = () => [] }) => {
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

/** Masks that show nothing, and placeholders for all else: in neither can anything be found. */
async function openPlainWriter(entities: readonly Entity[], options: OpenOptions): Promise<Write> {
  const masks = new Map<Entity, OperatorSpec>()
  for (const entity of entities) {
    const spec = options.specOf(entity)
    if (spec.operator === 'mask') masks.set(entity, { ...spec, keepFirst: 0, keepLast: 0, keepDomain: false })
  }
  const operators = await openOperators([...masks.keys()], {
    ...options,
    specOf: (entity) => masks.get(entity) ?? options.specOf(entity),
  })
  return (text, { entity, start, end }, record) =>
    operators.get(entity)?.(entity, text.slice(start, end), record) ?? placeholderOf(entity)
}

/** What is known of the pieces that operators write. */
function knowPieces(entities: readonly Entity[], { specOf, lookUp = definitionOf }: OpenOptions) {
  const placeholders = new Set<Entity>()
  const hidden = new Set<Entity>()
  const kept = new Set<Entity>()
  for (const entity of entities) {
    const spec = specOf(entity)
    const { operator } = spec
    const isTag = operator === 'hash' || operator === 'encrypt'
    if (isTag || (operator === 'replace' && spec.with === undefined)) placeholders.add(entity)
    const isKnownFake = operator === 'pseudonymize' && lookUp(entity).fakeForms.length > 0
    if (operator === 'redact' || operator === 'mask' || isKnownFake) hidden.add(entity)
    if (operator === 'keep') kept.add(entity)
  }
  return {
    /** Whether no text around a piece reads differently: recognizers take a value and its placeholder for one thing. */
    isPlaceholder: ({ entity }: Span) => placeholders.has(entity),
    /** Whether a piece is meant to look like a value, or what is found in it is to be kept. */
    mayShow: (hit: Span, { entity }: Span) =>
      kept.has(hit.entity) || !(hidden.has(entity) || placeholders.has(entity)),
  }
}
