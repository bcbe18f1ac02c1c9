import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type Row, rowsOf } from '../../../src/arrow/rows.js'
import type { DataFile, ReadTask } from '../../../src/formats/format/reader.js'
import { parquetReader } from '../../../src/formats/parquet/read.js'

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
  const rows: Row[] = []
  const positions: number[] = []
  const sizes: number[] = []
  const ranges = parquetReader.cut(file, given.rangeBytes ?? 1 << 26)
  for (const range of ranges) {
    const task: ReadTask = {
      file,
      range,
      schema,
      skipped: new Set(),
      invalidUtf8: 'replace',
      onBad: () => {},
      ...given,
    }
    for await (const batch of parquetReader.read(task)) {
      rows.push(...rowsOf(batch))
      positions.push(...batch.origin.positions)
      sizes.push(batch.numRows)
    }
  }
  return { rows, positions, sizes, ranges }
}
