import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Constant, type Graph, type Node, type Value, writeGraph } from './onnx-graph.js'
import { tokenizerOf } from './tiny-model.js'

/** Words of labels, and how much each word of a text begins, ends and stands inside what they name. */
const kinds = ['person', 'city', 'phone'] as const
type Kind = (typeof kinds)[number]
const kindNames: readonly string[] = kinds

const scores: Readonly<Record<string, readonly [kind: Kind, begins: number, ends: number, inside: number]>> =
  {
    maria: ['person', 5, 1, 5],
    muller: ['person', -9, 5, 5],
    jose: ['person', 5, 5, 5],
    berlin: ['city', 5, 5, 5],
    new: ['city', 5, -9, 5],
    york: ['city', 1, 5, 5],
    '030': ['phone', 5, 5, 5],
    张: ['person', 5, -9, 5],
    伟: ['person', -9, 5, 5],
  }
const plain = [
  'number',
  '##phine',
  'name',
  'he',
  'met',
  'in',
  'and',
  'call',
  ',',
  '.',
  '<',
  '>',
  'ent',
  'sep',
]
const special = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const markers = { ent_token: '<<ENT>>', sep_token: '<<SEP>>' }

export interface TinyGliner {
  /** What the model says of: spans, words, or words in the order of older exports. */
  scores?: 'spans' | 'words' | 'words first'
  /** What else `gliner_config.json` says. */
  config?: object
  /** Whether `tokenizer.json` lacks the markers. */
  lacksMarkers?: boolean
}

const maxWidth = 3
const never = -30

/**
 * Writes a GLiNER model that looks every word and label up in a table, with all inputs that real ones have. Its
 * answer is as theirs: for each span of words, or for each word, a score for every label. Returns the folder.
 */
export function writeTinyGliner(folder: string, given: TinyGliner = {}): string {
  const { scores: scored = 'spans', lacksMarkers = false } = given
  const words = [...special, ...kinds, ...Object.keys(scores), ...plain]
  const entity = words.length
  const vocabulary = [...words, markers.ent_token, markers.sep_token]
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'model.onnx'), writeGraph(graphOf(vocabulary, { entity, scored })))
  const tokenizer = tokenizerOf(words) as { added_tokens: object[] }
  const added = Object.values(markers).map((content, i) => ({ id: entity + i, content, special: true }))
  if (!lacksMarkers) tokenizer.added_tokens.push(...added)
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer))
  writeFileSync(
    join(folder, 'gliner_config.json'),
    JSON.stringify({
      model_type: 'gliner',
      span_mode: scored === 'spans' ? 'markerV0' : 'token_level',
      max_width: maxWidth,
      max_len: 384,
      ...markers,
      ...given.config,
    }),
  )
  return folder
}

function graphOf(
  vocabulary: readonly string[],
  { entity, scored }: { entity: number; scored: NonNullable<TinyGliner['scores']> },
): Graph {
  const size = kinds.length
  const table = new Float32Array(vocabulary.length * 3 * size).fill(never)
  const labels = new Float32Array(vocabulary.length * size)
  vocabulary.forEach((word, row) => {
    const label = kindNames.indexOf(word)
    if (label >= 0) labels[row * size + label] = 1
    const [kind, ...parts] = scores[word] ?? []
    parts.forEach((score, part) => {
      table[(row * 3 + part) * size + kinds.indexOf(kind)] = score
    })
  })
  const isSpans = scored === 'spans'
  const int = (name: string, ...values: number[]): Constant => ({
    name,
    data: BigInt64Array.from(values, BigInt),
    dims: [values.length],
  })
  const one = (name: string, value: number): Constant => ({ ...int(name, value), dims: [] })
  return {
    inputs: [
      ...['input_ids', 'attention_mask', 'words_mask'].map((name) => input(name, 'tokens')),
      input('text_lengths', 1),
      ...(isSpans
        ? [input('span_idx', 'spans', 2), { ...input('span_mask', 'spans'), type: 'bool' as const }]
        : []),
    ],
    output: { name: 'logits', type: 'float', dims: ['a', 'b', 'c', 'd'] },
    constants: [
      { name: 'table', data: table, dims: [vocabulary.length, 3 * size] },
      { name: 'labels', data: labels, dims: [vocabulary.length, size] },
      ...[0, 1, 2].map((part) => ({
        name: `part${part}`,
        data: selector(part, size),
        dims: [3 * size, size],
      })),
      { name: 'masked', data: Float32Array.of(-100), dims: [] },
      ...[one('zero', 0), one('one', 1), one('entity', entity)],
      ...[int('axes02', 0, 2), int('axis0', 0), int('axis1', 1), int('axis2', 2), int('axis3', 3)],
      ...[int('first', 0), int('second', 1), int('width', maxWidth), int('rest', -1)],
    ],
    nodes: [...embedNodes, ...(isSpans ? spanNodes : wordNodes(scored === 'words' ? 3 : 0))],
  }
}

