/** A single turn in columns of its own: reading it out of one convention and writing it in another. */
import { type Data, DataType, type Field, type Schema } from '../../src/arrow/arrow.js'
import type { Batch } from '../../src/arrow/batch.js'
import { isJsonField } from '../../src/arrow/infer-schema.js'
import { type FlatShape, systemColumn } from '../../src/schemas/chat-shape.js'
import type { Faults } from './stage.js'
import { byteCount, copyBytes, copyText, isAllBlank, isBlank, textBuilder, textsOf } from './texts.js'

/** One turn a row. `system` is absent where no system prompt can be. */
export interface SingleTurn {
  system: Data | undefined
  prompt: Data
  answer: Data
}

/** Whether the data has a column of system prompts. One of another type is an ordinary column. */
export function hasSystem(schema: Schema): boolean {
  const field = schema.fields.find((candidate: Field) => candidate.name === systemColumn)
  if (field === undefined || isJsonField(field)) return false
  return DataType.isUtf8(field.type) || DataType.isNull(field.type)
}

/** Reads the turns of a batch. A row without a prompt or without an answer is rejected. */
export function readSingleTurn(
  batch: Batch,
  shape: FlatShape,
  { separator, faults }: { separator: Uint8Array; faults: Faults },
): SingleTurn {
  const answer = batch.column(shape.answer)
  const hasInput = shape.input !== undefined && batch.schema.fields.some(({ name }) => name === shape.input)
  const instruction = batch.column(shape.prompt)
  const prompt = hasInput
    ? joinInput(instruction, batch.column(shape.input as string), { separator, faults })
    : instruction
  rejectNulls(instruction, 'no_prompt', faults)
  rejectNulls(answer, 'no_answer', faults)
  return { system: hasSystem(batch.schema) ? batch.column(systemColumn) : undefined, prompt, answer }
}

function rejectNulls(data: Data, reason: string, faults: Faults): void {
  if (data.nullCount === 0) return
  for (let row = 0; row < data.length; row++) if (!data.getValid(row)) faults.reject(row, reason)
}

/** `instruction`, then the separator and `input` where there is one, which is noted: nothing takes them apart again. */
function joinInput(
  instruction: Data,
  input: Data,
  { separator, faults }: { separator: Uint8Array; faults: Faults },
): Data {
  const inputs = textsOf(input)
  if (isAllBlank(inputs)) return instruction
  const instructions = textsOf(instruction)
  const size = byteCount(instructions) + byteCount(inputs) + separator.length * inputs.length
  const builder = textBuilder(size)
  let joined = 0
  for (let row = 0; row < instructions.length; row++) {
    if (instructions.isNull(row)) {
      builder.appendNull()
      continue
    }
    copyText(builder, instructions, row)
    if (!isBlank(inputs, row)) {
      if (!isBlank(instructions, row)) copyBytes(builder, separator)
      copyText(builder, inputs, row)
      joined++
    }
    builder.endValue()
  }
  if (joined > 0) faults.note('input_joined', joined)
  return builder.finish()
}

/** One text a row: system prompt, prompt and answer with the separator between them. */
export function joinTurn({ system, prompt, answer }: SingleTurn, separator: Uint8Array): Data {
  const [prompts, answers] = [textsOf(prompt), textsOf(answer)]
  const systems = system === undefined ? undefined : textsOf(system)
  const size = byteCount(prompts) + byteCount(answers) + 2 * separator.length * prompts.length
  const builder = textBuilder(size + (systems === undefined ? 0 : byteCount(systems)))
  for (let row = 0; row < prompts.length; row++) {
    if (systems !== undefined && !isBlank(systems, row)) {
      copyText(builder, systems, row)
      copyBytes(builder, separator)
    }
    copyText(builder, prompts, row)
    copyBytes(builder, separator)
    copyText(builder, answers, row)
    builder.endValue()
  }
  return builder.finish()
}
