/**
 * The one door to zstd-wasm, the reference encoder of Zstandard as WebAssembly, for Node before 22.15. Loaded only where
 * it is needed, because that instantiates it.
 */
import { compress, init } from '@bokuweb/zstd-wasm'

/** The level that Zstandard itself takes where none is given, as that of Node does. */
const level = 3

// Once in a thread: after a second time, the package reads what it has packed from the memory of the first. Others may
// have begun it: code of a program that uses the package too.
if (!isReady()) await init()

/** Before `init()` the package has no functions to call. */
function isReady(): boolean {
  try {
    return compress(new Uint8Array(1), level).length > 0
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** Packs bytes as one frame. */
export function packZstd(bytes: Uint8Array): Uint8Array {
  return compress(bytes, level)
}
