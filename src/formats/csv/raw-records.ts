import { PrepError } from '../../base/errors.js'
import { FileWindow } from '../../files/file-window.js'
import { type DataFile, recordLimit } from '../format/reader.js'
import { tooLongToCopy } from '../format/too-long.js'
import { dialectOf } from './dialect.js'
import { CsvScanner } from './records/scanner.js'

/**
 * The bytes of each record of a CSV file, without its line end, valid until the next is asked for. Throws
 * `bad_input` for quotes that do not match: elsewhere in a file they could swallow other records; and for a record
 * longer than the file may have them.
 */
export function* rawCsvRecords(file: DataFile): Generator<Uint8Array> {
  const scanner = new CsvScanner(dialectOf(file))
  const most = recordLimit(file)
  const range = { from: file.dataStart, to: file.bytes, maxWindowBytes: Math.max(most, 1 << 20) + 64 }
  const window = new FileWindow(file.readPath, range)
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
        if (scanner.end - at > most) throw tooLongToCopy(file, window.offset + at)
        yield bytes.subarray(at, scanner.end)
      }
      if (at === 0 && window.isFull && !window.isLast) throw tooLongToCopy(file, window.offset)
    }
  } finally {
    window.close()
  }
}
