import { PrepError } from '../../../../src/base/errors.js'
import { checkDigest, findModelFiles, readJsonObject, readModelConfig } from '../checkpoint/files.js'
import type { ModelLabel } from '../checkpoint/labels.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { decodeSpans, type ModelSpan, softmaxOf, type TokenMarks } from './decode.js'
import { openSession, type Session } from './session.js'
import { openTokenizer, type TextTokens, type Tokenizer } from './text-tokens.js'
import { groupWindows, type Window, windowsOf } from './windows.js'

/** Finds the entities of many texts at once; `undefined` for a text that the model fails on. */
export type Classify = (texts: readonly string[]) => Promise<(ModelSpan[] | undefined)[]>

/** What is reported while texts are worked on: called after every run of the model. */
export type OnProgress = () => void

/** Loads a model with its tokenizer. Throws `bad_option` or `unsupported`, never text of a record. */
export async function openClassifier(
  settings: ModelSettings,
  onProgress: OnProgress = () => {},
): Promise<Classify> {
  const model = await loadModel(settings)
  return async (texts) => {
    const failed = new Set<number>()
    const read = texts.map((text, i) => readText(text, { model, fail: () => failed.add(i) }))
    const mark = async (group: readonly Window[]): Promise<void> => {
      await markTokens(group, { read, model })
      onProgress()
    }
    for (const group of groupsOf(read, model)) {
      if (await succeeds(() => mark(group))) continue
      // One text can spoil the run of others: alone, each fails for itself only.
      for (const window of group)
        if (group.length === 1 || !(await succeeds(() => mark([window])))) failed.add(window.text)
    }
    return texts.map((text, i) => (failed.has(i) ? undefined : spansOf(text, { ...read[i], model })))
  }
}

/** A model that is ready to run, and how its windows of tokens are cut. */
interface Model {
  settings: ModelSettings
  labels: readonly ModelLabel[]
  tokenizer: Tokenizer
  run: Session['run']
  /** Tokens of text in a window, without those that the tokenizer puts around. */
  size: number
  overlap: number
}

async function loadModel(settings: ModelSettings): Promise<Model> {
  const files = findModelFiles(settings)
  if (settings.sha256 !== undefined) checkDigest(files, settings)
  const { labels, maxTokens, padId } = readModelConfig(files.config, settings)
  const tokenizer = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const size = maxTokens - addedTokens(tokenizer)
  if (size < 4)
    throw new PrepError('bad_option', `model: maxTokens ${maxTokens} leaves no room for text. Raise it`)
  const overlap = Math.min(settings.overlap, size >> 1)
  const { run } = await openSession(files, settings, { classes: labels.length, padId })
  return { settings, labels, tokenizer, run, size, overlap }
}

function addedTokens({ before, after }: Tokenizer): number {
  return before.length + after.length
}

/** A text as tokens, and what the model says of each. */
interface ReadText {
  tokens: TextTokens
  marks: TokenMarks
}

function readText(text: string, { model, fail }: { model: Model; fail: () => void }): ReadText {
  const tokens = tokenizeOr(text, { model, fail })
  const length = tokens.ids.length
  return { tokens, marks: { classes: new Uint16Array(length), scores: new Float32Array(length) } }
}

function tokenizeOr(text: string, { model, fail }: { model: Model; fail: () => void }): TextTokens {
  try {
    return model.tokenizer.tokenize(text)
  } catch {
    fail()
    return { ids: [], starts: [], ends: [] }
  }
}

/** Windows over all texts, in groups that the model runs over at once. */
function groupsOf(read: readonly ReadText[], model: Model): Iterable<Window[]> {
  const windows = read.flatMap(({ tokens: { ids } }, text) =>
    ids.length === 0 ? [] : windowsOf(text, ids.length, model),
  )
  return groupWindows(windows, {
    tokens: model.settings.batchTokens,
    added: addedTokens(model.tokenizer),
  })
}

/** Writes down what the model says of the tokens that each window speaks for. */
async function markTokens(
  group: readonly Window[],
  { read, model }: { read: readonly ReadText[]; model: Model },
): Promise<void> {
  const { before, after } = model.tokenizer
  const { labels } = model
  const rows = group.map(({ text, from, to }) => [
    ...before,
    ...read[text].tokens.ids.slice(from, to),
    ...after,
  ])
  const width = Math.max(...rows.map((row) => row.length))
  const logits = await model.run(rows)
  group.forEach(({ text, from, ownsFrom, ownsTo }, row) => {
    const { classes, scores } = read[text].marks
    for (let i = ownsFrom; i < ownsTo; i++) {
      const at = (row * width + before.length + i - from) * labels.length
      const { best, score } = softmaxOf(logits, at, labels)
      if (Number.isNaN(score)) throw new Error('The model answers with no numbers')
      classes[i] = best
      scores[i] = score
    }
  })
}

function spansOf(text: string, { tokens, marks, model }: ReadText & { model: Model }): ModelSpan[] {
  const { aggregation, threshold } = model.settings
  const spans = decodeSpans(text, { tokens, marks }, { labels: model.labels, aggregation })
  return spans.filter(({ score }) => score >= threshold)
}

/** What is thrown is not looked at: it may quote the text. */
async function succeeds(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch {
    return false
  }
}
