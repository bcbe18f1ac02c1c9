import { Writable } from 'node:stream'
import { isClosedPipe } from './failure.js'

/**
 * Standard output as a run writes to it. When its reader goes away, as `head` does, `onClosed` is called and
 * the rest is thrown away: that is no error. Any other failure is one. Waits for a slow reader.
 */
export function dataOutput(stdout: NodeJS.WritableStream, onClosed: () => void): Writable {
  let closed = false
  const output = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (closed) return done()
      stdout.write(chunk, (error) => {
        if (error && !isClosedPipe(error)) return done(error)
        if (error) close()
        done()
      })
    },
  })
  // Node reports a failed write here as well as to its callback; unheard, it would end the process.
  stdout.on('error', (error: Error) => {
    if (isClosedPipe(error)) close()
  })
  return output

  function close(): void {
    if (!closed) onClosed()
    closed = true
  }
}
