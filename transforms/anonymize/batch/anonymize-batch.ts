import type { Batch } from '../../../src/arrow/batch.js'
import type { FieldPath } from '../../../src/arrow/path.js'
import type { TextLens } from '../../../src/arrow/text-lens.js'
import { rewriteTexts } from '../../../src/transform/rewrite-text.js'
import type { Counters } from '../../../src/transform/transform.js'
import { openLookUp } from '../custom/own-entities.js'
import { fieldWords } from '../detect/context.js'
import type { DetectionOptions } from '../detection-options.js'
import type { Entity } from '../entities/entities.js'
import { allPrefilterBits } from '../find-in-text.js'
import { openDetectorFor } from '../open-detector.js'
import type { OperatorContext } from '../operators/index.js'
import type { OperatorSpec } from '../operators/operator-options.js'
import { openRecordScopes } from '../operators/record-scopes.js'
import { openReplacing } from '../operators/replace-spans.js'
import { openAuditLog } from './audit.js'
import { type DensityOptions, openDensity } from './density.js'
import { leadsToJson, rewriteJson } from './json-text.js'
import { prepareTexts } from './prepare-texts.js'
import { openMarks, type SpansOptions, textSpans } from './spans-column.js'
import { wholeSpan } from './whole-field.js'

/** What is looked for and what becomes of it. */
export interface RewriterOptions extends DetectionOptions, Omit<OperatorContext, 'lookUp'> {
  specOf(entity: Entity): OperatorSpec
  /** Fields of which every value is one entity, whatever the recognizers say. */
  wholeFields: Readonly<Record<string, Entity>>
  density?: DensityOptions | undefined
  /** Writes spans down instead of replacing them. */
  spans?: SpansOptions | undefined
}

/** Rewrites the texts of a batch, or writes down what is in them; counts each value as a note of its entity. */
export type Rewriter = (batch: Batch, place: { paths: readonly FieldPath[]; counters: Counters }) => Batch

/** Loads the recognizers and operators that the options ask for, and no others. */
export async function openRewriter(options: RewriterOptions): Promise<Rewriter> {
  const { detector, entities } = await openDetectorFor(options)
  const wanted = [...new Set([...entities, ...Object.values(options.wholeFields)])]
  const replace = await openReplacing(wanted, { ...options, lookUp: openLookUp(options) })
  // A way back looks at every text, without the prefilter, and so must the way there.
  const isPrefiltered = !detector.readsAll && !replace.isReversible

  return (batch, { paths, counters }) => {
    const scopes = openRecordScopes(batch)
    const audit = openAuditLog(batch)
    const density = openDensity(options.density)
    const marks = openMarks(options.spans)
    const { batch: rewritten, rejected } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'anonymize_failed',
      visit: (lens, path) => {
        density.addTexts(lens)
        const name = paths[path].text
        const masks = detector.prefilter.ofLens(lens)
        const words = fieldWords(name)
        const isJson = leadsToJson(batch.schema, paths[path])
        const entity = Object.hasOwn(options.wholeFields, name) ? options.wholeFields[name] : undefined
        const candidates =
          isPrefiltered && entity === undefined ? selectTexts(masks, detector.prefilterBits) : undefined
        const maskOf = (index: number) => (replace.isReversible ? allPrefilterBits : masks[index])
        if (entity === undefined) prepareTexts(detector, lens, { candidates, isJson, maskOf })
        return {
          candidates,
          rewrite: (text, { index, row }) => {
            const mask = maskOf(index)
            const rewriteOne = (part: string, key = '') => {
              const field = key === '' ? words : `${words} ${fieldWords(key)}`
              const find = (given: string) =>
                entity === undefined ? detector.detect(given, { mask, field }) : wholeSpan(given, entity)
              const spans = find(part)
              if (spans.length === 0) return undefined
              density.add(row, part, spans)
              audit.add(row, { field: name, text: part, spans })
              if (marks === undefined) return replace.all(part, spans, { record: scopes.of(row), find }).text
              for (const span of spans) scopes.of(row).note(span.entity)
              marks.add(row, textSpans(part, spans, { field: name, item: itemOf(lens, index) }))
              return undefined
            }
            return isJson ? rewriteJson(text, rewriteOne) : rewriteOne(text)
          },
        }
      },
    })
    for (const row of scopes.rows())
      if (!rejected.has(row)) {
        for (const kind of scopes.notes(row)) counters.note(kind)
        audit.commit(row, counters)
      }
    const marked = marks === undefined ? rewritten : marks.write(rewritten, { original: batch, rejected })
    return density.commit(marked, { original: batch, rejected, counters })
  }
}

/** Which of the texts of its record text `index` is, from 0. */
function itemOf(lens: TextLens, index: number): number {
  const rows = lens.rows()
  let first = index
  while (first > 0 && rows[first - 1] === rows[index]) first--
  return index - first
}

/** The texts whose mask holds a bit that some recognizer waits for. */
function selectTexts(masks: Uint32Array, bits: number): Uint32Array {
  const selected = new Uint32Array(masks.length)
  let count = 0
  for (let i = 0; i < masks.length; i++) if ((masks[i] & bits) !== 0) selected[count++] = i
  return selected.subarray(0, count)
}
