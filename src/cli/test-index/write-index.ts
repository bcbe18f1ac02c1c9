import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { loadIndexer } from '../../../transforms/index.js'
import type { Batch } from '../../arrow/batch.js'
import { textPaths } from '../../arrow/path.js'
import { rowsOf } from '../../arrow/rows.js'
import { TextLens } from '../../arrow/text-lens.js'
import { count } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { writeDurably } from '../../files/atomic-write.js'
import { writing } from '../../files/write-error.js'
import { read } from '../../streams/read.js'
import type { Session } from '../terminal/session.js'

/** Flags of `prep index`. */
export interface IndexFlags {
  fields: string[]
  out: string
  id?: string
  name?: string
  setVersion?: string
  licence?: string
  level?: string
  ngrams?: number
  charNgrams?: number
  options?: string[]
  mcq?: boolean
  hashBytes?: number
}

const defaults = { level: 'loose', ngrams: 8, charNgrams: 13, hashBytes: 8 }

/** Reads a test set and writes its index. Throws `bad_option`, `bad_schema` and the errors of inputs. */
export async function writeIndex(
  files: string[],
  flags: IndexFlags,
  { terminal, words }: Session,
): Promise<void> {
  const { fields, out, id, name = basename(out).split('.')[0], setVersion: version, licence } = flags
  const { level, ngrams, charNgrams, hashBytes } = { ...defaults, ...flags }
  if (level !== 'loose' && level !== 'digits')
    throw new PrepError('bad_option', `--level is "${level}". Give loose or digits`)
  if (hashBytes !== 5 && hashBytes !== 8)
    throw new PrepError('bad_option', `--hash-bytes is ${hashBytes}. Give 5 or 8`)
  const { IndexBuilder, partChoices } = await loadIndexer()
  const indexer = new IndexBuilder({ name, version, licence, level, ngrams, charNgrams, hashBytes })
  let items = 0
  for await (const batch of read({ path: files })) {
    const texts = textsUnder(batch, fields)
    const choices = textsUnder(batch, flags.options ?? [])
    if (id !== undefined) batch.column(id)
    const ids = id === undefined ? undefined : rowsOf(batch).map((row) => row[id])
    for (const [row, own] of texts.entries()) {
      const parts = own.map((text) => (flags.mcq ? partChoices(text) : { question: text, options: [] }))
      const questions = parts.map(({ question }) => question)
      const options = [...parts.flatMap((part) => part.options), ...choices[row]]
      indexer.add(String(ids?.[row] ?? items + row), questions, options)
    }
    items += batch.numRows
  }
  writing(out, () =>
    writeDurably(out, out.endsWith('.gz') ? gzipSync(indexer.end(), { level: 9 }) : indexer.end()),
  )
  terminal.stdout.write(
    `${words.text('Indexed {items} items: {path}', { items: count(items), path: out })}\n`,
  )
}

/** The texts of each row under these paths. */
function textsUnder(batch: Batch, fields: readonly string[]): string[][] {
  const texts: string[][] = Array.from({ length: batch.numRows }, () => [])
  for (const path of textPaths(batch.schema, fields)) {
    const lens = new TextLens(batch, path)
    const rows = lens.rows()
    for (let i = 0; i < lens.length; i++) texts[rows[i]].push(lens.at(i) ?? '')
  }
  return texts
}
