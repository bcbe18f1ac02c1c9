/** Takes conversations apart into prompt and answer, where they are a single turn and nothing gets lost. */
import { type Data, DataType } from '../../src/arrow/arrow.js'
import type { SingleTurn } from './flat.js'
import { assistantCode, systemCode, userCode } from './roles.js'
import type { Faults } from './stage.js'
import { coalesceTexts, pickTexts, textsOf } from './texts.js'
import type { Turns } from './turns.js'

/** Where the parts of each row's turn stand among all items; -1 for none. */
interface Picks {
  system: Int32Array
  prompt: Int32Array
  answer: Int32Array
}

/**
 * Rows of the form user, assistant or system, user, assistant. Others are rejected: `no_answer` where the
 * assistant says nothing, `no_prompt` where the user does not, `not_single_turn` for longer ones and other
 * roles, `extra_fields` where an item holds more than role and content. `system` is the row's own column.
 */
export function splitTurns(
  turns: Turns,
  { system, faults }: { system: Data | undefined; faults: Faults },
): SingleTurn {
  const { list } = turns
  const picks: Picks = { system: absent(list), prompt: absent(list), answer: absent(list) }
  rejectExtras(turns, faults)
  for (let row = 0; row < list.length; row++) {
    const fault = pickRow(turns, row, picks)
    if (fault !== undefined) faults.reject(row, fault)
  }
  const said = pickTexts(turns.contents, picks.system)
  return {
    system: system === undefined ? said : eitherSystem(said, system, faults),
    prompt: pickTexts(turns.contents, picks.prompt),
    answer: pickTexts(turns.contents, picks.answer),
  }
}

/** Rejects the rows in which an item's further fields hold anything: a text has no place for them. */
export function rejectExtras({ list, extras }: Turns, faults: Faults): void {
  const offsets = list.valueOffsets as Int32Array
  const filled = extras.filter((extra) => !DataType.isNull(extra.type) && extra.nullCount < extra.length)
  if (filled.length === 0) return
  for (let row = 0; row < list.length; row++)
    for (let i = offsets[row]; i < offsets[row + 1]; i++)
      if (filled.some((extra) => holdsAnything(extra, i))) faults.reject(row, 'extra_fields')
}

/**
 * Whether every conversation is at most a single turn, as far as this module has a word for what is wrong with it. Others
 * may have earlier turns or calls, which a shape can have a place for.
 */
export function isSingleTurns({ list, codes }: Turns): boolean {
  const offsets = list.valueOffsets as Int32Array
  for (let row = 0; row < list.length; row++) {
    const from = offsets[row] + (codes[offsets[row]] === systemCode ? 1 : 0)
    const said = offsets[row + 1] - from
    if (said > 2 || (said > 0 && codes[from] !== userCode) || (said > 1 && codes[from + 1] !== assistantCode))
      return false
  }
  return true
}

function pickRow({ list, codes, contents }: Turns, row: number, picks: Picks): string | undefined {
  const offsets = list.valueOffsets as Int32Array
  const hasSystem = offsets[row + 1] > offsets[row] && codes[offsets[row]] === systemCode
  const from = offsets[row] + (hasSystem ? 1 : 0)
  const said = offsets[row + 1] - from
  if (said === 0 || (said === 1 && codes[from] === userCode)) return 'no_answer'
  if (said === 1 && codes[from] === assistantCode) return 'no_prompt'
  if (said !== 2 || codes[from] !== userCode || codes[from + 1] !== assistantCode) return 'not_single_turn'
  if (contents.isNull(from)) return 'no_prompt'
  if (contents.isNull(from + 1)) return 'no_answer'
  if (hasSystem) picks.system[row] = offsets[row]
  picks.prompt[row] = from
  picks.answer[row] = from + 1
  return undefined
}

function absent(list: Data): Int32Array {
  return new Int32Array(list.length).fill(-1)
}

/** The system prompt of the conversation or of the row's own column. */
function eitherSystem(said: Data, column: Data, faults: Faults): Data {
  if (said.nullCount === said.length && DataType.isUtf8(column.type)) return column
  const own = textsOf(column)
  for (let row = 0; row < own.length; row++) {
    if (own.isNull(row)) continue
    if (said.getValid(row)) faults.reject(row, 'two_systems')
  }
  return coalesceTexts(textsOf(said), own)
}

/** A value is something unless it is null, an empty list, or an object of nothing but such values. */
function holdsAnything(data: Data, i: number): boolean {
  if (DataType.isNull(data.type) || !data.getValid(i)) return false
  if (DataType.isList(data.type)) {
    const offsets = data.valueOffsets as Int32Array
    return offsets[i + 1] > offsets[i]
  }
  if (DataType.isStruct(data.type)) return data.children.some((child) => holdsAnything(child, i))
  return true
}
