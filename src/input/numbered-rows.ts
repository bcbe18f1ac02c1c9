import { writeFileSync } from 'node:fs'
import { makeFolder } from '../files/make-folder.js'
import { rows as rowsFormat } from '../formats/rows/spec.js'
import { InputCopies } from './input-copies.js'
import { hashFile } from './original.js'

/** The input that has no file: so many rows with their number in them. Threads learn how many from a file in the spool folder. */
export async function openNumberedRows(count: number, spoolFolder: string) {
  const readPath = `${spoolFolder}/${rowsFormat.name}`
  makeFolder(spoolFolder)
  writeFileSync(readPath, String(count))
  const path = `${count} rows`
  const hash = hashFile(readPath)
  const reader = await rowsFormat.loadReader()
  const head = reader.readHead!(readPath, {})
  return {
    files: [{ source: 0, path, readPath, format: rowsFormat.name, bytes: 0, ...head }],
    fingerprints: [hash],
    originals: [{ path, hash }],
    copies: new InputCopies(),
  }
}
