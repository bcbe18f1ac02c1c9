import type { AnonymizeOptions } from '../../src/schemas/options/anonymize.js'
import { parseOptions } from '../../src/transform/plan-step.js'
import { evaluateSamples, type Find } from '../../transforms/anonymize/evaluate/evaluate.js'
import { type GoldSample, type Rates, readSpans } from '../../transforms/anonymize/evaluate/index.js'
import { type Labels, openLabels } from '../../transforms/anonymize/evaluate/labels.js'
import { findInText } from '../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../transforms/anonymize/options.js'

/** The figures of one set, 0 to 1; `undefined` where there is nothing to divide by. */
export interface SetScores {
  samples: number
  characters: number
  /** Spans with the right label at an intersection over union of 0.9, what the gold has labels for being looked for. */
  labelledF2: number | undefined
  /** Spans of any label, neighbours joined, at 0.9. */
  anyLabelF2: number | undefined
  /** Characters of any label: a character is personal data or not. */
  anyLabelCharacters: Pick<Rates, 'precision' | 'recall' | 'f1' | 'f2'>
  /** Spans of PERSON, exact, with the entities that `anonymize` takes by default. */
  person: Pick<Rates, 'gold' | 'found' | 'precision' | 'recall' | 'f1'> | undefined
}

/** A detector with some options of `anonymize`. */
export function openFinder(options: AnonymizeOptions): Promise<OpenedDetector> {
  return openDetectorFor(parseOptions({ name: 'anonymize', options: anonymizeOptions }, options))
}

/** What is compared with the gold of a set: found for its labels, and found by default. */
export interface Finds {
  labelled: Find
  byDefault: Find
}

/** The finds of the project: one detector for what the gold has labels for, one for the default entities. */
export async function ownFinds(samples: readonly GoldSample[], byDefault: OpenedDetector): Promise<Finds> {
  const own = await openFinder({ fields: ['-'], entities: [...labelsOf(samples).entities] })
  return { labelled: (text) => findInText(own, text), byDefault: (text) => findInText(byDefault, text) }
}

/** The finds of another tool, from a file of its spans in code points; those that the gold has no label for are left out. */
export function peerFinds(samples: readonly GoldSample[], content: string): Finds {
  const labels = labelsOf(samples)
  const { spans } = readSpans(content, samples, 'code points')
  const find: Find = (_, index) =>
    spans[index].flatMap(({ start, end, type }) => {
      const { label, isInGold } = labels.translate(type)
      return isInGold ? [{ start, end, entity: label }] : []
    })
  return { labelled: find, byDefault: find }
}

/** The figures of one set. */
export function scoreSet(samples: readonly GoldSample[], { labelled, byDefault }: Finds): SetScores {
  const { global, characters } = evaluateSamples(samples, labelled, { labels: labelsOf(samples) })
  const { precision, recall, f1, f2 } = global.character
  return {
    samples: samples.length,
    characters,
    labelledF2: global.spanLabelled.f2,
    anyLabelF2: global.span.f2,
    anyLabelCharacters: { precision, recall, f1, f2 },
    person: personScores(samples, byDefault),
  }
}

function labelsOf(samples: readonly GoldSample[]): Labels {
  return openLabels(new Set(samples.flatMap(({ spans }) => spans.map(({ type }) => type))))
}

function personScores(samples: readonly GoldSample[], find: Find): SetScores['person'] {
  const { labelOf } = labelsOf(samples)
  const people = samples.map(({ text, spans }) => ({
    text,
    spans: spans.filter(({ type }) => labelOf(type) === 'PERSON'),
  }))
  if (people.every(({ spans }) => spans.length === 0)) return undefined
  const findPeople: Find = (text, index) => find(text, index).filter(({ entity }) => entity === 'PERSON')
  const options = { labels: labelsOf(people), iou: 1, skipWords: 'none' } as const
  const { gold, found, precision, recall, f1 } = evaluateSamples(people, findPeople, options).byLabel[0].span
  return { gold, found, precision, recall, f1 }
}
