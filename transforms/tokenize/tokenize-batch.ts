import type { Data } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { IntegerLists } from '../../src/arrow/lists/integer-lists.js'
import { takeRows } from '../../src/arrow/take.js'
import { ignoredLabel } from '../../src/tokens/ignored-label.js'
import type { Tokenizer } from '../../src/tokens/tokenizer.js'
import type { Counters } from '../../src/transform/transform.js'
import { commonPrefix, DocumentEncoder, labelsInSpans } from './document.js'
import { type Layout, layoutOf } from './layout.js'
import { NumberLists } from './number-lists.js'
import type { TokenizeOptions } from './options.js'
import { tokenizedSchema } from './schema.js'

/** The lists of a record in the order of the layout, or what becomes of it instead. */
type Made = Int32Array[] | { rejected: string } | { dropped: string }

/** Makes batches of tokens of batches of texts. */
export function openTokenizeBatch(
  tokenizer: Tokenizer,
  { options, counters }: { options: TokenizeOptions; counters: Counters },
): (batch: Batch) => Batch {
  const encoder = new DocumentEncoder(tokenizer, options)
  return (batch) => {
    const layout = layoutOf(batch.schema, options)
    const make = makerOf(batch, { layout, encoder, options, counters })
    const lists = layout.lists.map(() => new NumberLists())
    const kept: number[] = []
    for (let row = 0; row < batch.numRows; row++) {
      const made = make(row)
      if ('rejected' in made) counters.rejected(batch, row, made.rejected)
      else if ('dropped' in made) counters.dropped(made.dropped, 1, { batch, row })
      else {
        kept.push(row)
        for (const [i, list] of lists.entries()) list.add(made[i])
      }
    }
    const rows = takeRows(batch, Uint32Array.from(kept))
    const schema = tokenizedSchema(batch.schema, options)
    const columns = schema.fields.map(({ name }): Data => {
      const place = layout.lists.indexOf(name)
      return place < 0 ? rows.column(name) : lists[place].column()
    })
    return new Batch(schema, columns, rows.origin)
  }
}

interface Making {
  layout: Layout
  encoder: DocumentEncoder
  options: TokenizeOptions
  counters: Counters
}

/** What becomes of each row of a batch. */
function makerOf(batch: Batch, { layout, encoder, options, counters }: Making): (row: number) => Made {
  const texts = layout.texts.map((name) => textsOf(batch.column(name)))
  const cut = limiterOf(options, counters)
  const mask = (ids: Int32Array) => (options.attentionMask ? [new Int32Array(ids.length).fill(1)] : [])
  if (layout.kind === 'text') {
    const spans = layout.spans === undefined ? undefined : new IntegerLists(batch.column(layout.spans))
    return (row) => {
      const text = texts[0](row)
      if (text === undefined) return { rejected: 'no_text' }
      const tokens = encoder.encode(text, { isEnd: true })
      if (tokens === undefined) return { rejected: 'special_token' }
      if (spans === undefined) return cut(tokens.ids)
      const given = spans.of(row)
      if (given === undefined) return { rejected: 'no_spans' }
      return cut(tokens.ids, labelsInSpans(tokens, { spans: given, bytes: text.length }))
    }
  }
  return (row) => {
    const [prompt, ...answers] = texts.map((text) => text(row))
    if (prompt === undefined || answers.includes(undefined)) return { rejected: 'no_text' }
    const alone = encoder.encode(prompt, { isEnd: false })?.ids.slice()
    const whole = answers.map((answer) =>
      encoder.encode(Buffer.concat([prompt, answer!]), { isEnd: true })?.ids.slice(),
    )
    if (alone === undefined || whole.includes(undefined)) return { rejected: 'special_token' }
    const ids = whole as Int32Array[]
    const promptTokens = Math.min(...ids.map((one) => commonPrefix(alone, one)))
    if (promptTokens < alone.length) counters.note('prompt_not_a_prefix')
    if (layout.kind === 'completion')
      return cut(
        ids[0],
        ids[0].map((id, i) => (i < promptTokens ? ignoredLabel : id)),
      )
    return cutPreference([alone.subarray(0, promptTokens), ...ids.map((one) => one.subarray(promptTokens))])
  }

  function limiterOf({ maxLength = Number.POSITIVE_INFINITY, overlong }: TokenizeOptions, to: Counters) {
    return (ids: Int32Array, labels?: Int32Array): Made => {
      if (ids.length > maxLength && overlong === 'drop') return { dropped: 'document_too_long' }
      const isCut = ids.length > maxLength
      const [from, end] = overlong === 'tail' && isCut ? [ids.length - maxLength, ids.length] : [0, maxLength]
      if (isCut) to.note('truncated')
      const kept = ids.subarray(from, end)
      if (labels === undefined) return [kept, ...mask(kept)]
      const learned = labels.subarray(from, end)
      if (learned.every((label) => label === ignoredLabel)) to.note('nothing_to_learn')
      return [kept, learned, ...mask(kept)]
    }
  }

  /** As TRL keeps the head of a preference: one whose prompt alone fills it has nothing to learn. */
  function cutPreference([prompt, ...answers]: Int32Array[]): Made {
    const { maxLength = Number.POSITIVE_INFINITY, overlong } = options
    const left = maxLength - prompt.length
    if (answers.every(({ length }) => length <= left)) return [prompt, ...answers]
    if (overlong === 'drop' || left <= 0) return { dropped: 'document_too_long' }
    counters.note('truncated')
    return [prompt, ...answers.map((answer) => answer.subarray(0, left))]
  }
}

/** Reads the texts of a column as bytes; `undefined` for a null. */
function textsOf(data: Data): (row: number) => Uint8Array | undefined {
  const offsets = data.valueOffsets as Int32Array
  const bytes = data.values as Uint8Array
  return (row) => (data.getValid(row) ? bytes.subarray(offsets[row], offsets[row + 1]) : undefined)
}
