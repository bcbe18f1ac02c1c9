import { isPart, type Part, partOf, partsOf, refusePart, refuseValue, textOf, typeOf } from '../parts/part.js'

/** Tokens that stand before and behind those of a text. */
export interface Frame {
  before: readonly number[]
  behind: readonly number[]
}

/** Nothing around the tokens of a text. */
export const noFrame: Frame = { before: [], behind: [] }

/** Reads what the `post_processor` of a tokenizer file puts around a single text. */
export function readFrame(part: Part): Frame {
  const type = typeOf(part)
  switch (type) {
    case 'ByteLevel':
      // It changes places alone.
      return noFrame
    case 'TemplateProcessing':
      return readTemplate(part)
    case 'BertProcessing':
    case 'RobertaProcessing':
      return { before: [pairId(part, 'cls')], behind: [pairId(part, 'sep')] }
    case 'Sequence':
      return partsOf(part, 'processors')
        .map(readFrame)
        .reduce((inner, outer) => ({
          before: [...outer.before, ...inner.before],
          behind: [...inner.behind, ...outer.behind],
        }))
    default:
      return refusePart(`the post-processor ${type}`)
  }
}

function readTemplate(part: Part): Frame {
  const special = partOf(part, 'special_tokens')
  const frame = { before: [] as number[], behind: [] as number[] }
  let isBehind = false
  for (const piece of partsOf(part, 'single')) {
    if (isPart(piece.Sequence)) {
      if (isBehind) refuseValue(part, 'single', 'a list with the text in it once')
      isBehind = true
      continue
    }
    const ids = partOf(special, textOf(partOf(piece, 'SpecialToken'), 'id')).ids
    if (!Array.isArray(ids) || !ids.every((id) => Number.isSafeInteger(id)))
      return refuseValue(part, 'special_tokens', 'an object with the ids of each token')
    frame[isBehind ? 'behind' : 'before'].push(...(ids as number[]))
  }
  if (!isBehind) refuseValue(part, 'single', 'a list with the text in it once')
  return frame
}

/** The number in a pair such as `["[CLS]", 101]`. */
function pairId(part: Part, key: string): number {
  const pair = part[key]
  const id = Array.isArray(pair) ? (pair[1] as unknown) : undefined
  return typeof id === 'number' && Number.isSafeInteger(id)
    ? id
    : refuseValue(part, key, 'a token and its number')
}
