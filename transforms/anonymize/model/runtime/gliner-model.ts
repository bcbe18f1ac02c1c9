import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from '../checkpoint/files.js'
import { type GlinerConfig, readGlinerConfig } from '../checkpoint/gliner-config.js'
import { readJsonObject } from '../checkpoint/json-object.js'
import type { ModelSettings } from '../checkpoint/options.js'
import type { Prompt } from '../checkpoint/prompts.js'
import type { ModelSpan } from './decode.js'
import { openGlinerSession } from './gliner-session.js'
import { type Candidate, resolveFlat, spansOfCandidates } from './gliner-spans.js'
import { type GlinerWord, wordsOf, wordWindows } from './gliner-words.js'
import type { TextModel } from './text-model.js'
import { openTokenizer, type Tokenizer } from './text-tokens.js'

/** A text as words, and the spans of it that score enough. */
interface ReadText {
  words: readonly GlinerWord[]
  candidates: Candidate[]
}

/** Tokens that a window must have room for, so that a text is not cut into shreds. */
const leastTokens = 32

/**
 * A GLiNER model with one encoder for labels and text (Zaratiana et al., NAACL 2024): every row holds the labels,
 * each behind a marker, and then the words. Throws `bad_option` for a model of another shape.
 */
export async function openGlinerModel(
  files: ModelFiles,
  settings: ModelSettings,
  prompts: readonly Prompt[],
): Promise<TextModel<ReadText, ModelSpan[]>> {
  const config = readGlinerConfig(files, settings)
  const tokenizer = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const asked = askedTokens(tokenizer, { config, prompts, files })
  const { before, after, tokenize } = tokenizer
  const head = [...before, ...asked]
  const mostTokens = config.maxTokens - head.length - after.length
  if (mostTokens < leastTokens)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: ${prompts.length} labels leave ${Math.max(0, mostTokens)} of ${config.maxTokens} tokens to the text, ` +
        `which needs ${leastTokens}. Raise maxTokens, or ask for fewer entities or labels`,
    )
  const { threshold } = settings
  const run = await openGlinerSession(files, settings, { config, prompts: prompts.length, head, after })
  const overlap = settings.overlap ?? Math.max(64, 2 * config.maxWidth)
  return {
    addedTokens: head.length + after.length,
    read: (text) => ({ words: wordsOf(text, { tokenize, mostTokens }), candidates: [] }),
    windows: ({ words }, text) =>
      wordWindows(text, words, { mostWords: config.maxWords, mostTokens, overlap }),
    async mark(group) {
      const rows = await run(group.map(({ read, from, to }) => read.words.slice(from, to)))
      group.forEach(({ read, from, ownsFrom, ownsTo }, i) => {
        for (const candidate of rows[i](threshold)) {
          const first = from + candidate.first
          if (first < ownsFrom || first >= ownsTo) continue
          const last = from + candidate.last
          if (!read.words.slice(first, last + 1).some(({ isClause }) => isClause))
            read.candidates.push({ ...candidate, first, last })
        }
      })
    },
    answer: (text, { words, candidates }) =>
      spansOfCandidates(text, resolveFlat(candidates, words.length), { words, prompts }),
  }
}

/** Each label behind its marker, and the marker behind them all, as token ids. */
function askedTokens(
  { tokenize, idOf }: Tokenizer,
  { config, prompts, files }: { config: GlinerConfig; prompts: readonly Prompt[]; files: ModelFiles },
): number[] {
  const marker = (name: string): number => {
    const id = idOf(name)
    if (id !== undefined) return id
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${files.tokenizer}" has no token ${name}, which "${files.config}" puts before labels. ` +
        'Save the tokenizer.json of the GLiNER model there, not that of its encoder',
    )
  }
  const entity = marker(config.markers.entity)
  if (config.entityId !== undefined && config.entityId !== entity)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: token ${config.markers.entity} has the id ${entity} in "${files.tokenizer}", and ${config.entityId} as ` +
        `class_token_index of "${files.config}". Save the tokenizer.json that belongs to the model`,
    )
  const separator = marker(config.markers.separator)
  return [...prompts.flatMap(({ type }) => [entity, ...tokenize(type).ids]), separator]
}
