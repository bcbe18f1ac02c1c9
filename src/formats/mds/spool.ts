import { PrepError } from '../../base/errors.js'
import { ByteSink } from '../../files/byte-sink.js'
import { ByteQueue } from '../format/byte-queue.js'
import type { Spooler } from '../format/spec.js'
import { type Encoding, encodingNamed, encodingNames } from './encodings.js'
import { valuesOf } from './sample.js'
import { offsetBytes, parseSettings } from './shard-layout.js'

/** Lines are handed on in pieces of about so many bytes. */
const pieceBytes = 1 << 20

/**
 * Writes each sample of a shard of MDS as a line of JSON Lines: numbers with all digits, bytes as base64, NaN and
 * infinities as null. Throws `bad_input` for what is no shard, and `unsupported` for pictures, arrays of fractions and pickled objects.
 */
export const spoolMds: Spooler = async (input, write) => {
  const queue = new ByteQueue(input)
  const samples = (await take(queue, 4)).readUInt32LE()
  const offsets = await take(queue, offsetBytes(samples) - 4)
  const start = offsets.readUInt32LE()
  if (start < offsetBytes(samples)) throw noShard()
  const settings = parseSettings((await take(queue, start - offsetBytes(samples))).toString())
  if (settings === undefined) throw noShard()
  const members = settings.column_names.map((name, i) => memberOf(name, settings.column_encodings[i]))
  const sink = new ByteSink()
  for (let sample = 0; sample < samples; sample++) {
    const size = offsets.readUInt32LE(4 * (sample + 1)) - offsets.readUInt32LE(4 * sample)
    if (size < 0) throw noShard()
    const bytes = await take(queue, size)
    whole(() => putLine(sink, { members, values: valuesOf(bytes, settings.column_sizes) }))
    if (sink.end >= pieceBytes) write(Buffer.from(sink.take()))
  }
  write(Buffer.from(sink.take()))
}

interface Member {
  /** The name as JSON, with what stands around it. */
  key: string
  encoding: Encoding
}

function memberOf(name: string, encoding: string): Member {
  const known = encodingNamed(encoding)
  if (known === undefined)
    throw new PrepError(
      'unsupported',
      `Column "${name}" of the MDS file is encoded as ${encoding}, which is not read. Read are ${encodingNames.join(', ')}`,
    )
  return { key: `${JSON.stringify(name)}:`, encoding: known }
}

function putLine(
  sink: ByteSink,
  { members, values }: { members: readonly Member[]; values: Uint8Array[] },
): void {
  sink.put(0x7b)
  for (const [i, { key, encoding }] of members.entries()) {
    if (i > 0) sink.put(0x2c)
    sink.putBytes(Buffer.from(key))
    const start = sink.end
    encoding.putJson(sink, values[i])
    if (isNoNumber(sink, start)) {
      sink.end = start
      sink.putAscii('null')
    }
  }
  sink.put(0x7d)
  sink.put(0x0a)
}

/** Whether NaN or an infinity was written. */
function isNoNumber({ bytes }: ByteSink, start: number): boolean {
  const first = bytes[start] === 0x2d ? bytes[start + 1] : bytes[start]
  return first === 0x4e || first === 0x49
}

/** Takes a sample apart. Throws `bad_input` where it is not as long as is said in it. */
function whole(takeApart: () => void): void {
  try {
    takeApart()
  } catch (error) {
    if (error instanceof RangeError) throw noShard()
    throw error
  }
}

async function take(queue: ByteQueue, bytes: number): Promise<Buffer> {
  const taken = await queue.take(bytes)
  if (taken === undefined) throw noShard()
  return taken
}

function noShard(): PrepError {
  return new PrepError('bad_input', 'The file is no whole shard of MDS. Copy it anew, or leave it out')
}
