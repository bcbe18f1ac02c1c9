import { statSync } from 'node:fs'
import { makeFolder } from '../files/make-folder.js'
import { companionPath } from '../formats/format/companions.js'
import type { FormatWriter } from '../formats/format/spec.js'
import { formats } from '../formats/registry.js'
import { noCompanion } from '../formats/tokens/no-companion.js'
import type { RemoteObject } from '../remote/client/object.js'
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
 * part of a file any number of times: so it comes over the network once, and is of one version. Files that stand beside
 * one come with it. Throws `bad_input` where the one is not there without which it cannot be read.
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
    const companions = await companionsOf(source, source.remote!)
    for (const { extension, object } of [{ extension: undefined, object: source.remote! }, ...companions])
      await stageFile(object, extension === undefined ? path : companionPath(path, extension), {
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

/** The files that stand beside an input, as its format has them. */
async function companionsOf(
  { format, compression }: Source,
  remote: RemoteObject,
): Promise<{ extension: string; object: RemoteObject }[]> {
  const { title, writer }: { title: string; writer?: FormatWriter } = formats[format]
  if (writer?.companions === undefined || compression !== undefined) return []
  const found: { extension: string; object: RemoteObject }[] = []
  for (const [i, extension] of writer.companions.extensions.entries()) {
    const object = await remote.beside((path) => companionPath(path, extension))
    if (object !== undefined) found.push({ extension, object })
    else if (i === 0) throw noCompanion(companionPath(remote.shown, extension), title)
  }
  return found
}
