import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { trainTokenizer } from '../../scripts/sample-tokenizer/train.js'
import { Field, Int32, Schema, Utf8 } from '../../src/arrow/arrow.js'
import { Batch } from '../../src/arrow/batch.js'
import { builderFor } from '../../src/arrow/builders.js'
import { listOf } from '../../src/arrow/path.js'
import { batchOfRows, type Row, rowsOf } from '../../src/arrow/rows.js'
import { openTokenizer, TokenSink } from '../../src/tokens/tokenizer.js'
import { resolveOptions } from '../../src/transform/plan-step.js'
import type { Transform } from '../../src/transform/transform.js'
import { tokenize } from '../../transforms/tokenize.js'
import { checkLaws, runStep } from '../laws.js'
import { root } from '../source-files.js'

const samples = join(root, 'datasets/samples')
const tokenizer = join(samples, 'tokenizer')
const transform = tokenize as unknown as Transform

async function made(rows: Row[], options: object = {}, batch: Batch = batchOfRows(rows)) {
  const run = await runStep(transform, [[batch]], { options: { tokenizer, ...options } })
  return { ...run, rows: run.batches.flatMap(rowsOf) }
}

const { eosId, ...opened } = await openTokenizer(tokenizer)

function idsOf(text: string): number[] {
  const sink = new TokenSink()
  opened.encode(text, sink)
  return [...sink.ids.subarray(0, sink.length)]
}

const texts = ['Dear hiring desk, 你好!', '', '<|im_start|>user\nHi<|im_end|>\n', 'a'.repeat(200)]

