import type { RemoteObject } from './object.js'

/** How a server is asked. */
export interface RemoteOptions {
  signal?: AbortSignal
}

/** What is at an address. */
export interface Listing {
  /** One file that was named, or a folder of them. */
  kind: 'file' | 'folder'
  /** What the names are within. */
  root: string
  /** The files by their names within the root; for one that was named, by its whole name. */
  files: ReadonlyMap<string, RemoteObject>
}

/** Finds what is at an address. `isPattern` says which paths stand for many; `match` finds the names that one matches. */
export interface ListOptions extends RemoteOptions {
  isPattern: (path: string) => boolean
  match: (pattern: string, names: readonly string[]) => Promise<string[]>
}
