import { basename, dirname, join } from 'node:path'
import {
  llamaFactoryEntry,
  llamaFactoryFiles,
  llamaFactoryName,
  llamaFactoryShapes,
} from '../../datasets/index.js'
import type { Schema } from '../arrow/arrow.js'
import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import { orList } from '../base/or-list.js'
import { readJson, writeJson } from '../files/atomic-write.js'
import type { NormalOutput } from '../pipeline/normalize-output.js'

/**
 * Prepares the entry that tells LLaMA-Factory what stands in an output file, and answers with what writes it once the
 * file is there: into the `dataset_info.json` of its folder, whose other entries stay. `undefined` where none is asked for.
 *
 * Throws `bad_schema` for rows of a shape that LLaMA-Factory does not read, and `bad_option` for an output that is no
 * file, or a `dataset_info.json` that holds something else.
 */
export function prepareDatasetInfo(schema: Schema, output: NormalOutput): (() => void) | undefined {
  if (output.datasetInfo === undefined) return undefined
  if (output.kind !== 'file' || !llamaFactoryFiles.test(output.path))
    throw new PrepError(
      'bad_option',
      `Option ${optionName('datasetInfo')} describes one file that LLaMA-Factory reads, and "${output.path}" is none. Name one, such as "data.jsonl"`,
    )
  const entry = llamaFactoryEntry(schema)
  if (entry === undefined)
    throw new PrepError(
      'bad_schema',
      `The rows are of no one shape that LLaMA-Factory reads as it is. Convert them to ${orList(llamaFactoryShapes)}; those with tool calls to sharegpt`,
    )
  const file = basename(output.path)
  const path = join(dirname(output.path), 'dataset_info.json')
  entriesIn(path)
  return () => {
    writeJson(path, { ...entriesIn(path), [llamaFactoryName(file)]: { file_name: file, ...entry } })
  }
}

/** The entries that are there. */
function entriesIn(path: string): Record<string, unknown> {
  let found: unknown
  try {
    found = readJson(path) ?? {}
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  const entries = Object.values(found ?? [undefined])
  if (entries.every((entry) => typeof entry === 'object' && entry !== null && !Array.isArray(entry)))
    return found as Record<string, unknown>
  throw new PrepError(
    'bad_option',
    `"${path}" is not the dataset_info.json of LLaMA-Factory, which holds an object for each data set. Write to another folder`,
  )
}
