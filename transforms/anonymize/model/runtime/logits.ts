import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from '../checkpoint/files.js'
import type { TextModelSettings } from '../checkpoint/options.js'
import { padRows } from './rows.js'
import { openSession, type Session, tryOut } from './session.js'

/** What a model says of rows of tokens, padded to the longest one: numbers in the shape that was asked for. */
export type RunRows = (rows: readonly (readonly number[])[]) => Promise<Float32Array>

/** The kind of a model that takes tokens. */
export interface RowModel {
  padId: number
  /** What the model is for, as its makers call it. */
  kind: 'token classification' | 'text classification' | 'sentence encoding'
  /** What else to do where the model takes other inputs. */
  otherwise: string
  /** The shape of its answer; `any` where every size will do. */
  shapeOf(rows: number, width: number): readonly (number | 'any')[]
}

const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids']

/** Opens a model and tries it out. Throws `bad_option` for one of other inputs or another shape, `unsupported` without packages. */
export async function openRows(
  files: ModelFiles,
  settings: TextModelSettings,
  model: RowModel,
): Promise<RunRows> {
  const session = await openSession(files, settings)
  checkInputs(session, files, model)
  const run: RunRows = async (rows) => {
    const { ids, mask, width } = padRows(rows, model.padId)
    const { data, dims } = await session.run({
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: { ...mask, data: new BigInt64Array(rows.length * width) },
    })
    const wanted = model.shapeOf(rows.length, width)
    if (dims.length === wanted.length && dims.every((size, i) => wanted[i] === 'any' || size === wanted[i]))
      return data
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: its output has the shape ${dims.join(' x ')}, not ${wanted.join(' x ')} 32-bit numbers. ` +
        `Take a model for ${model.kind}, with the config.json that belongs to it`,
    )
  }
  await tryOut(() => run([[0]]), files)
  return run
}

function checkInputs({ inputs }: Session, { model }: ModelFiles, { kind, otherwise }: RowModel): void {
  const strange = inputs.find((input) => !knownInputs.includes(input))
  if (strange === undefined && inputs.includes('input_ids')) return
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: "${model}" wants the inputs ${inputs.join(', ')}, not input_ids with attention_mask and token_type_ids. ` +
      `Take a model for ${kind}${otherwise}`,
  )
}

/** How a text is cut into windows. Throws `bad_option` where none is left to it. */
export function windowSize(maxTokens: number, added: number, overlap: number | undefined) {
  const size = maxTokens - added
  if (size < 4)
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: maxTokens ${maxTokens} leaves no room for text. Raise it`,
    )
  return { size, overlap: Math.min(overlap ?? Math.max(64, maxTokens >> 3), size >> 1) }
}
