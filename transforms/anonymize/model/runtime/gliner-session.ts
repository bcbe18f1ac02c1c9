import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from '../checkpoint/files.js'
import type { GlinerConfig } from '../checkpoint/gliner-config.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { type Candidate, candidatesOfSpans, candidatesOfWords, type WordPart } from './gliner-spans.js'
import type { GlinerWord } from './gliner-words.js'
import { padRows } from './rows.js'
import { type ModelInput, type ModelOutput, openSession, type Session, tryOut } from './session.js'

/** What a model says of one row. */
export type FindCandidates = (threshold: number) => Candidate[]

/** Runs rows of words through a model; throws where it answers with no numbers. */
export type RunRows = (rows: readonly (readonly GlinerWord[])[]) => Promise<FindCandidates[]>

/** What stands around the words of every row, and how the answer is read. */
export interface RowForm {
  config: GlinerConfig
  /** How many labels are asked for. */
  prompts: number
  head: readonly number[]
  after: readonly number[]
}

const spanInputs = ['input_ids', 'attention_mask', 'words_mask', 'text_lengths', 'span_idx', 'span_mask']
const wordInputs = spanInputs.slice(0, 4)

/** Loads a GLiNER model and tries it on two words. Throws `bad_option` for a model with other inputs or outputs. */
export async function openGlinerSession(
  files: ModelFiles,
  settings: ModelSettings,
  form: RowForm,
): Promise<RunRows> {
  const session = await openSession(files, settings)
  checkInputs(session, files, form.config)
  const run: RunRows = async (rows) => {
    const size: Size = { rows: rows.length, words: Math.max(...rows.map((row) => row.length)) }
    const output = await session.run(inputsOf(rows, { ...form, ...size }))
    if (output.data.some(Number.isNaN)) throw new Error('The model answers with no numbers')
    const read = readerOf(output, { ...form, ...size })
    return rows.map((row, i) => read(i, row.length))
  }
  const word: GlinerWord = { start: 0, end: 1, ids: [0], isClause: false }
  await tryOut(() => run([[word, word]]), files)
  return run
}

interface Size {
  rows: number
  /** Words of the longest row. */
  words: number
}

function checkInputs(
  { inputs }: Session,
  { model, config }: ModelFiles,
  { isTokenLevel }: GlinerConfig,
): void {
  const wanted = isTokenLevel ? wordInputs : spanInputs
  if (inputs.length === wanted.length && wanted.every((name) => inputs.includes(name))) return
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: "${model}" wants the inputs ${inputs.join(', ')}, not ${wanted.join(', ')}, which a model of the span_mode ` +
      `in "${config}" has. Take an export of a GLiNER model with one encoder`,
  )
}

/** The inputs as `SpanProcessor` of GLiNER prepares them: words count from 1 in `words_mask`, and from 0 in `span_idx`. */
function inputsOf(
  rows: readonly (readonly GlinerWord[])[],
  { config, head, after, words }: RowForm & Size,
): Record<string, ModelInput> {
  const { ids, mask, width } = padRows(
    rows.map((row) => [...head, ...row.flatMap((word) => word.ids), ...after]),
    config.padId,
  )
  const wordsMask = new BigInt64Array(rows.length * width)
  const lengths = new BigInt64Array(rows.length)
  const { maxWidth } = config
  const spans = words * maxWidth
  const spanIndex = new BigInt64Array(config.isTokenLevel ? 0 : rows.length * spans * 2)
  const spanMask = new Uint8Array(spanIndex.length / 2)
  rows.forEach((row, r) => {
    lengths[r] = BigInt(row.length)
    let at = r * width + head.length
    row.forEach((word, i) => {
      if (word.ids.length > 0) wordsMask[at] = BigInt(i + 1)
      at += word.ids.length
      if (config.isTokenLevel) return
      for (let k = 0; k < maxWidth && i + k < row.length; k++) {
        const span = r * spans + i * maxWidth + k
        spanIndex[2 * span] = BigInt(i)
        spanIndex[2 * span + 1] = BigInt(i + k)
        spanMask[span] = 1
      }
    })
  })
  return {
    input_ids: ids,
    attention_mask: mask,
    words_mask: { type: 'int64', data: wordsMask, dims: ids.dims },
    text_lengths: { type: 'int64', data: lengths, dims: [rows.length, 1] },
    span_idx: { type: 'int64', data: spanIndex, dims: [rows.length, spans, 2] },
    span_mask: { type: 'bool', data: spanMask, dims: [rows.length, spans] },
  }
}

/** Reads what a model says of a row, which has some words. */
type ReadRow = (row: number, count: number) => FindCandidates

function readerOf({ data, dims }: ModelOutput, { config, prompts, rows, words }: RowForm & Size): ReadRow {
  const { maxWidth, isTokenLevel } = config
  const fits = (wanted: readonly number[]) =>
    wanted.length === dims.length && wanted.every((size, i) => size === dims[i])
  if (!isTokenLevel) {
    // Some exports leave the spans of a row in one dimension.
    const isKnown = fits([rows, words, maxWidth, prompts]) || fits([rows, words * maxWidth, prompts])
    if (!isKnown) throw strangeShape(dims, [rows, words, maxWidth, prompts])
    return (row, count) => (threshold) =>
      candidatesOfSpans(
        (first, width, prompt) => data[((row * words + first) * maxWidth + width) * prompts + prompt],
        { count, prompts, threshold, maxWidth },
      )
  }
  const partsLast = fits([rows, words, prompts, 3])
  if (!partsLast && !fits([3, rows, words, prompts])) throw strangeShape(dims, [rows, words, prompts, 3])
  const at = (row: number, word: number, prompt: number) => (row * words + word) * prompts + prompt
  const size = rows * words * prompts
  const indexOf = (part: WordPart) => wordParts.indexOf(part)
  return (row, count) => (threshold) =>
    candidatesOfWords(
      (word, prompt, part) =>
        partsLast
          ? data[at(row, word, prompt) * 3 + indexOf(part)]
          : data[indexOf(part) * size + at(row, word, prompt)],
      { count, prompts, threshold },
    )
}

const wordParts: readonly WordPart[] = ['begins', 'ends', 'inside']

function strangeShape(dims: readonly number[], wanted: readonly number[]): PrepError {
  return new PrepError(
    'bad_option',
    `${bareName('model')}: its output has the shape ${dims.join(' x ')}, not ${wanted.join(' x ')} for rows, words, ` +
      `${wanted[3] === 3 ? 'labels and parts' : 'widths and labels'}. ` +
      'Take a GLiNER model with the gliner_config.json that belongs to it',
  )
}
