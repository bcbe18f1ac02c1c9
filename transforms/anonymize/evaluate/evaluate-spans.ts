import type { EvaluateOptions } from '../../../src/schemas/options/evaluate.js'
import { customEntities } from '../custom-entities.js'
import { type Entity, expandEntities } from '../entities/entities.js'
import { type Evaluation, evaluateSamples } from './evaluate.js'
import { checkFound, checkSamples } from './gold/check-samples.js'
import type { GoldSample, GoldSpan } from './gold/sample.js'
import { labelGold } from './gold-labels.js'
import { checkOptions } from './options.js'

/** How well another tool found what the gold labels. */
export interface SpansEvaluation {
  /** The same figures as those of `evaluatePii`. */
  evaluation: Evaluation
  /** Types of spans that were not looked for, and so are left out, with how often they stand there. */
  leftOut: {
    /** As the tool calls it. */
    type: string
    /** Spans of that type. */
    count: number
  }[]
}

/**
 * Compares spans of another tool with gold, text by text, by the measures of `evaluatePii`. Types are taken for
 * entities by the same table and `map`. What counts is what `evaluatePii` would look for: spans of types that the
 * gold has no label for, or that `entities` does not name, are left out and counted apart. Throws `bad_option`.
 *
 * @example
 * const { samples } = readGold('Ask [[PERSON:Mary Jones]] about it')
 * const found = [[{ start: 4, end: 14, type: 'PER' }]]
 * evaluateSpans(samples, found).evaluation.global.span.f2 // 1
 */
export function evaluateSpans(
  gold: readonly GoldSample[],
  spans: readonly (readonly GoldSpan[])[],
  options: EvaluateOptions = {},
): SpansEvaluation {
  checkSamples('evaluateSpans()', gold)
  checkFound('evaluateSpans()', spans)
  const { map, ignore, entities, iou, skipWords, onlyLabelled, ...detection } = checkOptions(options)
  const custom = customEntities(detection)
  const { samples, labels } = labelGold(gold, { map, ignore, custom })
  const wanted = entities && new Set<Entity>(expandEntities(entities, custom))
  const leftOut = new Map<string, number>()
  const found = spans.map((own) =>
    own.flatMap(({ start, end, type }) => {
      const { label, isInGold } = labels.translate(type)
      if (wanted === undefined ? isInGold : isInGold || wanted.has(label))
        return [{ start, end, entity: label }]
      leftOut.set(type, (leftOut.get(type) ?? 0) + 1)
      return []
    }),
  )
  const evaluation = evaluateSamples(samples, (_, index) => found[index], {
    ...{ labels, iou, skipWords, onlyLabelled },
  })
  return {
    evaluation,
    leftOut: [...leftOut]
      .map(([type, count]) => ({ type, count }))
      .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type, 'en')),
  }
}
