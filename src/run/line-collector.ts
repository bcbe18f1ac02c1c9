import { Writable } from 'node:stream'
import type { Row } from '../arrow/rows.js'

/** A stand-in for standard output that keeps the first records of a JSON Lines run and forgets the rest. */
export interface LineCollector {
  stream: Writable
  rows(): Row[]
}

/** Keeps `wanted` rows; calls `onFull` once they are there. */
export function collectLines(wanted: number, onFull: () => void = () => {}): LineCollector {
  const kept: Buffer[] = []
  let lines = 0
  const stream = new Writable({
    write(chunk: Uint8Array | string, _encoding, done) {
      if (lines < wanted) {
        const bytes = Buffer.from(chunk as Uint8Array)
        kept.push(bytes)
        for (const byte of bytes) if (byte === 0x0a) lines++
        if (lines >= wanted) onFull()
      }
      done()
    },
  })
  const rows = (): Row[] =>
    Buffer.concat(kept)
      .toString('utf8')
      .split('\n')
      .slice(0, Math.min(wanted, lines))
      .map((line) => JSON.parse(line))
  return { stream, rows }
}
