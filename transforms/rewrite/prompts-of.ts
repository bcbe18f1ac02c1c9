import type { Batch } from '../../src/arrow/batch.js'
import type { KeyedRandom } from '../../src/transform/random.js'
import { openWhere } from '../../src/transform/where.js'
import type { ChatMessage } from './ask/question.js'
import { methods } from './methods/index.js'
import type { RewriteOptions } from './options.js'
import { methodContext, openParents } from './records.js'

/** A prompt for one copy of a row. */
export interface PromptOfRow {
  row: number
  /** From 1. */
  copy: number
  messages: readonly ChatMessage[]
}

/** Stands for an answer that a later prompt holds. */
const answerToCome = { en: '⟨the answer to the prompt above⟩', zh: '⟨上一问的回答⟩' } as const

/** What a model would be asked about the rows of a batch, without asking it. Examples are taken from these rows alone. */
export function* promptsOf(
  batch: Batch,
  { options: given, random }: { options: unknown; random: KeyedRandom },
): Generator<PromptOfRow> {
  const options = given as RewriteOptions
  const parents = openWhere(options.where)(batch)
  const parentAt = openParents(batch, options, random)
  const rows = Array.from({ length: batch.numRows }, (_, row) => row).filter(
    (row) => parents === undefined || parents[row] === 1,
  )
  const pool = rows.flatMap((row) => parentAt(row).texts.slice(0, 1))
  for (const row of rows) {
    const { lots, ...parent } = parentAt(row)
    if (parent.texts.length === 0) continue
    for (const [variant, lot] of lots.entries()) {
      const context = methodContext(options, { lot, variant, pool })
      const talk = methods[options.method](parent, context)
      for (let next = talk.next(); !next.done; ) {
        yield { row, copy: variant + 1, messages: next.value.messages }
        next = talk.next({ text: answerToCome[context.languageOf(parent.texts[0])] })
      }
    }
  }
}
