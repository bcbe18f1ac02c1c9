import {
  appendFileSync,
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import type { FileChange } from './disturbance.js'

/** Changes a text file as somebody else might do while it is read. */
export function changeFile(path: string, how: FileChange): void {
  if (how === 'edit') editInPlace(path)
  else if (how === 'truncate') truncateAtHalf(path)
  else if (how === 'append') appendFileSync(path, lastLines(readFileSync(path)))
  else if (how === 'delete') rmSync(path)
  else {
    writeFileSync(`${path}.new`, editedText(readFileSync(path)))
    renameSync(`${path}.new`, path)
  }
}

/** Writes other letters over some words all over the file, which keeps its size and its lines. */
function editInPlace(path: string): void {
  const fd = openSync(path, 'r+')
  try {
    const bytes = Buffer.alloc(fstatSync(fd).size)
    readSync(fd, bytes, 0, bytes.length, 0)
    const edited = editedText(bytes)
    writeSync(fd, edited, 0, edited.length, 0)
  } finally {
    closeSync(fd)
  }
}

/** The same text with other words of the same length. */
function editedText(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('order', 'ORDER'), 'latin1')
}

function truncateAtHalf(path: string): void {
  const bytes = readFileSync(path)
  truncateSync(path, bytes.indexOf('\n', bytes.length >> 1) + 1)
}

/** The last fifth of a text, in whole lines. */
function lastLines(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf('\n', Math.floor(bytes.length * 0.8)) + 1)
}
