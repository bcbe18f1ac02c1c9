import { fstatSync } from 'node:fs'
import { Message, type Schema } from '../../arrow/arrow.js'
import { decodeSchema, withNames } from '../../arrow/foreign-schema.js'
import { PrepError } from '../../base/errors.js'
import { readFully } from '../../files/read-fully.js'
import { schemaMessage } from './ipc-metadata.js'
import { findUnknownType, inFooter, inMessage } from './unknown-type.js'

/** One encapsulated message of an Arrow file, known by its metadata; its body was not read. */
export interface ArrowMessage {
  kind: 'schema' | 'dictionary' | 'batch'
  /** Its bytes in the file: prefix, metadata and body. */
  from: number
  to: number
  /** Rows of a record batch; 0 for others. */
  rows: number
  /** Of the schema message. */
  schema: Schema | undefined
}

/** An Arrow file that is open. */
export interface ArrowSource {
  fd: number
  path: string
}

const streamStart = 0
/** `ARROW1` and two bytes of padding stand before the messages of the file format. */
const fileStart = 8
/** Lengths beyond this are not of metadata: the file is something else. */
const maxMetadataBytes = 256 << 20

/**
 * The messages of an Arrow IPC stream or file, in order, skipping the bodies (Arrow columnar format,
 * "Encapsulated message format"). The file format is the same messages after a magic string. Its footer is
 * read only where the schema message is missing, which apache-arrow does not write. Throws `bad_input` where the bytes are no messages or end too early, `unsupported` for
 * compressed bodies and for column types that apache-arrow does not know.
 */
export function* readMessages(source: ArrowSource): Generator<ArrowMessage> {
  const size = fstatSync(source.fd).size
  let from = startOf(source)
  if (from === fileStart) assertFileEnd(source, size)
  for (let isFirst = true; from < size; isFirst = false) {
    const prefix = readPrefix(source, from)
    if (prefix.metadataBytes === 0) {
      if (isFirst) yield schemaInFooter(source, size)
      return
    }
    const bodyStart = from + prefix.bytes + prefix.metadataBytes
    if (prefix.metadataBytes < 0 || prefix.metadataBytes > maxMetadataBytes || bodyStart > size)
      throw isFirst ? notArrow(source) : cutOff(source, from)
    const metadata = readBytes(source, from + prefix.bytes, prefix.metadataBytes)
    const { message, bodyBytes } = decodeMessage(source, metadata, from)
    message.to = bodyStart + bodyBytes
    if (message.to > size) throw cutOff(source, from)
    if (isFirst && message.kind !== 'schema') yield schemaInFooter(source, size)
    yield message
    from = message.to
  }
}

/** Bytes of the file, in memory of their own, so that Arrow columns can lie in it. */
export function readBytes({ fd, path }: ArrowSource, from: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  if (readFully(fd, { into: bytes, from }) < length) throw cutOff({ fd, path }, from)
  return bytes
}

function startOf(source: ArrowSource): number {
  const head = Buffer.alloc(fileStart)
  readFully(source.fd, { into: head, from: 0 })
  const magic = head.toString('latin1', 0, 6)
  if (magic.startsWith('FEA1'))
    throw new PrepError('unsupported', 'The file is Feather version 1. Write it anew as version 2', {
      at: { source: source.path },
    })
  return magic === 'ARROW1' ? fileStart : streamStart
}

/** A file that was cut off between two messages looks whole but for its end. */
function assertFileEnd(source: ArrowSource, size: number): void {
  const end = Buffer.alloc(6)
  if (size >= fileStart + end.length) readFully(source.fd, { into: end, from: size - end.length })
  if (end.toString('latin1') !== 'ARROW1') throw cutOff(source, size)
}

