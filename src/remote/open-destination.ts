import type { Destination, DestinationOptions, OutputAddress } from './client/publication.js'

/** Opens the place at an address. Nothing is loaded that speaks to a server of another kind. */
export async function openDestination(
  address: OutputAddress,
  options: DestinationOptions,
): Promise<Destination> {
  if (address.kind === 's3') return (await import('./s3/upload.js')).openPrefix(address, options)
  return (await import('./hub/commit.js')).openDataset(address, options)
}
