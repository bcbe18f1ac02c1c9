/**
 * JSON files that are no JSON Lines: one array of records, one object, or documents one after the other,
 * pretty-printed or not. They are turned into JSON Lines once, in one thread, and read in parts from there.
 *
 * It works on the tokens of stream-json and never makes a JavaScript value, so that numbers keep every digit
 * and memory is bounded by one record. What the records are is left to the reader of the lines.
 */
import type { Token, TokenSource } from 'stream-json/core/parser.js'
import { PrepError } from '../../base/errors.js'
import { Utf8Chunks } from '../../files/utf8-chunks.js'
import { defaultRecordBytes } from '../format/reader.js'
import { LongValues } from './long-values.js'

/** How documents become lines. */
export interface DocumentOptions {
  /** Longer records are cut short, yet stay longer than this. Default 16 MiB. */
  maxRecordBytes?: number
}

/** Lines are handed on in pieces of at least this many characters. */
const pieceLength = 1 << 16
const maxKnownKeys = 1000
const maxKnownKeyLength = 256

/**
 * Writes each item of a top-level array, and each other document, as one line of JSON Lines; `write` is given
 * one or more whole lines at a time, or a part of one that is too long, and is waited for. Returns the number of lines. Throws `bad_input` with
 * the number of the record where the JSON is broken, and for several documents without a record.
 */
export async function spoolJson(
  input: AsyncIterable<Buffer>,
  write: (lines: Buffer) => void | Promise<void>,
  { maxRecordBytes = defaultRecordBytes }: DocumentOptions = {},
): Promise<number> {
  const parse = await openParser()
  const lines = new LineMaker(maxRecordBytes)
  const chunks = new Utf8Chunks()
  // For want of tokens stream-json answers with a mark, and takes the same mark as the end of the input.
  const nothing = parse('')
  const take = (text: string): boolean => {
    const tokens = parseOrThrow(parse, text, lines.count)
    if (tokens === nothing) return false
    for (const token of (tokens as { values: Token[] }).values) lines.take(token)
    return true
  }
  const values = new LongValues(maxRecordBytes)
  for await (const chunk of input)
    for (const piece of splitAtBraces(chunks.decode(chunk))) {
      const text = values.skip(piece)
      if (take(text)) values.end(text)
      else if (values.grow(text) && !take('"')) throw brokenRecord(lines.count)
      if (lines.length >= pieceLength) await write(lines.flush())
    }
  take(chunks.end())
  take(nothing as unknown as string)
  if (!lines.isComplete) throw brokenRecord(lines.count)
  if (lines.count === 0 && lines.arrays > 1)
    throw new PrepError(
      'bad_input',
      `The file is ${lines.arrays} empty arrays one after the other. A file without records is one array`,
    )
  if (lines.length > 0) await write(lines.flush())
  return lines.count
}

/** The package is loaded here: few inputs need it. */
async function openParser(): Promise<TokenSource> {
  const { jsonParser } = await import('stream-json/core/parser.js')
  return jsonParser({ packValues: true, streamValues: false, jsonStreaming: true })
}

function parseOrThrow(parse: TokenSource, text: string, records: number) {
  try {
    return parse(text)
  } catch {
    // What the parser says is about characters of the record, so it goes no further.
    throw brokenRecord(records)
  }
}

function brokenRecord(records: number): PrepError {
  return new PrepError(
    'bad_input',
    `Record ${records + 1} is not valid JSON. Repair the file, or convert it to JSON Lines, where a broken line costs one record`,
  )
}

/** The parser drops the tokens of a piece that it fails on. Pieces that end at a brace keep the count of records exact. */
function* splitAtBraces(text: string): Generator<string> {
  let from = 0
  for (let brace = text.indexOf('}'); brace >= 0; brace = text.indexOf('}', from)) {
    yield text.slice(from, brace + 1)
    from = brace + 1
  }
  yield text.slice(from)
}

/** Puts tokens together again, one record a line. */
class LineMaker {
  count = 0
  /** Top-level arrays so far. */
  arrays = 0
  /** Records that are whole, and the one that is not. */
  #lines = ''
  #text = ''
  /** The brackets that will close what is open inside the record. */
  readonly #closers: string[] = []
  readonly #keys = new Map<string, string>()
  readonly #maxRecordBytes: number
  /** Whether a part of the record was flushed, because it is too long. */
  #isTooLong = false
  #isInList = false
  #needsComma = false

  constructor(maxRecordBytes: number) {
    this.#maxRecordBytes = maxRecordBytes
  }

  /** Characters that wait to be flushed. */
  get length(): number {
    this.#isTooLong ||= this.#text.length > this.#maxRecordBytes
    return this.#lines.length + (this.#isTooLong ? this.#text.length : 0)
  }

  get isComplete(): boolean {
    return this.#closers.length === 0 && !this.#isInList
  }

  take(token: Token): void {
    switch (token.name) {
      case 'startObject':
        return this.#open('{', '}')
      case 'startArray':
        if (!this.isComplete) return this.#open('[', ']')
        this.#isInList = true
        this.arrays++
        return
      case 'endObject':
      case 'endArray':
        return this.#close()
      case 'keyValue':
        this.#text += this.#needsComma ? `,${this.#key(token.value)}` : this.#key(token.value)
        this.#needsComma = false
        return
      case 'stringValue':
        return this.#value(JSON.stringify(token.value))
      case 'numberValue':
        return this.#value(token.value)
      case 'trueValue':
      case 'falseValue':
      case 'nullValue':
        return this.#value(String(token.value))
    }
  }

  /** The lines that wait, and what there is of one that is too long. */
  flush(): Buffer {
    const lines = Buffer.from(this.#isTooLong ? this.#lines + this.#text : this.#lines)
    this.#lines = ''
    if (this.#isTooLong) this.#text = ''
    return lines
  }

  /** A name with its colon. The few names of a file come again in every record. */
  #key(name: string): string {
    const known = this.#keys.get(name)
    if (known !== undefined) return known
    const key = `${JSON.stringify(name)}:`
    if (this.#keys.size < maxKnownKeys && name.length <= maxKnownKeyLength) this.#keys.set(name, key)
    return key
  }

  #open(opener: string, closer: string): void {
    this.#text += this.#needsComma ? `,${opener}` : opener
    this.#needsComma = false
    this.#closers.push(closer)
  }

  #close(): void {
    const closer = this.#closers.pop()
    if (closer === undefined) this.#isInList = false
    else this.#end(closer)
  }

  #value(text: string): void {
    this.#end(this.#needsComma ? `,${text}` : text)
  }

  #end(text: string): void {
    this.#text += text
    this.#needsComma = this.#closers.length > 0
    if (this.#needsComma) return
    this.#lines += `${this.#text}\n`
    this.#text = ''
    this.#isTooLong = false
    this.count++
  }
}
