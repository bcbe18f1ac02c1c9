import { basename } from 'node:path'
import { loadIndexer } from '../../../transforms/index.js'
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
}

const defaults = { level: 'loose', ngrams: 8, charNgrams: 13 }

/** Reads a test set and writes its index. Throws `bad_option`, `bad_schema` and the errors of inputs. */
export async function writeIndex(
  files: string[],
  flags: IndexFlags,
  { terminal, words }: Session,
): Promise<void> {
  const { fields, out, id, name = basename(out).split('.')[0], setVersion: version, licence } = flags
  const { level, ngrams, charNgrams } = { ...defaults, ...flags }
  if (level !== 'loose' && level !== 'digits')
    throw new PrepError('bad_option', `--level is "${level}". Give loose or digits`)
  const Indexer = await loadIndexer()
  const indexer = new Indexer({ name, version, licence, level, ngrams, charNgrams })
  let items = 0
  for await (const batch of read({ path: files })) {
    const texts: string[][] = Array.from({ length: batch.numRows }, () => [])
    for (const path of textPaths(batch.schema, fields)) {
      const lens = new TextLens(batch, path)
      const rows = lens.rows()
      for (let i = 0; i < lens.length; i++) texts[rows[i]].push(lens.at(i) ?? '')
    }
    if (id !== undefined) batch.column(id)
    const ids = id === undefined ? undefined : rowsOf(batch).map((row) => row[id])
    for (const [row, own] of texts.entries()) indexer.add(String(ids?.[row] ?? items + row), own)
    items += batch.numRows
  }
  writing(out, () => writeDurably(out, indexer.end()))
  terminal.stdout.write(
    `${words.text('Indexed {items} items: {path}', { items: count(items), path: out })}\n`,
  )
}
