import type { DatasetAdapter } from '../../../datasets/index.js'
import { DataType } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { valueReader } from '../../arrow/rows.js'

/** Columns by which rows could be balanced. They are guesses, for a person to judge. */
export interface GroupLook {
  /** A column of groups of people, or of sources and languages. */
  facet: string | undefined
  /** A column of outcomes. */
  label: string | undefined
}

const facetNames =
  /^(?:sex|gender|race|ethnicity|ethnic_group|religion|nationality|age_(?:group|range|band)|region|lang|language|dialect|source|topic|性别|民族|年龄段|地区|语言|来源)$/i
const labelNames =
  /^(?:label|labels|target|class|outcome|hired|approved|survived|income|decision|sentiment|toxic|is_\w+|标签|类别|结果)$/i
const mostGroups = 30

/** The first column of each kind by its name, where it has few different values. */
export function lookAtGroups(batches: readonly Batch[], dataset: DatasetAdapter | undefined): GroupLook {
  const [first] = batches
  if (first === undefined) return { facet: undefined, label: undefined }
  const { schema } = first
  const grouped = schema.fields.map(({ name }) => name).filter((name) => isGrouped(batches, name))
  const known = (dataset?.facets ?? []).find((name) => grouped.includes(name))
  const label = dataset?.roles(schema).label ?? grouped.find((name) => labelNames.test(name))
  const facet = known ?? grouped.find((name) => facetNames.test(name) && name !== label)
  return { facet, label }
}

function isGrouped(batches: readonly Batch[], name: string): boolean {
  const values = new Set<unknown>()
  for (const batch of batches) {
    const index = batch.schema.fields.findIndex((field) => field.name === name)
    const field = batch.schema.fields[index]
    const { type } = field
    if (!DataType.isUtf8(type) && !DataType.isBool(type) && !DataType.isInt(type)) return false
    const read = valueReader(batch.columns[index], field)
    for (let row = 0; row < batch.numRows && values.size <= mostGroups; row++) {
      const value = read(row)
      if (typeof value === 'object' && value !== null) return false
      if (value !== null) values.add(value)
    }
  }
  return values.size > 1 && values.size <= mostGroups
}
