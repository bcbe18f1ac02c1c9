import { statSync } from 'node:fs'
import { makeFolder } from '../files/make-folder.js'
import { readInPlace, type Source } from './discover.js'

/** How inputs are fetched. */
export interface FetchOptions {
  /** Where the copies are put. */
  folder: string
  signal?: AbortSignal
  /** Called with the bytes that have come so far, and with all that will. */
  onBytes?: (bytes: number, totalBytes: number) => void
}

/**
 * Fetches the inputs that lie elsewhere, whole, and answers all inputs with the place of their bytes. Workers read any
 * part of a file any number of times: so it comes over the network once, and is of one version.
 */
export async function fetchInputs(
  sources: readonly Source[],
  { folder, signal, onBytes }: FetchOptions,
): Promise<Source[]> {
  const remote = sources.filter((source) => source.remote !== undefined)
  if (remote.length === 0) return [...sources]
  const { stageFile } = await import('../remote/stage.js')
  makeFolder(folder)
  const totalBytes = remote.reduce((sum, { bytes }) => sum + bytes, 0)
  let fetched = 0
  const places = new Map<Source, string>()
  for (const [number, source] of remote.entries()) {
    const path = `${folder}/${String(number).padStart(5, '0')}`
    await stageFile(source.remote!, path, {
      signal,
      onBytes: (bytes) => {
        fetched += bytes
        onBytes?.(fetched, Math.max(fetched, totalBytes))
      },
    })
    places.set(source, path)
  }
  return sources.map((source) => {
    const file = places.get(source)
    return file === undefined ? source : readInPlace({ ...source, file, bytes: statSync(file).size })
  })
}
