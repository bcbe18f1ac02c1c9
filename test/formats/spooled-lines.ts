import type { Spooler } from '../../src/formats/format/spec.js'

/** The lines that a spooler makes of a file which comes in pieces. */
export async function spooledLines(spool: Spooler, file: Uint8Array, pieceBytes: number): Promise<string[]> {
  const written: Buffer[] = []
  async function* pieces() {
    for (let at = 0; at < file.length; at += pieceBytes) yield Buffer.from(file.subarray(at, at + pieceBytes))
  }
  await spool(pieces(), (bytes) => written.push(bytes), {
    maxRecordBytes: 1 << 24,
    limitUnpacked: (chunks) => chunks,
    onNote: () => {},
  })
  return Buffer.concat(written).toString().split('\n').slice(0, -1)
}
