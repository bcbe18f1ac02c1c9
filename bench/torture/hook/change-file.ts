import { appendFileSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { InputChange } from './disturbance.js'

/** Changes a text file, plain or as gzip, as somebody else might do while it is read. */
export function changeFile({ path, how, at }: InputChange): void {
  const bytes = readFileSync(path)
  if (how === 'edit') writeFileSync(path, edited(path, { bytes, at }), { flag: 'r+' })
  else if (how === 'truncate') truncateSync(path, lineStart(bytes, at))
  else if (how === 'append') appendFileSync(path, bytes.subarray(lineStart(bytes, at)))
  else if (how === 'delete') rmSync(path)
  else {
    writeFileSync(`${path}.new`, edited(path, { bytes, at }))
    renameSync(`${path}.new`, path)
  }
}

function edited(path: string, { bytes, at }: { bytes: Buffer; at: number }): Buffer {
  return path.endsWith('.gz') ? gzipSync(editedText(gunzipSync(bytes), at)) : editedText(bytes, at)
}

/** One word of the same length in place of another, as far into the text as `at` says, from 0 to 1. */
function editedText(text: Buffer, at: number): Buffer {
  const from = text.indexOf('order', Math.floor(text.length * at))
  const place = from < 0 ? text.lastIndexOf('order') : from
  const changed = Buffer.from(text)
  if (place >= 0) changed.write('ORDER', place)
  return changed
}

function lineStart(text: Buffer, at: number): number {
  return text.indexOf('\n', Math.floor(text.length * at)) + 1
}
