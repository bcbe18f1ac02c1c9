import { readFile, stat } from 'node:fs/promises'
import { loadEvaluation } from '../../../transforms/index.js'
import { PrepError } from '../../base/errors.js'
import { isDataFile } from '../../formats/extensions.js'
import { findMatches, isGlob, listFiles } from '../../input/find-files.js'
import { sampleBatches } from '../../run/sample.js'
import type { CleanRecord } from './result.js'

/** Files whose texts are said to hold no personal data. */
export interface CleanFiles {
  /** Sorted, each once. */
  paths: readonly string[]
  /** Their records. Those of tables and JSON are read one by one, any other file is one text; what is no text is passed over. */
  records: AsyncIterable<CleanRecord>
  /** Files that hold no text, known once all records are read. */
  passedOver(): number
}

/**
 * Finds the files of a list of files, folders and globs. `fields` are the paths to texts in records, all where it
 * is left out. Throws `not_found` for what is not there.
 */
export async function openCleanFiles(
  names: readonly string[],
  fields: readonly string[] | undefined,
): Promise<CleanFiles> {
  const found = await Promise.all(names.map(filesOf))
  const paths = [...new Set(found.flat())].sort()
  const all = new Set(paths)
  let passedOver = 0
  async function* read(): AsyncGenerator<CleanRecord> {
    for (const path of paths) {
      if (isDataFile(path, all)) {
        yield* readRecords(path, fields)
        continue
      }
      const bytes = await readFile(path)
      if (bytes.includes(0)) passedOver++
      else yield { source: path, texts: [{ text: bytes.toString('utf8') }] }
    }
  }
  return { paths, records: read(), passedOver: () => passedOver }
}

async function filesOf(name: string): Promise<string[]> {
  if (isGlob(name)) return matchesOf(name)
  try {
    return (await stat(name)).isDirectory() ? await listFiles(name) : [name]
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new PrepError('not_found', `Clean text "${name}" cannot be read (${code}). Name files or folders`, {
      cause,
    })
  }
}

async function matchesOf(glob: string): Promise<string[]> {
  const found = await findMatches(glob)
  if (found.length > 0) return found
  throw new PrepError('not_found', `No file matches "${glob}". Name files or folders`)
}

async function* readRecords(
  path: string,
  fields: readonly string[] | undefined,
): AsyncGenerator<CleanRecord> {
  const { recordsOfBatch } = await loadEvaluation()
  let before = 0
  for await (const batch of sampleBatches(path, { rows: Number.POSITIVE_INFINITY })) {
    yield* recordsOfBatch(batch, { source: path, before, fields })
    before += batch.numRows
  }
}
