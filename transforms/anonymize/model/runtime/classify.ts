import { PrepError } from '../../../../src/base/errors.js'
import { checkDigest, findModelFiles, readJsonObject, readModelConfig } from '../checkpoint/files.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { decodeSpans, type ModelSpan, softmaxOf, type TokenMarks } from './decode.js'
import { openSession } from './session.js'
import { openTokenizer, type TextTokens } from './text-tokens.js'
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
  const files = findModelFiles(settings)
  if (settings.sha256 !== undefined) checkDigest(files, settings)
  const { labels, maxTokens, padId } = readModelConfig(files.config, settings)
  const tokenizer = openTokenizer(readJsonObject(files.tokenizer), settings.runtime)
  const { before, after } = tokenizer
  const added = before.length + after.length
  const size = maxTokens - added
  if (size < 4)
    throw new PrepError('bad_option', `model: maxTokens ${maxTokens} leaves no room for text. Raise it`)
  const overlap = Math.min(settings.overlap, size >> 1)
  const { run } = await openSession(files, settings, { classes: labels.length, padId })

  /** Writes down what the model says of the tokens that each window speaks for. */
  const mark = async (
    group: readonly Window[],
    tokens: readonly TextTokens[],
    marks: readonly TokenMarks[],
  ) => {
    const rows = group.map(({ text, from, to }) => [...before, ...tokens[text].ids.slice(from, to), ...after])
    const width = Math.max(...rows.map((row) => row.length))
    const logits = await run(rows)
    group.forEach(({ text, from, ownsFrom, ownsTo }, row) => {
      for (let i = ownsFrom; i < ownsTo; i++) {
        const at = (row * width + before.length + i - from) * labels.length
        const { best, score } = softmaxOf(logits, at, labels)
        if (Number.isNaN(score)) throw new Error('The model answers with no numbers')
        marks[text].classes[i] = best
        marks[text].scores[i] = score
      }
    })
    onProgress()
  }

  return async (texts) => {
    const failed = new Set<number>()
    const tokens = texts.map((text, i) => tokenizeOr(text, () => failed.add(i)))
    const marks = tokens.map(({ ids }) => ({
      classes: new Uint16Array(ids.length),
      scores: new Float32Array(ids.length),
    }))
    const windows = tokens.flatMap(({ ids }, text) =>
      ids.length === 0 ? [] : windowsOf(text, ids.length, { size, overlap }),
    )
    for (const group of groupWindows(windows, { tokens: settings.batchTokens, added })) {
      const done = await succeeds(() => mark(group, tokens, marks))
      if (done) continue
      // One text can spoil the run of others: alone, each fails for itself only.
      for (const window of group)
        if (group.length === 1 || !(await succeeds(() => mark([window], tokens, marks))))
          failed.add(window.text)
    }
    return texts.map((text, i) => {
      if (failed.has(i)) return undefined
      const spans = decodeSpans(
        text,
        { tokens: tokens[i], marks: marks[i] },
        { labels, aggregation: settings.aggregation },
      )
      return spans.filter(({ score }) => score >= settings.threshold)
    })
  }

  function tokenizeOr(text: string, fail: () => void): TextTokens {
    try {
      return tokenizer.tokenize(text)
    } catch {
      fail()
      return { ids: [], starts: [], ends: [] }
    }
  }
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
