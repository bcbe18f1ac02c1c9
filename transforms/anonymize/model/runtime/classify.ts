import type { Entity } from '../../entities/entities.js'
import { checkDigest, findModelFiles } from '../checkpoint/files.js'
import type { ModelSettings, TextModelSettings } from '../checkpoint/options.js'
import { promptsOf } from '../checkpoint/prompts.js'
import { type ClassScores, type ClassSettings, openClassModel } from './class-model.js'
import type { ModelSpan } from './decode.js'
import { type Embedding, openEmbedModel } from './embed-model.js'
import { openGlinerModel } from './gliner-model.js'
import type { ReadWindow, TextModel } from './text-model.js'
import { openTokenModel } from './token-model.js'
import { groupWindows } from './windows.js'

/** What a model says of many texts at once; `undefined` for a text that it fails on. */
export type Ask<Answer> = (texts: readonly string[]) => Promise<(Answer | undefined)[]>

/** Finds the entities of many texts. */
export type Classify = Ask<ModelSpan[]>

/** What is reported while texts are worked on: called after every run of the model. */
export type OnProgress = () => void

/** What is asked of a model. */
export interface ClassifierOptions {
  /** What is looked for; all that the model knows where left out. */
  entities?: readonly Entity[] | undefined
  onProgress?: OnProgress
}

/** Loads a model with its tokenizer. Throws `bad_option` or `unsupported`, never text of a record. */
export async function openClassifier(
  settings: ModelSettings,
  { entities, onProgress = () => {} }: ClassifierOptions = {},
): Promise<Classify> {
  const files = findModelFiles(settings)
  if (settings.sha256 !== undefined) checkDigest(files, settings)
  const how = { tokens: settings.batchTokens, onProgress }
  if (!files.isGliner) return askBy(await openTokenModel(files, settings), how)
  const prompts = promptsOf(settings.labels)
  const wanted = prompts.filter(({ entity }) => entities === undefined || entities.includes(entity))
  return askBy(await openGlinerModel(files, settings, wanted), how)
}

/** The probability of each label for many texts. */
export type ScoreTexts = Ask<ClassScores>

/** Loads a model for text classification. Throws as {@link openClassifier} does. */
export async function openTextScorer(
  settings: ClassSettings,
  onProgress: OnProgress = () => {},
): Promise<ScoreTexts> {
  const files = findModelFiles(settings)
  if (settings.sha256 !== undefined) checkDigest(files, settings)
  return askBy(await openClassModel(files, settings), { tokens: settings.batchTokens, onProgress })
}

/** Loads a sentence encoder. Throws as {@link openClassifier} does. */
export async function openEncoder(
  settings: TextModelSettings,
  onProgress: OnProgress = () => {},
): Promise<Ask<Embedding>> {
  const files = findModelFiles(settings)
  if (settings.sha256 !== undefined) checkDigest(files, settings)
  return askBy(await openEmbedModel(files, settings), { tokens: settings.batchTokens, onProgress })
}

/** Units of text that are worked on at a time: what a model says of every token is kept until a text is decoded. */
const sliceLength = 1 << 18

/** Runs a model over the windows of many texts, those of one length together. */
function askBy<Read, Answer>(
  model: TextModel<Read, Answer>,
  { tokens, onProgress }: { tokens: number; onProgress: OnProgress },
): Ask<Answer> {
  const mark = async (group: readonly ReadWindow<Read>[]): Promise<void> => {
    await model.mark(group)
    onProgress()
  }
  const ask: Ask<Answer> = async (texts) => {
    const failed = new Set<number>()
    const read = texts.map((text) => resultOf(() => model.read(text)))
    const windows = read.flatMap((one, text) =>
      one === undefined ? [] : model.windows(one, text).map((window) => ({ ...window, read: one })),
    )
    for (const group of groupWindows(windows, { tokens, added: model.addedTokens })) {
      if (await succeeds(() => mark(group))) continue
      // One text can spoil the run of others: alone, each fails for itself only.
      for (const window of group)
        if (group.length === 1 || !(await succeeds(() => mark([window])))) failed.add(window.text)
    }
    return read.map((one, i) =>
      one === undefined || failed.has(i) ? undefined : model.answer(texts[i], one),
    )
  }
  return async (texts) => {
    const answers = []
    for (const slice of slicesOf(texts)) answers.push(...(await ask(slice)))
    return answers
  }
}

/** Texts in their order, as many together as have about `sliceLength` units, and one at least. */
function* slicesOf(texts: readonly string[]): Generator<readonly string[]> {
  let from = 0
  let length = 0
  for (let i = 0; i < texts.length; i++) {
    if (i > from && length + texts[i].length > sliceLength) {
      yield texts.slice(from, i)
      from = i
      length = 0
    }
    length += texts[i].length
  }
  yield texts.slice(from)
}

/** What is thrown is not looked at: it may quote the text. */
function resultOf<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** As for `resultOf`. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false
  }
}
