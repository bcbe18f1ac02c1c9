import type { TextLens } from '../../../src/arrow/text-lens.js'
import { fieldWords } from '../detect/context.js'
import type { Detector } from '../detect/detector.js'
import type { TextPlace } from '../detect/look.js'
import type { Span } from '../detect/recognizer.js'
import type { Entity } from '../entities/entities.js'
import { allPrefilterBits } from '../find-in-text.js'
import type { Find } from './find.js'
import { rewriteJson } from './json-text.js'
import { prepareTexts } from './prepare-texts.js'
import { behindQuestion, findQuestions, type Question } from './questions.js'
import { wholeSpan } from './whole-field.js'

/** A field whose texts are looked at. */
export interface Field {
  /** Its path. */
  name: string
  /** All its texts. */
  lens: TextLens
  /** What every value of it is, where that is known. */
  entity: Entity | undefined
  isJson: boolean
  /** The spans that were given for its texts, by their number. */
  given: ReadonlyMap<number, readonly Span[]> | undefined
}

/** The texts of a field, and how each is looked at. */
export interface FieldTexts extends Field {
  /** The texts that may hold anything; all of them, when left out. */
  candidates: Uint32Array | undefined
  /** Tells a detector that wants to know which texts come. */
  prepare(): void
  /** How text `index`, or the string under `key` in that document, is looked at. */
  findIn(index: number, key: string): Find
  /** Calls `visit` with a text, or with each string of a document; answers what is made of it. */
  rewrite(text: string, visit: (part: string, key: string) => string | undefined): string | undefined
}

/** Sweeps over the bytes of a field to tell which of its texts are looked at, and by whom. */
export function openFieldTexts(field: Field, detector: Detector, isReversible: boolean): FieldTexts {
  const { name, lens, entity, isJson, given } = field
  const masks = detector.prefilter.ofLens(lens)
  const maskOf = (index: number) => (isReversible ? allPrefilterBits : masks[index])
  // A way back looks at every text, without the prefilter, and so must the way there.
  const isPrefiltered = !detector.readsAll && !isReversible && entity === undefined
  const questions = entity === undefined && !isJson ? findQuestions(name, lens) : new Map<number, Question>()
  const isAsked = (index: number) => given?.has(index) === true || questions.has(index)
  const candidates = isPrefiltered ? selectTexts(masks, { bits: detector.prefilterBits, isAsked }) : undefined
  const words = fieldWords(name)
  return {
    ...field,
    candidates,
    prepare() {
      if (entity === undefined) prepareTexts(detector, lens, { candidates, isJson, maskOf })
    },
    findIn(index, key) {
      if (entity !== undefined) return findWhole(detector, entity)
      const place = { mask: maskOf(index), field: key === '' ? words : `${words} ${fieldWords(key)}` }
      const find = findParts(detector, { ...place, given: given?.get(index) })
      const question = questions.get(index)
      return question === undefined ? find : behindQuestion(find, { detector, question, field: words })
    },
    rewrite: (text, visit) => (isJson ? rewriteJson(text, visit) : visit(text, '')),
  }
}

function findWhole(detector: Detector, entity: Entity): Find {
  const find = (text: string) => (detector.isOwn(entity, text.trim()) ? [] : wholeSpan(text, entity))
  return { read: (text) => ({ spans: find(text) }), again: find, recall: find }
}

/** How a text at a place is looked at. */
export function findParts(detector: Detector, place: TextPlace): Find {
  const { mask, field } = place
  return {
    read: (text, people) => detector.read(text, people === undefined ? place : { ...place, people }),
    recall: (text, { people, ...seen }) => detector.recall(text, { ...place, people }, seen),
    again: (text, people) =>
      detector.detect(text, { mask: mask | detector.prefilter.ofText(text), field, people }),
  }
}

/** The texts whose mask holds a bit that some recognizer waits for, and those that are asked for. */
function selectTexts(
  masks: Uint32Array,
  { bits, isAsked }: { bits: number; isAsked: (index: number) => boolean },
): Uint32Array {
  const selected = new Uint32Array(masks.length)
  let count = 0
  for (let i = 0; i < masks.length; i++) if ((masks[i] & bits) !== 0 || isAsked(i)) selected[count++] = i
  return selected.subarray(0, count)
}
