import { PrepError } from '../../base/errors.js'

/** A part of a tokenizer file as JSON has it, such as `{ "type": "NFC" }`. */
export type Part = Readonly<Record<string, unknown>>

/** Whether a value is an object with keys. */
export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a part is called. */
export function typeOf(part: Part): string {
  return typeof part.type === 'string' ? part.type : 'without a type'
}

/** A part under a key; throws `bad_input` where there is none. */
export function partOf(part: Part, key: string): Part {
  const value = part[key]
  return isPart(value) ? value : refuseValue(part, key, 'an object')
}

/** The parts of a list under a key. */
export function partsOf(part: Part, key: string): readonly Part[] {
  const value = part[key]
  return Array.isArray(value) && value.every(isPart) ? value : refuseValue(part, key, 'a list of objects')
}

/** A text under a key. */
export function textOf(part: Part, key: string): string {
  const value = part[key]
  return typeof value === 'string' ? value : refuseValue(part, key, 'a text')
}

/** A whole number of at least 0 under a key. */
export function numberOf(part: Part, key: string): number {
  const value = part[key]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuseValue(part, key, 'a whole number')
}

/** A switch under a key; `otherwise` where the file does not have it. */
export function switchOf(part: Part, key: string, otherwise: boolean): boolean {
  const value = part[key] ?? otherwise
  return typeof value === 'boolean' ? value : refuseValue(part, key, 'true or false')
}

/** Throws: the file has something else than is wanted. */
export function refuseValue(part: Part, key: string, wanted: string): never {
  throw new PrepError(
    'bad_input',
    `The tokenizer is not as its format wants it: "${key}" of ${typeOf(part)} must be ${wanted}. Take the file as it was published`,
  )
}

/** Throws: how the file turns tokens into text is not known here. */
export function refuseDecoder(type: string): never {
  throw new PrepError(
    'unsupported',
    `The tokenizer turns tokens into text by the decoder ${type}, which is not known here. Its texts can be turned into tokens all the same`,
  )
}

/** Throws: the file asks for something that is not done here, so that its ids would be others. */
export function refusePart(what: string): never {
  throw new PrepError(
    'unsupported',
    `The tokenizer asks for ${what}, which is not supported: the ids would not be those of the model. Take a tokenizer without it`,
  )
}
