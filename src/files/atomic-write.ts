import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { temporaryPath } from './attempt.js'
import { makeFolder } from './make-folder.js'
import { writeFully } from './write-fully.js'

/** Writes a small file so that it is there whole or not at all, also after a loss of power. */
export function writeDurably(path: string, text: string | Uint8Array): void {
  makeFolder(dirname(path))
  const temporary = temporaryPath(path)
  try {
    writeAndSync(temporary, Buffer.from(text))
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

function writeAndSync(path: string, bytes: Uint8Array): void {
  const fd = openSync(path, 'wx')
  try {
    writeFully(fd, bytes)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** `writeDurably` of a value as indented JSON. */
export function writeJson(path: string, value: unknown): void {
  writeDurably(path, `${JSON.stringify(value, undefined, 2)}\n`)
}

/**
 * Writes a small file whole or not at all as long as the machine stays up. After a loss of power it may be
 * missing or empty: for what can be made again, since waiting for the disk takes some 10 ms.
 */
export function writeWhole(path: string, text: string): void {
  makeFolder(dirname(path))
  const temporary = temporaryPath(path)
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** The JSON value of a file; `undefined` where there is no file. Throws on anything but JSON. */
export function readJson<T>(path: string): T | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return JSON.parse(text) as T
}

/** Makes the names in a folder durable: new files may vanish with the power without it. */
export function syncFolder(path: string): void {
  const fd = openSync(path, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
