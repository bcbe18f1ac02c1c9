import { checkValue } from '../../../src/base/check-options.js'
import type { EvaluateOptions } from '../../../src/schemas/options/evaluate.js'
import { customEntities } from '../custom-entities.js'
import { type Evaluation, evaluateSamples } from './evaluate.js'
import { checkSamples } from './gold/check-samples.js'
import type { GoldSample } from './gold/sample.js'
import { labelGold } from './gold-labels.js'
import { loadDetection } from './load-detection.js'
import { checkOptions } from './options.js'
import type { SpanOutcome } from './score/spans.js'

export { type CleanRecord, type CleanText, recordsOfBatch } from './clean/clean-record.js'
export type { CleanEntity, CleanHit, CleanMeasure } from './clean/clean-tally.js'
export type { Evaluation } from './evaluate.js'
export { evaluateSpans, type SpansEvaluation } from './evaluate-spans.js'
export { type Gold, type GoldFormat, goldFormats, readGold } from './gold/gold.js'
export type { GoldSample, GoldSpan } from './gold/sample.js'
export { type CleanMeasuring, measureClean } from './measure-clean.js'
export { evaluateOptions } from './options.js'
export type { Rates } from './score/rates.js'
export type { SpanOutcome } from './score/spans.js'
export type { GlobalScores, LabelScores } from './score/tallies.js'
export { readSpans, type SpanUnit, type ToolSpans } from './spans/read-spans.js'

/** Is told what became of a span of a sample. */
export type OnOutcome = (outcome: SpanOutcome, sample: GoldSample) => void

/** How to evaluate: what is looked for, how it is counted, and who is told of each span. */
export interface Evaluating extends EvaluateOptions {
  /** Called with what became of every span, text by text. */
  onOutcome?: OnOutcome | undefined
}

/**
 * How well personal data is found in labelled texts, in spans, characters and values. Without `entities`, what
 * the gold has labels for is looked for; with more than that, whatever else is found counts as wrong.
 * Throws `bad_option` for options that cannot be meant and for labels that stand for no entity.
 *
 * @example
 * import { readFileSync } from 'node:fs'
 * const { samples } = readGold(readFileSync('gold.jsonl', 'utf8'))
 * const { global } = await evaluatePii(samples, { entities: ['identifiers', 'names'] })
 * console.log(global.span.f2)
 */
export async function evaluatePii(
  gold: readonly GoldSample[],
  evaluating: Evaluating = {},
): Promise<Evaluation> {
  checkSamples('evaluatePii()', gold)
  checkValue('The options of evaluatePii()', evaluating, 'object')
  const { onOutcome, ...options } = evaluating
  if (onOutcome !== undefined) checkValue('Option "onOutcome" of evaluatePii()', onOutcome, 'function')
  const { map, ignore, entities, iou, skipWords, onlyLabelled, ...detection } = checkOptions(options)
  const { checkDetection, resolveDetection, openDetectorFor } = await loadDetection()
  const given = await resolveDetection(detection)
  checkDetection(given)
  const { samples, labels } = labelGold(gold, { map, ignore, custom: customEntities(given) })
  const { detector } = await openDetectorFor({ ...given, entities: entities ?? labels.entities })
  const find = (text: string) => detector.detect(text, { mask: detector.prefilter.ofText(text) })
  return evaluateSamples(samples, find, { labels, iou, skipWords, onlyLabelled, onOutcome })
}
