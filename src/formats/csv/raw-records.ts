import { PrepError } from '../../base/errors.js'
import { FileWindow } from '../../files/file-window.js'
import type { DataFile } from '../format/reader.js'
import { dialectOf } from './dialect.js'
import { CsvScanner } from './scanner.js'

/**
 * The bytes of each record of a CSV file, without its line end, valid until the next is asked for. Throws
 * `bad_input` for quotes that do not match: elsewhere in a file they could swallow other records.
 */
export function* rawCsvRecords(file: DataFile): Generator<Uint8Array> {
  const scanner = new CsvScanner(dialectOf(file))
  const window = new FileWindow(file.readPath, { from: file.dataStart, to: file.bytes })
  try {
    for (let at = 0; !window.isLast; ) {
      window.advance(at)
      const { bytes, isLast } = window
      for (at = 0; at < bytes.length; at = scanner.next) {
        const scanned = scanner.scan(bytes, at, isLast)
        if (scanned === 'more') break
        if (scanned === 'blank') continue
        if (scanned === 'broken')
          throw new PrepError(
            'bad_input',
            'The quotes of a record do not match, so it cannot stand between others. Repair it',
            { at: { source: file.path, offset: window.offset + at } },
          )
        yield bytes.subarray(at, scanner.end)
      }
    }
  } finally {
    window.close()
  }
}
