import type { KeyFileReader } from './key-file.js'
import { type PlaceFile, PlaceFileWriter } from './place-file.js'

/** Writes a file of places: for each row of the files, numbered through all of them, two numbers, where there is something to note. */
export function writeRowNotes(
  readers: readonly KeyFileReader[],
  folder: string,
  noteOf: (row: number) => readonly [first: number, second: number] | undefined,
): PlaceFile {
  const writer = new PlaceFileWriter(folder)
  let row = 0
  for (const reader of readers) {
    const positions = reader.positions()
    const copies = reader.copies()
    let at = 0
    for (const [source, rows] of reader.file.sources) {
      const notes = {
        positions: new Float64Array(rows),
        copies: new Uint32Array(rows),
        first: new Uint32Array(rows),
        second: new Uint32Array(rows),
      }
      let next = 0
      for (const end = at + rows; at < end; at++, row++) {
        const note = noteOf(row)
        if (note === undefined) continue
        notes.positions[next] = positions[at]
        notes.copies[next] = copies[at]
        notes.first[next] = note[0]
        notes.second[next++] = note[1]
      }
      const { positions: places, copies: numbers, first, second } = notes
      writer.add({
        source,
        positions: places.subarray(0, next),
        copies: numbers.subarray(0, next),
        first: first.subarray(0, next),
        second: second.subarray(0, next),
      })
    }
  }
  return writer.end()
}
