import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { DataFile, ReadTask } from '../../../src/formats/format/reader.js'
import { parquetReader } from '../../../src/formats/parquet/read.js'
import { readRanges } from '../read-ranges.js'

/** A folder for the files of a test file. */
export function filesIn(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `prepkit-${name}-`))
  afterAll(() => rmSync(folder, { recursive: true }))
  let count = 0
  return {
    path: () => join(folder, `${count++}.parquet`),
    write(bytes: Uint8Array): DataFile {
      const path = this.path()
      writeFileSync(path, bytes)
      return fileAt(path)
    },
  }
}

function fileAt(path: string): DataFile {
  return { source: 3, path, readPath: path, bytes: statSync(path).size, dataStart: 0 }
}

/** All rows of a file with their positions. */
export async function readRows(file: DataFile, given: Partial<ReadTask> & { rangeBytes?: number } = {}) {
  const schema = parquetReader.schemaOf!(file)
  const ranges = parquetReader.cut(file, given.rangeBytes ?? 1 << 26)
  return { ...(await readRanges(parquetReader, { file, schema, ...given, ranges })), ranges }
}
