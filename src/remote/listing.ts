import { PrepError } from '../base/errors.js'
import type { Address } from './address.js'
import type { RemoteOptions } from './http-file.js'
import type { RemoteObject } from './object.js'

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

/** Asks the server of an address what is there. Nothing is loaded that speaks to a server of another kind. */
export async function listAddress(address: Address, options: ListOptions): Promise<Listing> {
  if (address.kind === 'http') {
    const { describeHttpFile } = await import('./http-file.js')
    const file = await describeHttpFile(address, options)
    return { kind: 'file', root: '', files: new Map([[file.name, file]]) }
  }
  throw new PrepError(
    'unsupported',
    'Addresses that begin with s3:// or hf:// cannot be read. Download the files first',
  )
}
