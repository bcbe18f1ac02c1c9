import { checkOptions as checkNames, checkValue, wrongValue } from '../../../src/base/check-options.js'
import type { EvaluateOptions } from '../../../src/schemas/options/evaluate.js'
import type { CleanRecord } from './clean/clean-record.js'
import { type CleanMeasure, openCleanTally } from './clean/clean-tally.js'
import { loadDetection } from './load-detection.js'
import { checkOptions } from './options.js'

/** How clean text is measured: what is looked for, and how many hits are shown. Options that say how finds are compared with gold mean nothing here. */
export interface CleanMeasuring extends EvaluateOptions {
  /** How many hits to draw at random for the eye. Default 0. */
  sample?: number | undefined
  /** What the random choice is keyed by. Default 0. */
  seed?: number | undefined
}

/**
 * What is taken from texts without personal data, where every hit is a fault: hits per 100,000 characters by
 * entity, the share of characters taken, the share of records changed. Without `entities`, what `anonymize` takes
 * by default is looked for. Throws `bad_option` for options that cannot be meant.
 *
 * @example
 * const records = [{ source: 'notes', texts: [{ text: 'Python sorts in place' }] }]
 * const { changedShare, byEntity } = await measureClean(records, { entities: ['identifiers'] })
 * changedShare // 0
 * byEntity.length // 0
 */
export async function measureClean(
  records: Iterable<CleanRecord> | AsyncIterable<CleanRecord>,
  measuring: CleanMeasuring = {},
): Promise<CleanMeasure> {
  checkRecords(records)
  checkValue('The options of measureClean()', measuring, 'object')
  const { sample = 0, seed = 0, ...options } = measuring
  checkNames<Pick<CleanMeasuring, 'sample' | 'seed'>>(
    'measureClean()',
    { sample, seed },
    { sample: 'count', seed: 'count' },
  )
  const { checkDetection, resolveDetection, openDetectorFor, findInRecord } = await loadDetection()
  const given = await resolveDetection(checkOptions(options))
  checkDetection(given)
  const opened = await openDetectorFor(given)
  const tally = openCleanTally({ entities: opened.entities, sample, seed })
  for await (const record of records) {
    checkValue('The texts of each record of measureClean()', Object(record).texts, 'list')
    tally.add(record, findInRecord(opened.detector, record.texts))
  }
  return tally.result()
}

function checkRecords(records: unknown): void {
  const object = Object(records) as object
  if (typeof records === 'object' && (Symbol.iterator in object || Symbol.asyncIterator in object)) return
  throw wrongValue(
    'The records of measureClean()',
    'a list, or another iterable, of { source, texts }',
    records,
  )
}
