import { join } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { releaseLock, takeLock } from '../../files/locks/lock.js'
import { makeFolder } from '../../files/make-folder.js'

/**
 * Takes a folder that outlives a run, such as a cache, for this process alone, and makes it where there is none. Answers
 * what gives it back. Throws `locked` where another run holds it.
 */
export function holdFolder(folder: string): () => void {
  makeFolder(folder)
  try {
    const ticket = takeLock(join(folder, 'lock'))
    return () => releaseLock(ticket)
  } catch (error) {
    if (!(error instanceof PrepError) || error.code !== 'locked') throw error
    throw new PrepError(
      'locked',
      `Another run is using "${folder}". Wait for it, stop it, or name another folder. If it no longer runs, delete "${join(folder, 'lock')}"`,
      { cause: error },
    )
  }
}
