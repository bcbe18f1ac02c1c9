/** Transforms that look at what texts are worth, and the one that makes texts up, as steps of a Node stream; see `src/steps.ts`. */
import type { StepOptions } from '../schemas/options/steps.js'
import { type StepFactory, stepOf } from '../streams/step.js'

/**
 * Writes the language of each record into a column, with a score where a model was asked, and the script.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), language({ method: 'fast' }), write('told/'))
 */
export const language: StepFactory<StepOptions['language']> = stepOf(
  async () => (await import('../../transforms/language.js')).language,
)

/**
 * Leaves out or tags conversations that nothing is to be learned from: empty, refusing, looping, echoing answers.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('chats.jsonl'), filterSft({ by: { refusal: 'drop' } }), write('kept/'))
 */
export const filterSft: StepFactory<StepOptions['filter_sft']> = stepOf(
  async () => (await import('../../transforms/filter-sft.js')).filterSft,
)

/**
 * Repairs texts that were read in a wrong encoding, and takes out control characters; on request, widths and Chinese signs.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), fixText({ fields: ['text'] }), write('fixed/'))
 */
export const fixText: StepFactory<StepOptions['fix_text']> = stepOf(
  async () => (await import('../../transforms/fix-text.js')).fixText,
)

/**
 * Scores how offensive Chinese texts are and which words of your lists stand in texts, and leaves out what is too high.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), safety({ fields: ['text'], max: { offensive: 0.9 } }), write('kept/'))
 */
export const safety: StepFactory<StepOptions['safety']> = stepOf(
  async () => (await import('../../transforms/safety.js')).safety,
)

/**
 * Writes numbers of quality into a column: words, lines, what is said twice, characters, Chinese.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), signals({ groups: ['gopher'] }), write('measured/'))
 */
export const signals: StepFactory<StepOptions['signals']> = stepOf(
  async () => (await import('../../transforms/signals.js')).signals,
)

/**
 * Leaves out, or tags, texts whose numbers of quality are beyond the limits of their language.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('stories.jsonl'), filterQuality({ limits: { gopher_short_doc: 5 } }), write('good/'))
 */
export const filterQuality: StepFactory<StepOptions['filter_quality']> = stepOf(
  async () => (await import('../../transforms/filter-quality.js')).filterQuality,
)

/**
 * Takes lines of web pages that are no sentences out of texts, and leaves out records of which too little stays.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const clean = cleanLines({ preset: 'c4', minSentences: 3 })
 * await pipeline(read('stories.jsonl'), clean, write('clean/'))
 * console.log(clean.counts?.tables.lines)
 */
export const cleanLines: StepFactory<StepOptions['clean_lines']> = stepOf(
  async () => (await import('../../transforms/clean-lines.js')).cleanLines,
)

/**
 * Writes scores of a side file into columns, by the key of each record.
 *
 * @example
 * import { writeFileSync } from 'node:fs'
 * import { pipeline } from 'node:stream/promises'
 * writeFileSync('rewards.jsonl', '{"id": 1, "reward": 0.5}\n')
 * await pipeline(read('data.jsonl'), scores({ file: 'rewards.jsonl', take: ['reward'] }), write('scored/'))
 */
export const scores: StepFactory<StepOptions['scores']> = stepOf(
  async () => (await import('../../transforms/scores.js')).scores,
)

/**
 * Keeps the rows of the highest scores, overall or of each group. Rows wait on disk until all have been seen.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('rated.jsonl'), top({ by: 'score', share: 0.1, per: 'language' }), write('best/'))
 */
export const top: StepFactory<StepOptions['top']> = stepOf(
  async () => (await import('../../transforms/top.js')).top,
)

/**
 * Fills templates with people who do not exist, and says where what stands. `read({ rows })` gives it rows to fill.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * const templates = ['请联系{{name}}，电话{{phone}}。', '{{name}}住在{{address}}。']
 * await pipeline(read({ rows: 100 }), generate({ templates, locale: 'zh' }), write('made.jsonl'))
 */
export const generate: StepFactory<StepOptions['generate']> = stepOf(
  async () => (await import('../../transforms/generate.js')).generate,
)

/**
 * Keeps rows whose licence, and the terms of the model that wrote them, serve a purpose; what is unknown serves none.
 *
 * @example
 * import { pipeline } from 'node:stream/promises'
 * await pipeline(read('mixed.jsonl'), keepLicenses({ purpose: 'train-commercial' }), write('kept/'))
 */
export const keepLicenses: StepFactory<StepOptions['keep_licenses']> = stepOf(
  async () => (await import('../../transforms/keep-licenses.js')).keepLicenses,
)
