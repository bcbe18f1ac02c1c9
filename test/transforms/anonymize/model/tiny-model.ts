import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Graph, writeGraph } from './onnx-graph.js'

/** The words that the model knows, cut as WordPiece does, and the label that it gives each. */
export const tinyVocabulary = {
  '[PAD]': 'O',
  '[UNK]': 'O',
  '[CLS]': 'O',
  '[SEP]': 'O',
  jose: 'B-PER',
  '##phine': 'I-PER',
  maria: 'B-PER',
  '##n': 'O',
  muller: 'I-PER',
  berlin: 'B-LOC',
  acme: 'B-ORG',
  corp: 'I-ORG',
  张: 'B-PER',
  伟: 'I-PER',
  李: 'B-PER',
  娜: 'I-PER',
  北: 'B-LOC',
  京: 'I-LOC',
  在: 'O',
  住: 'O',
  he: 'O',
  met: 'O',
  and: 'O',
  in: 'O',
  at: 'O',
  the: 'O',
  a: 'O',
  '.': 'O',
  ',': 'O',
  '，': 'O',
  '。': 'O',
  '"': 'O',
  '🎉': 'O',
  unsure: 'unsure B-PER',
} as const

const labels = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG']

export interface TinyModel {
  labels?: readonly string[]
  /** Other labels for some words; `unsure LABEL` for one that stands out little. */
  words?: Readonly<Record<string, string>>
  /** Whether the word "poison" is known to the tokenizer and not to the model, which fails on it. */
  fails?: boolean
  /** Where the model stands below the folder. */
  file?: string
  /** Other inputs than a model of BERT has. */
  inputs?: readonly string[]
  /** What else `config.json` says. */
  config?: object
  /** Whether it answers with numbers of 16 bits. */
  isHalf?: boolean
  /** Whether it gives labels to whole texts: of each label the highest score of a token. */
  isOfTexts?: boolean
}

/**
 * Writes a model of one layer, a table of scores by token, as ONNX (https://onnx.ai/onnx/repo-docs/IR.html),
 * with its tokenizer and its config. Returns the folder.
 */
export function writeTinyModel(folder: string, given: TinyModel = {}): string {
  const { fails = false, file = 'model.onnx', inputs = ['input_ids', 'attention_mask'] } = given
  const names = given.labels ?? labels
  const words = Object.entries({ ...tinyVocabulary, ...given.words })
  const table = new Float32Array(words.length * names.length)
  words.forEach(([, label], row) => {
    const column = Math.max(0, names.indexOf(label.replace('unsure ', '')))
    table[row * names.length + column] = label.startsWith('unsure ') ? 1 : 8
  })
  mkdirSync(join(folder, file, '..'), { recursive: true })
  const shape = [words.length, names.length]
  writeFileSync(join(folder, file), writeGraph(graphOf(table, { ...given, shape, inputs })))
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ id2label: { ...names }, max_position_embeddings: 64, pad_token_id: 0, ...given.config }),
  )
  const vocabulary = [...words.map(([word]) => word), ...(fails ? ['poison'] : [])]
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(vocabulary)))
  return folder
}

/** An uncased WordPiece tokenizer, as those of BERT are. */
export function tokenizerOf(vocabulary: readonly string[]): object {
  const special = (content: string) => ({ id: vocabulary.indexOf(content), content, special: true })
  return {
    version: '1.0',
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'BertProcessing',
      sep: ['[SEP]', vocabulary.indexOf('[SEP]')],
      cls: ['[CLS]', vocabulary.indexOf('[CLS]')],
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  }
}

function graphOf(
  data: Float32Array,
  {
    shape,
    inputs,
    isHalf = false,
    isOfTexts = false,
  }: TinyModel & { shape: readonly number[]; inputs: readonly string[] },
): Graph {
  const dims = ['batch', ...(isOfTexts ? [] : ['tokens']), shape[1]]
  const pooled: Graph['nodes'][number] = {
    op: 'ReduceMax',
    inputs: ['scores'],
    output: 'pooled',
    attributes: { axes: [1], keepdims: 0 },
  }
  return {
    inputs: inputs.map((name) => ({ name, type: 'int64', dims: ['batch', 'tokens'] })),
    output: { name: 'logits', type: isHalf ? 'float16' : 'float', dims },
    constants: [{ name: 'table', data, dims: shape }],
    nodes: [
      { op: 'Gather', inputs: ['table', inputs[0]], output: 'scores' },
      ...(isOfTexts ? [pooled] : []),
      {
        op: 'Cast',
        inputs: [isOfTexts ? 'pooled' : 'scores'],
        output: 'logits',
        attributes: { to: isHalf ? 10 : 1 },
      },
    ],
  }
}
