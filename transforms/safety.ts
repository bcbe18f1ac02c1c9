/**
 * Scores how far texts are fit to be learned from: offensive Chinese by a small model that comes along, anything else by
 * lists of words and classifiers of one's own. Scores are a column; what is left out is a matter of one's own limits.
 */

import { builderFor } from '../src/arrow/builders.js'
import { appendColumns, appendFields } from '../src/arrow/columns/append-columns.js'
import { columnsOf, textPaths } from '../src/arrow/path.js'
import { filterRows } from '../src/arrow/take.js'
import { PrepError } from '../src/base/errors.js'
import { bareName } from '../src/base/option-name.js'
import type { RuleResult } from '../src/schemas/curation.js'
import { RemovedRows } from '../src/transform/removed-rows.js'
import { countRules, type RuleCounts, ruleFindings } from '../src/transform/rule-counts.js'
import type { StepCache } from '../src/transform/step-cache.js'
import { defineTransform } from '../src/transform/transform.js'
import { readNamedFile } from './anonymize/lists/list-file.js'
import { labelIn } from './language/label-model.js'
import { openModel, resolveModel } from './language/model.js'
import { openOffensive } from './safety/offensive-text.js'
import { type Classifier, classifierSettings, type SafetyOptions, safetyOptions } from './safety/options.js'
import { checkLimits, type Scorers, scoreField, scoresOf } from './safety/record-scores.js'
import { isOnnx, openTextModels, resolveTextModel } from './safety/text-model.js'
import { openWordLists } from './safety/word-lists.js'

const safetyFindings = ruleFindings<SafetyOptions>(
  ({ max }) => Object.keys(max).map((name) => `unsafe_${name}`),
  (rule, { max }) => max[rule.slice('unsafe_'.length)] ?? null,
)

/**
 * Writes scores by category into a column, and leaves out or rejects records of more than `max` as `unsafe_CATEGORY`, by
 * the first of their categories that is too high. The score of a record is that of the worst part of its texts;
 * `offensive` is null where they hold no Chinese. A record on which a model fails is rejected as `safety_failed`. Throws
 * `bad_schema`, `bad_option`, and `unsupported` where the packages are not installed that run an ONNX model.
 *
 * @example
 * await run({
 *   input: 'stories.jsonl',
 *   steps: [{ safety: { fields: ['text'], max: { offensive: 0.9 } } }],
 *   output: 'out/',
 * })
 */
export const safety = defineTransform({
  name: 'safety',
  summary: 'Score offensive Chinese and words of your lists, and leave out what is too high',
  examples: [
    'prep safety stories.jsonl --fields text --out scored/',
    "prep safety stories.jsonl --fields text --max '{ offensive: 0.9 }' --out kept/",
  ],
  options: safetyOptions,
  resolve: async (given) => ({
    ...given,
    lists: given.lists.map((list) => ({
      ...list,
      sha256: readNamedFile(list.file, 'lists', list.sha256).sha256,
    })),
    models: await Promise.all(
      given.models.map(async (own) => ({ ...own, model: await resolveClassifier(own) })),
    ),
  }),
  plan(schema, options) {
    const { fields, column, max } = options
    textPaths(schema, fields)
    checkLimits(options)
    return {
      schema: appendFields(schema, [scoreField(options)]),
      reads: columnsOf(fields),
      writes: [column],
      effects: { rows: Object.keys(max).length === 0 ? 'kept' : 'dropped' },
    }
  },
  findings: safetyFindings,
  async open({ options, cache, findings, explain, ...context }) {
    const { counters } = context
    const removed = new RemovedRows(context, columnsOf(options.fields))
    const { max, action } = options
    const scorers = await openScorers(options, cache)
    const limits = Object.entries(max)
    const field = scoreField(options)
    return (batch) => {
      const builder = builderFor(field)
      const gone = new Set<number>()
      const scored = scoresOf(batch, options, scorers)
      for (const [row, scores] of scored.scores.entries()) {
        builder.append(scores)
        if (scored.failed.has(row)) {
          gone.add(row)
          counters.rejected(batch, row, 'safety_failed')
          continue
        }
        const results = limits.map(([name, limit]): RuleResult => {
          const value = scores[name] ?? undefined
          return { rule: `unsafe_${name}`, passed: (value ?? 0) <= limit, value, limit, side: 'max' }
        })
        explain?.(row, results)
        const broken = results.filter(({ passed }) => !passed)
        countRules(
          findings as RuleCounts,
          broken.map(({ rule }) => rule),
        )
        const [over] = broken
        if (over === undefined) continue
        gone.add(row)
        if (action === 'drop') removed.drop(batch, row, over.rule)
        else removed.reject(batch, row, over.rule, broken)
      }
      const all = appendColumns(batch, [{ field, column: builder.finish() }])
      return gone.size === 0 ? all : filterRows(all, (row) => !gone.has(row))
    }
  },
})

/** Settings that say nothing of a model of fastText. */
const onnxAlone = ['activation', 'tokenizer', 'maxTokens', 'overlap'] as const

/** The model with the digest that a run is bound to. */
async function resolveClassifier({ category, model, label }: Classifier): Promise<Classifier['model']> {
  const settings = classifierSettings(model)
  if (isOnnx(settings.path)) return resolveTextModel({ category, model: settings, label })
  const wrong = onnxAlone.find((name) => settings[name] !== undefined)
  if (wrong !== undefined)
    throw new PrepError(
      'bad_option',
      `${bareName('models')}: ${wrong} is of ONNX models, and fastText has trained "${settings.path}". Leave it out`,
    )
  return { ...settings, ...(await resolveModel(settings)) }
}

async function openScorers({ lists, models }: SafetyOptions, cache: StepCache): Promise<Scorers> {
  const own = models.map((given) => ({ ...given, model: classifierSettings(given.model) }))
  return {
    score: await cache.opened(openOffensive, undefined),
    countWords: cache.opened(openWordLists, lists),
    models: own
      .filter(({ model }) => !isOnnx(model.path))
      .map(({ category, model: { path }, label }) => {
        const opened = cache.opened(openModel, { path })
        const number = labelIn(opened, label)
        return { category, score: (text) => opened.scores(text)?.[number] }
      }),
    textModels: await openTextModels(
      own.filter(({ model }) => isOnnx(model.path)),
      cache,
    ),
  }
}
