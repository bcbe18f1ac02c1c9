import type { Batch } from '../../../src/arrow/batch.js'
import type { FieldPath } from '../../../src/arrow/path.js'
import { TextLens } from '../../../src/arrow/text-lens.js'
import { rewriteTexts, type TextVisit } from '../../../src/transform/rewrite-text.js'
import type { StepCache } from '../../../src/transform/step-cache.js'
import type { Counters } from '../../../src/transform/transform.js'
import { openLookUp } from '../custom/own-entities.js'
import { customEntities } from '../custom-entities.js'
import { type DetectionOptions, givenEntities } from '../detection-options.js'
import type { Entity } from '../entities/entities.js'
import { openDetectorFor } from '../open-detector.js'
import type { OperatorContext } from '../operators/index.js'
import type { RecordScope } from '../operators/operator.js'
import type { OperatorSpec } from '../operators/operator-options.js'
import { openReplacing, type Replacing } from '../operators/replace-spans.js'
import { type BatchRecorder, openBatchRecorder, type RecorderOptions } from './batch-recorder.js'
import { type FieldTexts, openFieldTexts } from './field-texts.js'
import { openGivenSpans } from './given-spans.js'
import { leadsToJson } from './json-text.js'
import { openRecordReader, type RecordReader, type RecordText } from './record-names.js'

/** What is looked for and what becomes of it. */
export interface BatchAnonymizerOptions
  extends DetectionOptions,
    Omit<OperatorContext, 'lookUp'>,
    RecorderOptions {
  specOf(entity: Entity): OperatorSpec
  /** Fields of which every value is one entity, whatever the recognizers say. */
  wholeFields: Readonly<Record<string, Entity>>
  /** Keeps a model from one partition to the next. */
  cache: StepCache
}

/** Rewrites the texts of a batch, or writes down what is in them; counts each value as a note of its entity. */
export type BatchAnonymizer = (
  batch: Batch,
  place: { paths: readonly FieldPath[]; counters: Counters },
) => Batch

/** Loads the recognizers and operators that the options ask for, and no others. */
export async function openBatchAnonymizer(options: BatchAnonymizerOptions): Promise<BatchAnonymizer> {
  const { detector, entities } = await openDetectorFor(options, options.cache)
  const wanted = [...new Set([...entities, ...givenEntities(options), ...Object.values(options.wholeFields)])]
  const replacing = await openReplacing(wanted, { ...options, lookUp: openLookUp(options) })
  const readGiven = openGivenSpans(options.spansFrom, { own: customEntities(options), cache: options.cache })
  return (whole, { paths, counters }) => {
    const given = readGiven?.(whole, { paths, counters })
    const batch = given?.batch ?? whole
    const recorder = openBatchRecorder(batch, options)
    const fields = paths.map((path, at) => {
      const name = path.text
      const entity = Object.hasOwn(options.wholeFields, name) ? options.wholeFields[name] : undefined
      const lens = new TextLens(batch, path)
      const field = {
        name,
        lens,
        entity,
        isJson: leadsToJson(batch.schema, path),
        given: given?.under(at, lens),
      }
      return openFieldTexts(field, detector, replacing.isReversible)
    })
    for (const { lens } of fields) recorder.measure(lens)
    const reader = openRecordReader(fields, replacing.asks)
    const work: BatchWork = { reader, replacing, recorder, replaces: options.spans === undefined }
    const { batch: rewritten, rejected } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'anonymize_failed',
      visit: (_, at) => visitField(work, fields[at], at),
    })
    return recorder.finish(rewritten, { rejected, counters })
  }
}

/** What is at work on one batch. */
interface BatchWork {
  reader: RecordReader
  replacing: Replacing
  recorder: BatchRecorder
  /** Whether spans are replaced, and not only written down. */
  replaces: boolean
}

/** What is to be done with the texts of a field. */
function visitField(work: BatchWork, texts: FieldTexts, field: number): TextVisit {
  return {
    candidates: texts.candidates,
    rewrite(text, { index, row }) {
      let part = 0
      return texts.rewrite(text, (string, key) =>
        rewritePart(work, string, { place: { row, field, index, part: part++, key }, texts }),
      )
    },
  }
}

/** Finds, records and replaces in one text or one string of a JSON document; `undefined` where it stays. */
function rewritePart(
  { reader, recorder, replacing, replaces }: BatchWork,
  text: string,
  { place, texts }: { place: RecordText; texts: FieldTexts },
): string | undefined {
  const { row, index } = place
  const { lens, name } = texts
  const spans = reader.find(text, place)
  if (spans.length === 0) return undefined
  const again = (changed: string) => reader.again(changed, place)
  const rebuilt = replaces
    ? replacing.all(text, spans, { record: scopeOf(row, recorder.scopeOf(row), reader), find: again })
    : undefined
  const taken = rebuilt === undefined ? spans : rebuilt.pieces.map(({ span }) => span)
  recorder.record(row, { field: name, text, spans: taken, lens, index })
  return rebuilt?.text
}

/** The scope of a record, with what was found in all its texts where they were read before. */
function scopeOf(row: number, scope: RecordScope, { valuesOf }: RecordReader): RecordScope {
  return valuesOf === undefined ? scope : { ...scope, valuesOf: (entity) => valuesOf(row, entity) }
}
