import type { AnonymizeOptions } from '../../src/schemas/options/anonymize.js'
import { parseOptions } from '../../src/transform/step.js'
import { evaluateSamples } from '../../transforms/anonymize/evaluate/evaluate.js'
import type { GoldSample, Rates } from '../../transforms/anonymize/evaluate/index.js'
import { openLabels } from '../../transforms/anonymize/evaluate/labels.js'
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

type FindInText = (text: string) => ReturnType<typeof findInText>

/** A detector with some options of `anonymize`. */
export function openFinder(options: AnonymizeOptions): Promise<OpenedDetector> {
  return openDetectorFor(parseOptions({ name: 'anonymize', options: anonymizeOptions }, options))
}

/** Runs detectors over the samples: one for what the gold has labels for, one for the default entities. */
export async function scoreSet(
  samples: readonly GoldSample[],
  byDefault: OpenedDetector,
): Promise<SetScores> {
  const labels = openLabels(new Set(samples.flatMap(({ spans }) => spans.map(({ type }) => type))))
  const own = await openFinder({ fields: ['-'], entities: [...labels.entities] })
  const { global, characters } = evaluateSamples(samples, finderOf(own), { labels })
  const { precision, recall, f1, f2 } = global.character
  return {
    samples: samples.length,
    characters,
    labelledF2: global.spanLabelled.f2,
    anyLabelF2: global.span.f2,
    anyLabelCharacters: { precision, recall, f1, f2 },
    person: personScores(samples, finderOf(byDefault)),
  }
}

function finderOf(opened: OpenedDetector): FindInText {
  return (text) => findInText(opened, text)
}

function personScores(samples: readonly GoldSample[], find: FindInText): SetScores['person'] {
  const types = new Set(samples.flatMap(({ spans }) => spans.map(({ type }) => type)))
  const labels = openLabels(types)
  const isPerson = (type: string) => labels.labelOf(type) === 'PERSON'
  if (![...types].some(isPerson)) return undefined
  const people = samples.map(({ text, spans }) => ({
    text,
    spans: spans.filter(({ type }) => isPerson(type)),
  }))
  const { byLabel } = evaluateSamples(
    people,
    (text) => find(text).filter(({ entity }) => entity === 'PERSON'),
    {
      labels: openLabels(new Set(people.flatMap(({ spans }) => spans.map(({ type }) => type)))),
      iou: 1,
      skipWords: 'none',
    },
  )
  const { gold, found, precision, recall, f1 } = byLabel[0].span
  return { gold, found, precision, recall, f1 }
}
