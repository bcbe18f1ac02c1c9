import { Writable } from 'node:stream'

/**
 * Standard output as a run writes to it. Once a write has failed, because its reader went away or the disk is
 * full, `onFailure` is called and the rest is thrown away, so that the run can end in order. Waits for a slow
 * reader.
 */
export function dataOutput(stdout: NodeJS.WritableStream, onFailure: (error: Error) => void): Writable {
  let failed = false
  // Node reports a failed write here as well as to its callback, and to only one of them in some cases.
  stdout.on('error', fail)
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      if (failed) return done()
      stdout.write(chunk, (error) => {
        if (error) fail(error)
        done()
      })
    },
  })

  function fail(error: Error): void {
    if (!failed) onFailure(error)
    failed = true
  }
}
