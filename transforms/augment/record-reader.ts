import type { Batch } from '../../src/arrow/batch.js'
import type { FieldPath } from '../../src/arrow/path.js'
import { TextLens } from '../../src/arrow/text-lens.js'
import type { RecordTexts } from './rewriter.js'

/** Reads the texts of a row across all paths: those of the first path first, nulls left out. */
export class RecordReader {
  readonly #texts: readonly Column[]
  readonly #answers: readonly Column[]

  constructor(
    batch: Batch,
    { paths, answers }: { paths: readonly FieldPath[]; answers: readonly FieldPath[] },
  ) {
    this.#texts = paths.map((path) => columnOf(batch, path))
    this.#answers = answers.map((path) => columnOf(batch, path))
  }

  at(row: number): RecordTexts {
    let answers: string | undefined
    const parts = this.#texts.map((column) => textsAt([column], row))
    return {
      texts: parts.flat(),
      counts: parts.map(({ length }) => length),
      answers: () => {
        answers ??= textsAt(this.#answers, row).join('\n').toLowerCase()
        return answers
      },
    }
  }
}

interface Column {
  lens: TextLens
  /** The texts of row r are those from `starts[r]` to before `starts[r + 1]`. */
  starts: Uint32Array
}

function columnOf(batch: Batch, path: FieldPath): Column {
  const lens = new TextLens(batch, path)
  const starts = new Uint32Array(batch.numRows + 1)
  for (const row of lens.rows()) starts[row + 1]++
  for (let row = 0; row < batch.numRows; row++) starts[row + 1] += starts[row]
  return { lens, starts }
}

function textsAt(columns: readonly Column[], row: number): string[] {
  const texts: string[] = []
  for (const { lens, starts } of columns)
    for (let i = starts[row]; i < starts[row + 1]; i++) {
      const text = lens.at(i)
      if (text !== undefined) texts.push(text)
    }
  return texts
}
