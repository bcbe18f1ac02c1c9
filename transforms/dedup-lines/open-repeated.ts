import { join } from 'node:path'
import { lostDecision } from '../../src/transform/spill/place-file.js'
import { readStart } from '../../src/transform/spill/placed-file.js'
import type { StepCache } from '../../src/transform/step-cache.js'
import { HashTable } from './hash-table.js'
import type { FoundLines } from './line-survey.js'

/** The lines that are repeated, which the partitions of a thread share. Throws `not_found` where their file is gone. */
export function openRepeated(
  { name, lines }: FoundLines,
  { cache, folder }: { cache: StepCache; folder: string | undefined },
): HashTable {
  if (name === undefined) return new HashTable()
  if (folder === undefined) throw new Error('dedup_lines was opened without the folder of its survey')
  return cache.opened(readTable, { path: join(folder, name), lines })
}

function readTable({ path, lines }: { path: string; lines: number }): HashTable {
  const bytes = readStart(path, 8 * lines)
  if (bytes === undefined || bytes.length < 8 * lines) throw lostDecision(path)
  const table = new HashTable(lines)
  for (let i = 0; i < lines; i++) table.add(bytes.readUInt32LE(8 * i), bytes.readUInt32LE(8 * i + 4))
  return table
}
