import { Transform } from 'node:stream'
import { PrepError } from '../base/errors.js'

/** Stands in the output for what is no character in the input's encoding: no UTF-8 text holds this byte. */
const invalidByte = 0xff

/**
 * A stream that turns text of an encoding (a WHATWG label, such as `gb18030`) into UTF-8, chunks cut anywhere. A
 * byte order mark is left out; that of UTF-8 or UTF-16 decides the encoding, whatever label was given (Encoding
 * Standard, "decode"). What cannot be decoded becomes the byte FF, which the reader of the records
 * counts as invalid UTF-8: it is repaired or rejected like any other. Throws `bad_option` for an encoding that
 * Node does not know.
 */
export function decodeText(encoding: string): Transform {
  const named = encodingName(encoding)
  /** What came before enough bytes to look for a mark; `undefined` from then on. */
  let head: Buffer | undefined = Buffer.alloc(0)
  let decode: Decode | undefined
  const take = (chunk: Buffer, isEnd: boolean): Buffer => {
    const bytes = head === undefined ? chunk : Buffer.concat([head, chunk])
    head = undefined
    decode ??= openDecode(encodingByMark(bytes) ?? named)
    return encode(decode(bytes, isEnd))
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (head === undefined || head.length + chunk.length >= markBytes) done(null, take(chunk, false))
      else {
        head = Buffer.concat([head, chunk])
        done()
      }
    },
    flush(done) {
      done(null, take(Buffer.alloc(0), true))
    },
  })
}

function encode(text: string): Buffer {
  if (!text.includes('\ufffd')) return Buffer.from(text)
  const pieces = text.split('\ufffd').flatMap((piece, i) => {
    const bytes = Buffer.from(piece)
    return i === 0 ? [bytes] : [Buffer.of(invalidByte), bytes]
  })
  return Buffer.concat(pieces)
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
      `Encoding "${label}" is unknown. Give a name of the Encoding Standard, such as gb18030, gbk, big5, utf-16le, shift_jis, euc-kr, windows-1252 or iso-8859-2`,
      { cause },
    )
  }
}

/** The bytes that the longest mark has. */
const markBytes = 3

/** The encoding that a byte order mark at the start tells. */
function encodingByMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined
}

/** Decodes the next bytes of a text. */
type Decode = (bytes: Buffer, isEnd: boolean) => string

/** Opens what decodes as the Encoding Standard says, also where the decoder of Node does otherwise. */
function openDecode(name: string): Decode {
  if (name === 'windows-1252')
    return (bytes) => replaceControls(bytes.toString('latin1'), (code) => windows1252[code - 0x80])
  const decoder = openDecoder(name)
  const decode: Decode = (bytes, isEnd) => decoder.decode(bytes, { stream: !isEnd })
  // What no character begins with is passed through by Node as a control character.
  if (withoutControls.has(name))
    return (bytes, isEnd) => replaceControls(decode(bytes, isEnd), () => '\ufffd')
  if (!withMovedControls.has(name)) return decode
  return (bytes, isEnd) =>
    decode(bytes, isEnd).replace(movedControls, (found) => controls[(controls.indexOf(found) + 2) % 3])
}

/**
 * The characters 80 to 9F of Windows-1252, which is also what the labels `latin1`, `iso-8859-1` and `ascii` stand for. Node
 * from 20.18.3 on reads them as control characters (nodejs/node#56542).
 */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function replaceControls(text: string, by: (code: number) => string): string {
  return text.replace(/[\x80-\x9f]/g, (found) => by(found.charCodeAt(0)))
}

/** Encodings of two bytes a character that have no characters of their own from U+0080 to U+009F. */
const withoutControls: ReadonlySet<string> = new Set(['big5', 'euc-jp', 'euc-kr'])

/** Encodings whose tables in Node, those of IBM, pass three control characters around: 1A becomes 1C, 1C 7F, and 7F 1A. */
const withMovedControls: ReadonlySet<string> = new Set(['shift_jis', 'ibm866'])
const controls = '\x1a\x1c\x7f'
const movedControls = /[\x1a\x1c\x7f]/g