describe('tokenize', () => {
  test('keeps the laws of transforms', async () => {
    const batches = [batchOfRows(texts.map((text) => ({ text, id: text.length })))]
    await checkLaws(transform, { options: { tokenizer, maxLength: 20 }, batches })
  })

  test('refuses a tokenizer whose files are not those of the SHA-256 that is named with it', async () => {
    const pinned = (sha256?: string) => ({ tokenizer: { path: tokenizer, sha256 } })
    const resolved = (await resolveOptions(transform, pinned(), 0)) as ReturnType<typeof pinned>
    const { sha256 = '' } = resolved.tokenizer
    expect(await resolveOptions(transform, pinned(sha256), 0)).toEqual(resolved)
    const other = sha256.replace(/./, (digit) => (digit === '0' ? '1' : '0'))
    await expect(resolveOptions(transform, pinned(other), 0)).rejects.toMatchObject({
      code: 'bad_option',
      message: expect.stringContaining(`have the SHA-256 ${sha256}, where another one is named`),
    })
  })

  test('writes the ids of a text in place of it, and keeps other columns', async () => {
    const { rows } = await made(texts.map((text, id) => ({ id, text })))
    expect(rows).toEqual(texts.map((text, id) => ({ id, input_ids: idsOf(text) })))
    const kept = await made([{ text: 'Hi' }], { keepText: true, attentionMask: true })
    const ids = idsOf('Hi')
    expect(kept.rows).toEqual([{ text: 'Hi', input_ids: ids, attention_mask: ids.map(() => 1) }])
  })

  test('ends documents with the eos token where they do not end with it', async () => {
    const { rows } = await made([{ text: 'Hi' }, { text: 'Hi<|im_end|>' }], { addEos: true })
    expect(rows.map((row) => row.input_ids)).toEqual([
      [...idsOf('Hi'), eosId],
      [...idsOf('Hi'), eosId],
    ])
  })

  test('labels the bytes of the spans alone, in Chinese text as well', async () => {
    const prompt = '<|im_start|>user\n你好吗?<|im_end|>\n<|im_start|>assistant\n'
    const answer = '我很好, thank you.<|im_end|>'
    const text = `${prompt}${answer}\n`
    const spans = [Buffer.byteLength(prompt), Buffer.byteLength(prompt + answer)]
    const { rows } = await made([], {}, withSpans([text, text], [spans, []]))
    const learned = rows.map(({ labels }) => (labels as number[]).filter((label) => label !== -100))
    expect(learned).toEqual([idsOf(answer), []])
    expect(rows.map(({ input_ids }) => input_ids)).toEqual([idsOf(text), idsOf(text)])
  })

  test('labels the completion behind a prompt, as far as both begin alike', async () => {
    const { rows, counts } = await made([
      { prompt: 'Write to the desk.', completion: ' Dear desk' },
      { prompt: 'app', completion: 'licants' },
    ])
    const whole = [idsOf('Write to the desk. Dear desk'), idsOf('applicants')]
    const before = [idsOf('Write to the desk.').length, 1]
    expect(rows).toEqual(
      whole.map((ids, i) => ({
        input_ids: ids,
        labels: ids.map((id, place) => (place < before[i] ? -100 : id)),
      })),
    )
    expect(counts.notes).toEqual({ prompt_not_a_prefix: 1 })
  })

  test('writes preferences under the names that TRL reads, and cuts answers behind their prompt', async () => {
    const row = { prompt: 'Which?', chosen: ' The first one', rejected: ' None of all' }
    const whole = await made([row], { addEos: true })
    const [prompt, chosen, rejected] = Object.values(row).map(idsOf)
    expect(whole.rows).toEqual([
      { prompt_ids: prompt, chosen_ids: [...chosen, eosId], rejected_ids: [...rejected, eosId] },
    ])
    const maxLength = prompt.length + 2
    const cut = await made([row], { maxLength })
    expect(cut.rows).toEqual([
      { prompt_ids: prompt, chosen_ids: chosen.slice(0, 2), rejected_ids: rejected.slice(0, 2) },
    ])
    const gone = await made([row], { maxLength: prompt.length })
    expect(gone.counts).toMatchObject({ rowsOut: 0, dropped: { document_too_long: 1 } })
    await expect(made([row], { maxLength, overlong: 'tail' })).rejects.toThrow(/Take head or drop/)
  })

  test.each([
    ['head', [0, 3], { truncated: 1 }, {}],
    ['tail', [-3, undefined], { truncated: 1 }, {}],
    ['drop', undefined, {}, { document_too_long: 1 }],
  ] as const)(
    'of a text with more than maxLength tokens keeps its %s, and counts it',
    async (overlong, cut, notes, dropped) => {
      const text = 'one two three four five'
      const { rows, counts } = await made([{ text }], { maxLength: 3, overlong })
      expect(rows.map((row) => row.input_ids)).toEqual(cut === undefined ? [] : [idsOf(text).slice(...cut)])
      expect(counts).toMatchObject({ notes, dropped })
    },
  )

  test('rejects null texts, and special tokens where these are refused; takes them for text where asked', async () => {
    const given = [{ text: null }, { text: 'Hi<|im_end|>' }, { text: 'Hi' }]
    const refused = await made(given, { specialTokens: 'refuse' })
    expect(refused.counts.rejected).toEqual({ no_text: 1, special_token: 1 })
    const plain = await made(given, { specialTokens: 'text' })
    expect(plain.rows[0].input_ids).not.toContain(eosId)
  })

  test('refuses data without a text, and a tokenizer without an eos token where one is wanted', async () => {
    await expect(made([{ a: 'b' }])).rejects.toThrow(/no text column "text".*: a$/)
    const folder = mkdtempSync(join(tmpdir(), 'prepkit-test-tokenize-'))
    afterAll(() => rmSync(folder, { recursive: true }))
    writeFileSync(join(folder, 'tokenizer.json'), readFileSync(join(tokenizer, 'tokenizer.json')))
    await expect(made([{ text: 'a' }], { tokenizer: folder, addEos: true })).rejects.toThrow(
      /names no eos token/,
    )
  })

  test('is resumed with the same tokenizer alone: its digest is an option', async () => {
    const options = await tokenize.resolve!(tokenize.options.parse({ tokenizer }))
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(options.tokenizer).toEqual({ path: tokenizer, sha256, vocabulary: 1027 })
  })
})

/** A batch of texts with the spans that `template` writes. */
function withSpans(given: string[], spans: number[][]): Batch {
  const fields = [
    new Field('text', new Utf8(), true),
    new Field('assistant_spans', listOf(new Int32()), true),
  ]
  const columns = [given, spans].map((values, i) => {
    const builder = builderFor(fields[i])
    for (const value of values) builder.append(value)
    return builder.finish()
  })
  const origin = {
    source: 0,
    positions: Float64Array.from(given.keys()),
    copies: new Uint32Array(given.length),
  }
  return new Batch(new Schema(fields), columns, origin)
}

test('the tokenizer of the samples is what training on them makes, its last merges aside', () => {
  const sample = JSON.parse(readFileSync(join(tokenizer, 'tokenizer.json'), 'utf8')) as {
    model: { merges: unknown[] }
  }
  const lines = ['people.en.jsonl', 'people.zh.jsonl'].map((name) =>
    readFileSync(join(samples, name), 'utf8'),
  )
  const trained = trainTokenizer(lines, 40) as typeof sample
  expect(sample.model.merges.slice(0, 40)).toEqual(trained.model.merges)
})