function input(name: string, ...dims: (string | number)[]): Value {
  return { name, type: 'int64', dims: ['batch', ...dims] }
}

/** Picks one third of the columns. */
function selector(part: number, size: number): Float32Array {
  const chosen = new Float32Array(3 * size * size)
  for (let i = 0; i < size; i++) chosen[(part * size + i) * size + i] = 1
  return chosen
}

function node(output: string, op: string, inputs: string, attributes: Node['attributes'] = {}): Node {
  return { op, inputs: inputs.split(' '), output, attributes }
}

/** `words`: batch, word, 3 x kind. `asked0` to `asked2`: 3 x kind, label. */
const embedNodes: readonly Node[] = [
  node('tokens', 'Gather', 'table input_ids'),
  node('most', 'ReduceMax', 'text_lengths', { keepdims: 0 }),
  node('end', 'Add', 'most one'),
  node('range', 'Range', 'one end one'),
  node('numbers', 'Unsqueeze', 'range axes02'),
  node('mask', 'Unsqueeze', 'words_mask axis1'),
  node('isFirst', 'Equal', 'numbers mask'),
  node('picks', 'Cast', 'isFirst', { to: 1 }),
  node('words', 'MatMul', 'picks tokens'),
  node('row', 'Gather', 'input_ids zero'),
  node('isEntity', 'Equal', 'row entity'),
  node('found', 'NonZero', 'isEntity'),
  node('places', 'Squeeze', 'found axis0'),
  node('behind', 'Add', 'places one'),
  node('labelIds', 'Gather', 'row behind'),
  node('labelKinds', 'Gather', 'labels labelIds'),
  node('kindsOfLabels', 'Transpose', 'labelKinds', { perm: [1, 0] }),
  ...[0, 1, 2].map((part) => node(`asked${part}`, 'MatMul', `part${part} kindsOfLabels`)),
]

const spanNodes: readonly Node[] = [
  ...['first', 'second'].flatMap((which, part) => [
    node(`${which}Index`, 'Gather', `span_idx ${which}`, { axis: 2 }),
    node(`${which}Words`, 'GatherND', `words ${which}Index`, { batch_dims: 1 }),
    node(`${which}Scores`, 'MatMul', `${which}Words asked${part}`),
  ]),
  node('sum', 'Add', 'firstScores secondScores'),
  node('spanMask', 'Unsqueeze', 'span_mask axis2'),
  node('flat', 'Where', 'spanMask sum masked'),
  node('allSizes', 'Shape', 'input_ids'),
  node('batchSize', 'Gather', 'allSizes first'),
  node('wordCount', 'Unsqueeze', 'most axis0'),
  node('shape', 'Concat', 'batchSize wordCount width rest', { axis: 0 }),
  node('logits', 'Reshape', 'flat shape'),
]

const wordNodes = (axis: 0 | 3): readonly Node[] => [
  ...[0, 1, 2].flatMap((part) => [
    node(`scores${part}`, 'MatMul', `words asked${part}`),
    node(`wide${part}`, 'Unsqueeze', `scores${part} axis${axis}`),
  ]),
  node('logits', 'Concat', 'wide0 wide1 wide2', { axis }),
]
