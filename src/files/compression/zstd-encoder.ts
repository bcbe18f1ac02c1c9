/**
 * The one door to zstd-wasm, the reference encoder of Zstandard as WebAssembly, for Node before 22.15. Loaded only where
 * it is needed, because that instantiates it.
 */
import { compress, init } from '@bokuweb/zstd-wasm'

// Once in a thread: a second time, the package would read what it has packed from the memory of the first.
await init()

/** The level that Zstandard itself takes where none is given, as that of Node does. */
const level = 3

/** Packs bytes as one frame. */
export function packZstd(bytes: Uint8Array): Uint8Array {
  return compress(bytes, level)
}
