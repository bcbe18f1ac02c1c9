import { Worker } from 'node:worker_threads'
import type { LockTicket } from '../files/lock-file.js'

/** Signs of life in a lock. */
export interface Heartbeat {
  stop(): void
}

const beatMs = 5000

/**
 * Touches a lock every few seconds, from a thread of its own: the main thread may be busy for minutes, in a step of
 * the user's own or in joining a large file. The thread does not keep the process alive. `onLost` is called once when
 * the lock is found to be another's.
 */
export function startHeartbeat(
  ticket: LockTicket,
  { onLost, everyMs = beatMs }: HeartbeatOptions,
): Heartbeat {
  const code = `(${beatForever})({ fs: require('node:fs'), ...require('node:worker_threads') })`
  const thread = new Worker(code, {
    eval: true,
    name: 'lock',
    workerData: { ...ticket, everyMs },
    // Nothing that was asked for the main thread is loaded into this one.
    execArgv: [],
    env: {},
  })
  thread.unref()
  thread.once('message', onLost)
  // Without a thread the lock grows stale for other machines; it is looked at before anything is published.
  thread.on('error', () => {})
  return { stop: () => void thread.terminate() }
}

interface HeartbeatOptions {
  onLost: () => void
  everyMs?: number
}

/** What the thread has: it is given the source of the function alone, so it may use nothing else. */
interface ThreadParts {
  fs: typeof import('node:fs')
  workerData: LockTicket & { everyMs: number }
  parentPort: { postMessage(message: string): void }
}

function beatForever({ fs, workerData, parentPort }: ThreadParts): void {
  const { path, text, everyMs } = workerData
  const beat = () => {
    let fd: number | undefined
    try {
      fd = fs.openSync(path, 'r+')
      if (fs.readFileSync(fd, 'utf8') !== text) return parentPort.postMessage('lost')
      const now = new Date()
      fs.futimesSync(fd, now, now)
    } catch (error) {
      // Anything else may be a fault of the network that passes: the next beat tries again.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') parentPort.postMessage('lost')
    } finally {
      if (fd !== undefined) fs.closeSync(fd)
    }
  }
  setInterval(beat, everyMs)
}
