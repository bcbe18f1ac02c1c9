import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { PrepError, type PrepErrorCode } from '../../../src/base/errors.js'

/**
 * A thread that is asked and waited for. A transform gives its answer at once; onnxruntime and servers give theirs
 * later. So they are asked in a thread of its own, and the one that asks sleeps until the answer is there.
 *
 * ```
 * asks    post the question ── sleep on the pulse ────────┐ take the answer
 * thread                       work, beat, work, post it, beat
 * ```
 *
 * The thread does not keep a process alive. It ends with the thread that opened it, or once nobody holds it.
 */
export interface SyncThread {
  /** Throws `worker_failed` where the thread shows no sign of life for as long as it may; it is ended then. */
  ask(question: unknown): unknown
  end(): void
}

/** How a thread is opened. */
export interface SyncThreadOptions {
  /** What works in it, for messages and debuggers, such as `model`. */
  name: string
  /** Reaches the script as `workerData.data`, beside `port` and `pulse`. */
  data: unknown
  /** How long the thread may be silent while it is asked, in milliseconds. */
  limitMs: number
}

/** What the script posts: on its `parentPort` once it is ready or cannot be, on `port` for each question. */
interface Reply {
  answer?: unknown
  failed?: { code: PrepErrorCode; message: string; cause?: string }
}

/** Starts the script and waits until it is ready. Throws what it says that failed, as a `PrepError`. */
export async function openSyncThread(
  script: URL,
  { name, data, limitMs }: SyncThreadOptions,
): Promise<SyncThread> {
  const { port1: port, port2 } = new MessageChannel()
  const pulse = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = new Worker(script, {
    workerData: { port: port2, pulse, data },
    transferList: [port2],
    name,
    // Flags of the process, such as --input-type, need not fit a thread.
    execArgv: [],
  })
  try {
    unwrap(await firstReply(worker, name))
  } catch (error) {
    await worker.terminate()
    throw error
  }
  worker.unref()
  port.unref()
  let isDead = false
  worker.on('error', () => {}).once('exit', () => (isDead = true))
  const end = () => {
    isDead = true
    port.close()
    void worker.terminate()
  }
  const thread: SyncThread = {
    end,
    ask(question) {
      if (isDead) throw new PrepError('worker_failed', `The thread of the ${name} has ended`)
      port.postMessage(question)
      for (;;) {
        const before = Atomics.load(pulse, 0)
        const received = receiveMessageOnPort(port)
        if (received !== undefined) return unwrap(received.message as Reply)
        if (Atomics.wait(pulse, 0, before, limitMs) !== 'timed-out') continue
        end()
        throw new PrepError(
          'worker_failed',
          `The thread of the ${name} gave no sign of life for ${limitMs / 1000} s. Give it smaller batches, or look what holds it up`,
        )
      }
    },
  }
  return endUnheld(thread, worker)
}

/** Ends a thread some time after nobody holds it any more: a transform is never told that it is done with. */
function endUnheld(thread: SyncThread, worker: Worker): SyncThread {
  const unheld = new FinalizationRegistry<() => void>((end) => end())
  unheld.register(thread, thread.end, worker)
  // So that the worker holds the registry, which would be forgotten together with the thread.
  worker.once('exit', () => unheld.unregister(worker))
  return thread
}

function firstReply(worker: Worker, name: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const ended = (cause?: unknown) =>
      reject(new PrepError('worker_failed', `The thread of the ${name} ended before it was ready`, { cause }))
    worker
      .once('message', resolve)
      .once('error', ended)
      .once('exit', () => ended())
  })
}

function unwrap({ answer, failed }: Reply): unknown {
  if (failed === undefined) return answer
  throw new PrepError(failed.code, failed.message, { cause: failed.cause })
}
