import { Worker } from 'node:worker_threads'
import { watchOwnCalls } from '../../base/own-code.js'

/** How a watch over code of the user's own is kept. */
interface WatchOptions {
  /** After so many milliseconds it is told where the program is. */
  patienceMs?: number
  /** The file that is written to: standard error, which the main thread is too busy to write to. */
  fd?: number
}

/** Nobody needs to know of a shorter one. */
const warnAfterMs = 10_000
const textBytes = 1000
/** The two numbers before the text: which call it is, 0 where there is none, and the bytes of its text. */
const headBytes = 8

/**
 * Tells on standard error where the program is, should code of the user's own not come back to it. That is done by
 * a thread, which sleeps for the most part and starts at the first call of such code. Answers what ends the watch.
 */
export function watchOwnCode({ patienceMs = warnAfterMs, fd = 2 }: WatchOptions = {}): () => void {
  const calls: string[] = []
  let thread: Worker | undefined
  let number = 0
  const memory = new SharedArrayBuffer(headBytes + textBytes)
  const head = new Int32Array(memory, 0, 2)
  const text = new Uint8Array(memory, headBytes)
  const stopListening = watchOwnCalls(({ call, isOver }) => {
    if (isOver) calls.splice(calls.lastIndexOf(call.what), 1)
    else calls.push(call.what)
    const innermost = calls.at(-1)
    if (innermost !== undefined) head[1] = new TextEncoder().encodeInto(innermost, text).written
    Atomics.store(head, 0, innermost === undefined ? 0 : ++number)
    Atomics.notify(head, 0)
    thread ??= startThread({ memory, patienceMs, fd })
  })
  return () => {
    stopListening()
    void thread?.terminate()
  }
}

function startThread(workerData: ThreadParts['workerData']): Worker {
  const code = `(${warnForever})({ fs: require('node:fs'), ...require('node:worker_threads') })`
  // Nothing that was asked for the main thread is loaded into this one.
  const thread = new Worker(code, { eval: true, name: 'watch', workerData, execArgv: [], env: {} })
  thread.unref()
  // Without it nothing is told.
  thread.on('error', () => {})
  return thread
}

/** What the thread has: it is given the source of the function alone, so it may use nothing else. */
interface ThreadParts {
  fs: typeof import('node:fs')
  workerData: { memory: SharedArrayBuffer; patienceMs: number; fd: number }
}

function warnForever({ fs, workerData: { memory, patienceMs, fd } }: ThreadParts): void {
  const head = new Int32Array(memory, 0, 2)
  for (;;) {
    const call = Atomics.load(head, 0)
    if (call === 0) Atomics.wait(head, 0, call)
    else if (Atomics.wait(head, 0, call, patienceMs) === 'timed-out') {
      const what = Buffer.from(new Uint8Array(memory, 8, head[1])).toString()
      fs.writeSync(
        fd,
        `Nothing has moved for ${patienceMs / 1000} s: the program is in ${what}. Ctrl-C ends it at once\n`,
      )
      Atomics.wait(head, 0, call)
    }
  }
}
