import type { Field, Schema } from '../arrow/arrow.js'
import { emptyShape, isJsonField, type Shape } from '../arrow/infer-schema.js'
import type { FormatReader } from '../formats/format/reader.js'
import type { InputFile } from '../formats/input-file.js'
import type { Partition } from '../input/partition.js'

const firstBytes = 64 << 10
const otherBytes = 8 << 10
const mostHeads = 48

/**
 * The shape of records out of all parts of the inputs: of the first ones, and of the first of each file and of each
 * partition, up to 48 of them. Answers `undefined` where the first ones do not show all fields that the others have:
 * their order would be a guess as well.
 */
export function guessShape(
  partitions: readonly Partition[],
  { headOf, observe }: Pick<FormatReader, 'headOf' | 'observe'>,
): Shape | undefined {
  if (headOf === undefined || observe === undefined || partitions.length === 0) return undefined
  const shape = emptyShape()
  let places = 0
  for (const [i, { file, range }] of headsOf(partitions).entries()) {
    const head = headOf(file, range, i === 0 ? firstBytes : otherBytes)
    observe({ file: { ...file, lane: 'reference' }, range: head }, shape)
    if (i === 0) places = countPlaces(shape)
    else if (countPlaces(shape) > places) return undefined
  }
  return shape
}

/** Where partitions and files begin; spread over all of them, where there are more than are looked at. */
function headsOf(partitions: readonly Partition[]): Partition['ranges'] {
  const seen = new Set<InputFile>()
  const heads = partitions.flatMap(({ ranges }) =>
    ranges.filter(({ file }, i) => {
      const isHead = i === 0 || !seen.has(file)
      seen.add(file)
      return isHead
    }),
  )
  if (heads.length <= mostHeads) return heads
  return Array.from({ length: mostHeads }, (_, i) => heads[Math.floor((i * heads.length) / mostHeads)])
}

function countPlaces({ fields, items }: Shape): number {
  const inner = [...(fields?.values() ?? []), ...(items === undefined ? [] : [items])]
  return inner.reduce((sum, one) => sum + countPlaces(one), 1)
}

/** Whether each type of a schema shows which kinds of values it was inferred from. JSON text may stand for any. */
export function showsKinds({ fields }: Schema): boolean {
  return fields.every(showsKind)
}

function showsKind(field: Field): boolean {
  const inner = (field.type.children ?? []) as Field[]
  return !isJsonField(field) && inner.every(showsKind)
}
