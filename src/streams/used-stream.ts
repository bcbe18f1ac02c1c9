import type { Duplex, Readable, Writable } from 'node:stream'
import { PrepError } from '../base/errors.js'

/**
 * Refuses every pipe to a stream but the first. Node's `pipeline()` leaves listeners behind on streams that it did not
 * end itself: beside one that is over they are no leak, so that the refusal alone is said.
 */
export function pipeOnce(stream: Writable): void {
  stream.on('pipe', (from: Readable) => refuseUsed(stream, from))
  hushWhenOver(stream)
}

/** Takes the warning about many listeners off a stream that is over. */
export function hushWhenOver(stream: Readable | Writable | Duplex): void {
  stream.once('close', () => stream.setMaxListeners(0))
}

/**
 * Refuses a pipe with a stream that another pipe has used up: it would wait for ever, or end without a batch. The
 * stream at the other end fails with `bad_option`, so that `pipeline()` is rejected and lets go of all its streams.
 */
function refuseUsed(to: Writable, from: Readable): void {
  const isUsed = to.writableEnded || to.destroyed
  if (!isUsed && !from.readableEnded && !from.destroyed) return
  const error = new PrepError(
    'bad_option',
    'A stream has been used up by another pipe. Make a new one for each pipe, such as by calling read() or the step again',
  )
  const other = isUsed ? from : to
  if (other.destroyed) throw error
  other.destroy(error)
}
