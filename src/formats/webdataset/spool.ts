import { PrepError } from '../../base/errors.js'
import { ByteQueue } from '../format/byte-queue.js'
import type { Spooler } from '../format/spec.js'
import { memberValue, sampleLine, splitName } from './members.js'
import { blockBytes, paddingOf, parseHeader, type TarMember } from './tar.js'

/**
 * Writes each sample of a tar file as a line of JSON Lines. A sample that is one `KEY.json` is that object. Of any other
 * one each member is a column: `__key__`, then `txt`, `json`, `cls` and so on, as `webdataset` and `datasets` name them.
 *
 * Throws `bad_input` for what is no whole tar file, and `unsupported` for a member that is neither text nor JSON.
 */
export const spoolWebDataset: Spooler = async (input, write) => {
  const queue = new ByteQueue(input)
  let sample: { key: string; members: Map<string, string> } | undefined
  const end = () => {
    if (sample !== undefined) write(Buffer.from(sampleLine(sample.key, sample.members)))
  }
  for await (const { name, bytes } of membersOf(queue)) {
    const place = splitName(name)
    if (place === undefined) continue
    if (place.key !== sample?.key) {
      end()
      sample = { key: place.key, members: new Map() }
    }
    if (sample.members.has(place.column))
      throw new PrepError(
        'bad_input',
        'Two members of the tar file have one name. Each sample needs a key of its own',
      )
    sample.members.set(place.column, memberValue(place.column, bytes))
  }
  end()
}

/** The files of an archive, one by one, under their full names. */
async function* membersOf(queue: ByteQueue): AsyncGenerator<{ name: string; bytes: Buffer }> {
  let longName: string | undefined
  for (;;) {
    const header = await queue.take(blockBytes)
    // Many tools leave the end away where a file was cut behind a member.
    if (header === undefined || header.every((byte) => byte === 0)) return
    const member = parseHeader(header)
    if (member === undefined) throw noTar()
    const bytes = await bodyOf(queue, member)
    if (member.kind === '0') yield { name: longName ?? member.name, bytes }
    longName = longNameOf(member, bytes)
  }
}

async function bodyOf(queue: ByteQueue, { size }: TarMember): Promise<Buffer> {
  const body = await queue.take(size + paddingOf(size))
  if (body === undefined) throw noTar()
  return body.subarray(0, size)
}

/** The name of the next member, where this one tells it: GNU tar and pax do for long ones. */
function longNameOf({ kind }: TarMember, bytes: Buffer): string | undefined {
  if (kind === 'L') return bytes.toString().replace(/\0.*$/s, '')
  if (kind === 'x') return /(?:^|\n)\d+ path=(.*)\n/.exec(bytes.toString())?.[1]
  return undefined
}

function noTar(): PrepError {
  return new PrepError('bad_input', 'The file is no whole tar file. Copy it anew, or leave it out')
}
