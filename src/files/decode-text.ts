import { Transform } from 'node:stream'
import { PrepError } from '../base/errors.js'

/** Stands in the output for what is no character in the input's encoding: no UTF-8 text holds this byte. */
const invalidByte = 0xff

/**
 * A stream that turns text of an encoding (a WHATWG label, such as `gb18030`) into UTF-8, chunks cut anywhere. A
 * byte order mark is left out. What cannot be decoded becomes the byte FF, which the reader of the records
 * counts as invalid UTF-8: it is repaired or rejected like any other. Throws `bad_option` for an encoding that
 * Node does not know.
 */
export function decodeText(encoding: string): Transform {
  const decoder = openDecoder(encoding)
  const encode = (text: string): Buffer => {
    if (!text.includes('\ufffd')) return Buffer.from(text)
    const pieces = text.split('\ufffd').flatMap((piece, i) => {
      const bytes = Buffer.from(piece)
      return i === 0 ? [bytes] : [Buffer.of(invalidByte), bytes]
    })
    return Buffer.concat(pieces)
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, encode(decoder.decode(chunk, { stream: true })))
    },
    flush(done) {
      done(null, encode(decoder.decode()))
    },
  })
}

/** The name of an encoding by any of its labels, such as `gb18030` for `GB18030` and `gbk` for `cp936`. Throws `bad_option`. */
export function encodingName(label: string): string {
  return openDecoder(label).encoding
}

function openDecoder(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label)
  } catch (cause) {
    throw new PrepError(
      'bad_option',
      `Encoding "${label}" is unknown. Give a name such as gb18030, gbk, big5, utf-16le, shift_jis, euc-kr or windows-1252`,
      { cause },
    )
  }
}
