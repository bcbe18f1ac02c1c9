import type { Batch } from '../../../src/arrow/batch.js'
import type { FieldPath } from '../../../src/arrow/path.js'
import type { TextLens } from '../../../src/arrow/text-lens.js'
import { rewriteTexts, type TextVisit } from '../../../src/transform/rewrite-text.js'
import type { StepCache } from '../../../src/transform/step-cache.js'
import type { Counters } from '../../../src/transform/transform.js'
import { openLookUp } from '../custom/own-entities.js'
import { customEntities } from '../custom-entities.js'
import { fieldWords } from '../detect/context.js'
import type { Detector } from '../detect/detector.js'
import type { Span } from '../detect/recognizer.js'
import { type DetectionOptions, givenEntities } from '../detection-options.js'
import type { Entity } from '../entities/entities.js'
import { allPrefilterBits } from '../find-in-text.js'
import { openDetectorFor } from '../open-detector.js'
import type { OperatorContext } from '../operators/index.js'
import type { OperatorSpec } from '../operators/operator-options.js'
import { openReplacing, type Replacing } from '../operators/replace-spans.js'
import { type BatchRecorder, openBatchRecorder, type RecorderOptions } from './batch-recorder.js'
import { openGivenSpans } from './given-spans.js'
import { leadsToJson, rewriteJson } from './json-text.js'
import { prepareTexts } from './prepare-texts.js'
import { wholeSpan } from './whole-field.js'

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
    const work: BatchWork = { detector, replacing, recorder, replaces: options.spans === undefined }
    const { batch: rewritten, rejected } = rewriteTexts(batch, {
      paths,
      counters,
      reason: 'anonymize_failed',
      visit: (lens, at) => {
        const name = paths[at].text
        const entity = Object.hasOwn(options.wholeFields, name) ? options.wholeFields[name] : undefined
        const isJson = leadsToJson(batch.schema, paths[at])
        return visitField(work, lens, { name, entity, isJson, given: given?.under(at, lens) })
      },
    })
    return recorder.finish(rewritten, { rejected, counters })
  }
}

/** What is at work on one batch. */
interface BatchWork {
  detector: Detector
  replacing: Replacing
  recorder: BatchRecorder
  /** Whether spans are replaced, and not only written down. */
  replaces: boolean
}

/** A field whose texts are looked at. */
interface Field {
  /** Its path. */
  name: string
  /** What every value of it is, where that is known. */
  entity: Entity | undefined
  isJson: boolean
  /** The spans that were given for its texts, by their number. */
  given: ReadonlyMap<number, readonly Span[]> | undefined
}

/** What is to be done with the texts of a field, all of which lie under the lens. */
function visitField(work: BatchWork, lens: TextLens, field: Field): TextVisit {
  const { detector, replacing, recorder } = work
  const { name, entity, isJson, given } = field
  recorder.measure(lens)
  const masks = detector.prefilter.ofLens(lens)
  const maskOf = (index: number) => (replacing.isReversible ? allPrefilterBits : masks[index])
  // A way back looks at every text, without the prefilter, and so must the way there.
  const isPrefiltered = !detector.readsAll && !replacing.isReversible && entity === undefined
  const candidates = isPrefiltered ? selectTexts(masks, { bits: detector.prefilterBits, given }) : undefined
  if (entity === undefined) prepareTexts(detector, lens, { candidates, isJson, maskOf })
  const words = fieldWords(name)
  return {
    candidates,
    rewrite(text, { index, row }) {
      const place: TextPlace = { row, index, lens, name }
      const rewrite = (part: string, key = '') =>
        rewritePart(work, part, {
          place,
          find: openFind(detector, { entity, mask: maskOf(index), words, key, given: given?.get(index) }),
        })
      return isJson ? rewriteJson(text, rewrite) : rewrite(text)
    },
  }
}

/** Finds the spans of a text, and again where it changes. */
interface Find {
  first(text: string): readonly Span[]
  /** What a second run finds in the changed text. */
  again(text: string): readonly Span[]
}

interface FindPlace {
  entity: Entity | undefined
  mask: number
  words: string
  key: string
  given: readonly Span[] | undefined
}

function openFind(detector: Detector, { entity, mask, words, key, given }: FindPlace): Find {
  if (entity !== undefined) {
    const find = (text: string) => (detector.isOwn(entity, text.trim()) ? [] : wholeSpan(text, entity))
    return { first: find, again: find }
  }
  const field = key === '' ? words : `${words} ${fieldWords(key)}`
  return {
    first: (text) => detector.detect(text, { mask, field, given }),
    again: (text) => detector.detect(text, { mask: mask | detector.prefilter.ofText(text), field }),
  }
}

/** Where a text stands: text `index` under the lens of a field. */
interface TextPlace {
  row: number
  index: number
  lens: TextLens
  name: string
}

/** Finds, records and replaces in one text or one string of a JSON document; `undefined` where it stays. */
function rewritePart(
  { recorder, replacing, replaces }: BatchWork,
  text: string,
  { place, find }: { place: TextPlace; find: Find },
): string | undefined {
  const { row, index, lens, name } = place
  const spans = find.first(text)
  if (spans.length === 0) return undefined
  const rebuilt = replaces
    ? replacing.all(text, spans, { record: recorder.scopeOf(row), find: find.again })
    : undefined
  const taken = rebuilt === undefined ? spans : rebuilt.pieces.map(({ span }) => span)
  recorder.record(row, { field: name, text, spans: taken, lens, index })
  return rebuilt?.text
}

/** The texts whose mask holds a bit that some recognizer waits for, and those for which spans are given. */
function selectTexts(
  masks: Uint32Array,
  { bits, given }: { bits: number; given: ReadonlyMap<number, unknown> | undefined },
): Uint32Array {
  const selected = new Uint32Array(masks.length)
  let count = 0
  for (let i = 0; i < masks.length; i++)
    if ((masks[i] & bits) !== 0 || given?.has(i) === true) selected[count++] = i
  return selected.subarray(0, count)
}
