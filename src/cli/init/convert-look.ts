import { becomesMessages, type DatasetAdapter } from '../../../datasets/index.js'
import { transforms } from '../../../transforms/index.js'
import { DataType, type Schema } from '../../arrow/arrow.js'
import type { Batch } from '../../arrow/batch.js'
import { sumTally } from '../../schemas/step-counts.js'
import { planStep } from '../../transform/plan-step.js'
import { openStep } from '../../transform/step.js'

/**
 * Whether the data becomes chat messages. `none`: there is nothing to convert. `done`: it is messages already.
 * `yes`: every record of the sample was converted. `rejects`: some were not.
 * `several`: the files are of several shapes, which are not converted together.
 */
export interface ConvertLook {
  advice: 'none' | 'done' | 'yes' | 'rejects' | 'several'
  /** Columns to be renamed first. */
  rename?: Readonly<Record<string, string>>
}

interface Known {
  schema: Schema
  dataset: DatasetAdapter | undefined
}

/** Names of columns that hold a question and its answer, in their usual pairs. */
const promptNames = ['question', 'query', 'instruction', 'problem', 'prompt', 'inputs']
const answerNames = ['answer', 'std_answer', 'response', 'output', 'completion', 'solution', 'targets']
const mostRejected = 0.005

/** Tries the conversion on a sample. */
export async function lookAtConvert(batches: readonly Batch[], known: Known): Promise<ConvertLook> {
  if (known.dataset?.name === 'messages') return { advice: 'done' }
  const isKnown = known.dataset !== undefined && becomesMessages(known.dataset)
  const rename = isKnown ? undefined : renameOf(known)
  if (!isKnown && rename === undefined) return { advice: 'none' }
  const look = rename === undefined ? {} : { rename }
  return { advice: (await isConverted(batches, rename)) ? 'yes' : 'rejects', ...look }
}

/** A pair of text columns that are a question and its answer, with the names that `convert` knows. */
export function renameOf({ schema, dataset }: Known): Record<string, string> | undefined {
  if (dataset !== undefined && dataset.roles(schema).completion === undefined) return undefined
  const isText = (name: string) =>
    schema.fields.some((field) => field.name === name && DataType.isUtf8(field.type))
  const prompt = promptNames.find(isText)
  const answer = answerNames.find(isText)
  if (prompt === undefined || answer === undefined) return undefined
  const pairs = [
    [prompt, 'prompt'],
    [answer, 'completion'],
  ].filter(([from, to]) => from !== to)
  return Object.fromEntries(pairs)
}

async function isConverted(batches: readonly Batch[], rename: ConvertLook['rename']): Promise<boolean> {
  const convert = await transforms.convert.load()
  let read = 0
  let rejected = 0
  for (const batch of batches) {
    const step = planStep(convert, { rename, to: 'messages' }, { schema: batch.schema })
    const opened = await openStep(step, { seed: 0 })
    // Rows are converted as they are taken.
    Array.from(opened.apply(batch))
    read += opened.counts.rowsIn
    rejected += sumTally(opened.counts.rejected)
  }
  return rejected <= read * mostRejected
}