/** A message begins with −1 and the length of its metadata; before Arrow 0.15 with the length alone. */
function readPrefix({ fd }: ArrowSource, from: number): { bytes: number; metadataBytes: number } {
  const prefix = Buffer.alloc(8)
  const got = readFully(fd, { into: prefix, from })
  if (got < 4) return { bytes: got, metadataBytes: 0 }
  const first = prefix.readInt32LE(0)
  return first === -1
    ? { bytes: 8, metadataBytes: prefix.readInt32LE(4) }
    : { bytes: 4, metadataBytes: first }
}

function decodeMessage(
  source: ArrowSource,
  metadata: Uint8Array,
  from: number,
): { message: ArrowMessage; bodyBytes: number } {
  const message: ArrowMessage = { kind: 'schema', from, to: 0, rows: 0, schema: undefined }
  try {
    const decoded = Message.decode(metadata)
    const bodyBytes = decoded.bodyLength
    if (decoded.isSchema()) {
      refuseUnknownType(source, metadata, inMessage)
      return { message: { ...message, schema: withNames(decoded.header() as Schema) }, bodyBytes }
    }
    if (decoded.isDictionaryBatch()) {
      const { data } = decoded.header() as { data: { compression: unknown } }
      refuseCompression(source, data)
      return { message: { ...message, kind: 'dictionary' }, bodyBytes }
    }
    if (decoded.isRecordBatch()) {
      const header = decoded.header() as { length: number; compression: unknown }
      refuseCompression(source, header)
      return { message: { ...message, kind: 'batch', rows: header.length }, bodyBytes }
    }
  } catch (error) {
    throw error instanceof PrepError ? error : damaged(source, from)
  }
  throw new PrepError('unsupported', 'The Arrow file holds tensors. Only tables can be read', {
    at: { source: source.path },
  })
}

/** The schema as the footer of a file has it: before the last ten bytes, which are its length and `ARROW1`. */
function schemaInFooter(source: ArrowSource, size: number): ArrowMessage {
  if (startOf(source) !== fileStart || size < fileStart + 10) throw notArrow(source)
  const length = Buffer.from(readBytes(source, size - 10, 4).buffer).readInt32LE(0)
  if (length < 4 || length > size - fileStart - 10) throw damaged(source, size - 10)
  const footer = readBytes(source, size - 10 - length, length)
  try {
    refuseUnknownType(source, footer, inFooter)
    return {
      kind: 'schema',
      from: fileStart,
      to: fileStart,
      rows: 0,
      schema: decodeSchema(schemaMessage(footer)),
    }
  } catch (error) {
    throw error instanceof PrepError ? error : damaged(source, size - 10 - length)
  }
}

function refuseUnknownType(source: ArrowSource, metadata: Uint8Array, place: number): void {
  const unknown = findUnknownType(metadata, place)
  if (unknown === undefined) return
  throw new PrepError(
    'unsupported',
    `Column "${unknown.column}" holds ${unknown.type}, which cannot be read. Cast it or leave it out`,
    { at: { source: source.path } },
  )
}

/** apache-arrow has no codecs of its own, and Node 20 has neither LZ4 nor Zstandard. */
function refuseCompression(source: ArrowSource, { compression }: { compression: unknown }): void {
  if (compression === null || compression === undefined) return
  throw new PrepError(
    'unsupported',
    'The Arrow file is compressed inside. Write it uncompressed, in Python with compression="uncompressed"',
    { at: { source: source.path } },
  )
}

function notArrow({ path }: ArrowSource): PrepError {
  return new PrepError('bad_input', 'The file is not an Arrow IPC stream or file. Check its format', {
    at: { source: path },
  })
}

function damaged({ path }: ArrowSource, offset: number): PrepError {
  return new PrepError('bad_input', 'A message of the Arrow file is damaged. Write the file anew', {
    at: { source: path, offset },
  })
}

function cutOff({ path }: ArrowSource, offset: number): PrepError {
  return new PrepError('bad_input', 'The Arrow file ends inside a message. Write or copy it anew', {
    at: { source: path, offset },
  })
}
