import { constants, createReadStream, openSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/**
 * Reads a pipe that is given as a path. To open one that nobody writes to yet would keep a thread of Node until
 * somebody does, and the process could not even end. Linux opens it at once when asked not to wait, and tells of no
 * end before the first writer has come and gone (man 7 fifo, man 7 epoll); other systems tell of one at once.
 */
export function openPipe(path: string): Readable {
  if (process.platform !== 'linux') return createReadStream(path)
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return new Socket({ fd, readable: true, writable: false })
}
