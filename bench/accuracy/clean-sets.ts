import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { sampleBatches } from '../../src/run/sample.js'
import type { CleanMeasure, CleanRecord } from '../../transforms/anonymize/evaluate/index.js'
import { measureClean, recordsOfBatch } from '../../transforms/anonymize/evaluate/index.js'

/** What is taken from one file of instruction records. */
export interface InstructionScores {
  name: string
  /** Whose names were looked for. */
  people: 'all' | 'private'
  measure: CleanMeasure
}

/** Files of instruction data in the folder of data. They hold world knowledge and here and there a real address. */
const instructionFiles = ['shapes/alpaca_en.json', 'shapes/alpaca_zh.json', 'zh/belle_eval_set.json']

/** Measures the instruction data of the folder that is there, and other files of clean records. */
export async function scoreInstructions(
  folder: string,
  others: readonly string[],
): Promise<InstructionScores[]> {
  const known = instructionFiles.map((name) => ({ name, path: join(folder, name) }))
  const files = [
    ...known.filter(({ path }) => existsSync(path)),
    ...others.map((path) => ({ name: path, path })),
  ]
  const scores: InstructionScores[] = []
  for (const { name, path } of files)
    for (const people of ['all', 'private'] as const)
      scores.push({ name: basename(name), people, measure: await measureClean(recordsIn(path), { people }) })
  return scores
}

async function* recordsIn(path: string): AsyncGenerator<CleanRecord> {
  let before = 0
  for await (const batch of sampleBatches(path, { rows: Number.POSITIVE_INFINITY })) {
    yield* recordsOfBatch(batch, { source: path, before })
    before += batch.numRows
  }
}
