/**
 * Has rows written anew by a model behind an OpenAI-compatible endpoint: in other words, by way of another language, or as
 * new instructions with new answers. The model is asked in one place, before any row is written, within limits and a budget
 * that hold for the whole run, and each answer is kept in a cache, so that the same is never paid for twice. Where the model
 * is, and the key to it, stand in the environment alone. It does not run models.
 */

import { columnsOf, textPaths } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { optionName } from '../src/base/option-name.js'
import { defineTransform, type Transform } from '../src/transform/transform.js'
import { checkWhere } from '../src/transform/where.js'
import { answerPaths, refuseAllSplits, refuseJson } from './augment/check-fields.js'
import { openRewrite } from './rewrite/apply.js'
import type { RewriteDecision } from './rewrite/ask-model.js'
import { rewriteFindings } from './rewrite/findings.js'
import { writesAnswers } from './rewrite/methods/index.js'
import { type RewriteOptions, rewriteOptions } from './rewrite/options.js'
import { writtenPaths } from './rewrite/records.js'
import { type RewriteSummary, rewriteSurvey } from './rewrite/survey.js'

/**
 * Adds copies of rows that a model has written anew. A row about which there is no answer, or whose answer is refused, keeps
 * its original, and is counted by the reason; without `keepOriginal` the rows themselves are dropped as `rewrite_original`.
 * Throws `bad_option` for an endpoint that is not named or refuses every question, `worker_failed` for one that is away.
 *
 * @example
 * process.env.OPENAI_BASE_URL = 'http://localhost:8000/v1'
 * const explained = await explain({
 *   input: 'data.jsonl',
 *   steps: [{ rewrite: { fields: ['prompt'], model: 'qwen3-8b', maxRequests: 1000 } }],
 *   output: 'out/',
 * })
 * explained.steps[0]?.counts.notes.not_asked !== undefined // true
 */
export const rewrite: Transform<typeof rewriteOptions> = defineTransform<
  typeof rewriteOptions,
  RewriteSummary,
  RewriteDecision
>({
  name: 'rewrite',
  summary: 'Have rows written anew by a model: paraphrases, harder or new instructions',
  examples: [
    'prep rewrite data.jsonl --fields prompt --model qwen3-8b --dry-run',
    'prep rewrite data.jsonl --fields prompt --method evolve --answer completion --model qwen3-8b --dry-run',
  ],
  options: rewriteOptions,
  plan(schema, given) {
    const { fields, answer, shown, where, keepOriginal, copies } = given
    const written = [...fields, ...(answer === undefined ? [] : [answer]), ...shown]
    for (const path of textPaths(schema, written)) refuseJson(schema, path)
    checkWhere(schema, where)
    refuseAllSplits(schema, where)
    checkMethod(given)
    const quoting = writesAnswers(given.method) ? [] : answerPaths(schema, given)
    const columns = columnsOf(written)
    return {
      schema,
      reads: [
        ...new Set([
          ...columns,
          ...columnsOf(quoting.map(({ text }) => text)),
          ...columnsOf(Object.keys(where ?? {})),
        ]),
      ],
      writes: columns,
      effects: { rows: keepOriginal || copies > 1 ? 'repeated' : 'dropped' },
    }
  },
  survey: rewriteSurvey,
  findings: rewriteFindings,
  open: openRewrite,
})

/** A method that writes an answer must know where to, and one text to begin with; any other leaves answers alone. */
function checkMethod(options: RewriteOptions): void {
  const { method, fields, answer, shown, prompt } = options
  if (!writesAnswers(method)) {
    const idle = answer !== undefined ? 'answer' : shown.length > 0 ? 'shown' : undefined
    if (idle !== undefined)
      throw new PrepError(
        'bad_option',
        `${optionName(idle)} is for the methods evolve and instruct. Leave it out`,
      )
  }
  if (prompt !== undefined && method !== 'paraphrase')
    throw new PrepError('bad_option', `${optionName('prompt')} is for the method paraphrase. Leave it out`)
  if (!writesAnswers(method)) return
  if (answer === undefined)
    throw new PrepError(
      'bad_option',
      `Method "${method}" writes a new answer to each new instruction. Name the text for it in ${optionName('answer')}`,
    )
  const paths = writtenPaths(options)
  if (fields.length > 1 || paths.slice(0, 2).some(({ steps }) => steps.includes('[]')))
    throw new PrepError(
      'bad_option',
      `Method "${method}" writes one instruction and one answer. Name one text in ${optionName('fields')}, and no list`,
    )
}
