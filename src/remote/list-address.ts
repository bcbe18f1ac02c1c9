import type { Address } from './client/address.js'
import type { Listing, ListOptions } from './client/listing.js'

/** Asks the server of an address what is there. Nothing is loaded that speaks to a server of another kind. */
export async function listAddress(address: Address, options: ListOptions): Promise<Listing> {
  if (address.kind === 'http') {
    const { describeHttpFile } = await import('./http-file.js')
    const file = await describeHttpFile(address, options)
    return { kind: 'file', root: '', files: new Map([[file.name, file]]) }
  }
  if (address.kind === 's3') return (await import('./s3/list.js')).listStore(address, options)
  return (await import('./hub/list.js')).listHub(address, options)
}
