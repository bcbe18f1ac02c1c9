/**
 * A companion is a file that stands beside each file of a format and belongs to it, such as the index of its rows. It has
 * the name of that file with another extension, so that whoever knows one finds the other.
 */

/** A companion as an encoder makes it. */
export interface Companion {
  /** Its extension, without the dot, in the place of that of the file: `idx`, `ds.index`. */
  extension: string
  pieces: readonly Uint8Array[]
}

/** A file of a format, and where its companions are. */
export interface AccompaniedFile {
  path: string
  rows: number
  bytes: number
}

/** Makes the companions of a joined file of those of the shards that it is joined of, piece by piece. */
export type JoinCompanions = (
  shards: readonly AccompaniedFile[],
) => Iterable<{ extension: string; pieces: Iterable<Uint8Array> }>

/** Where a companion of a file is. */
export function companionPath(path: string, extension: string): string {
  const name = path.lastIndexOf('/') + 1
  const dot = path.lastIndexOf('.')
  return `${dot > name ? path.slice(0, dot) : path}.${extension}`
}
