import type { Batch } from '../../src/core/batch.js'
import { gateMasks } from '../../src/core/gate.js'
import type { FieldPath } from '../../src/core/path.js'
import { rewriteTexts } from '../../src/core/rewrite-texts.js'
import type { Counters } from '../../src/core/transform.js'
import { fieldWords } from './context.js'
import type { Entity } from './entities.js'
import { leadsToJson, rewriteJson } from './json-text.js'
import { type DetectionOptions, openDetectorFor } from './open-detector.js'
import { type Operator, type OperatorName, type OperatorOptions, openOperator } from './operators.js'
import type { Span } from './recognizer.js'

/** What is looked for and what becomes of it. */
export interface RewriterOptions extends DetectionOptions, Omit<OperatorOptions, 'maskChar' | 'keepLast'> {
  policy: OperatorName
  operators: Readonly<Record<Entity, OperatorName>>
  mask: { char: string; keepLast: number }
}

/** Rewrites the texts of a batch; counts each replaced value as a note of its entity. */
export type Rewriter = (batch: Batch, place: { paths: readonly FieldPath[]; counters: Counters }) => Batch

/** Loads the recognizers and operators that the options ask for, and no others. */
export async function openRewriter(options: RewriterOptions): Promise<Rewriter> {
  const { detector, entities } = await openDetectorFor(options)
  const operators = await openOperators(entities, options)

  return (batch, { paths, counters }) => {
    const replaced: { row: number; spans: readonly Span[] }[] = []
    const { batch: rewritten, rejected } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'anonymize_failed',
      visit: (lens, path) => {
        const masks = gateMasks(lens, detector.gates)
        const field = fieldWords(paths[path].text)
        const isJson = leadsToJson(batch.schema, paths[path])
        return {
          candidates: detector.readsAll ? undefined : selectTexts(masks, detector.gates),
          rewrite: (text, { index, row }) => {
            const rewriteOne = (part: string) => {
              const spans = detector.detect(part, { mask: masks[index], field })
              if (spans.length === 0) return undefined
              replaced.push({ row, spans })
              return replaceSpans(part, spans, operators)
            }
            return isJson ? rewriteJson(text, rewriteOne) : rewriteOne(text)
          },
        }
      },
    })
    for (const { row, spans } of replaced)
      if (!rejected.has(row)) for (const { entity } of spans) counters.note(entity)
    return rewritten
  }
}

async function openOperators(
  entities: readonly Entity[],
  options: RewriterOptions,
): Promise<ReadonlyMap<Entity, Operator>> {
  const { locale, key, mask } = options
  const opened = new Map<OperatorName, Operator>()
  const operators = new Map<Entity, Operator>()
  for (const entity of entities) {
    const name = options.operators[entity] ?? options.policy
    const operator =
      opened.get(name) ??
      (await openOperator(name, { locale, key, maskChar: mask.char, keepLast: mask.keepLast }))
    opened.set(name, operator)
    operators.set(entity, operator)
  }
  return operators
}

/** The texts whose mask holds a bit that some recognizer waits for. */
function selectTexts(masks: Uint32Array, gates: number): Uint32Array {
  const selected = new Uint32Array(masks.length)
  let count = 0
  for (let i = 0; i < masks.length; i++) if ((masks[i] & gates) !== 0) selected[count++] = i
  return selected.subarray(0, count)
}

/** The text rebuilt once from left to right; what lies outside the spans stays as it is. */
function replaceSpans(
  text: string,
  spans: readonly Span[],
  operators: ReadonlyMap<Entity, Operator>,
): string {
  let after = ''
  let from = 0
  for (const { entity, start, end } of spans) {
    const operator = operators.get(entity) as Operator
    after += text.slice(from, start) + operator(entity, text.slice(start, end))
    from = end
  }
  return after + text.slice(from)
}
