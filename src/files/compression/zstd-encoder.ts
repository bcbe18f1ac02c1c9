/**
 * The one door to zstd-wasm, the reference encoder of Zstandard as WebAssembly, for Node before 22.15. Loaded only where
 * it is needed, because that instantiates it.
 */
import { compress, init } from '@bokuweb/zstd-wasm'
import { PrepError } from '../../base/errors.js'

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

/** What every frame begins with (RFC 8878, section 3.1.1). */
const magic = [0x28, 0xb5, 0x2f, 0xfd]

/**
 * Packs bytes as one frame. Throws `unsupported` where other code of the program has begun the package a second time, which
 * answers with bytes that are no frame from then on: rows would be lost without a word.
 */
export function packZstd(bytes: Uint8Array): Uint8Array {
  const frame = compress(bytes, level)
  if (magic.every((byte, i) => frame[i] === byte)) return frame
  throw new PrepError(
    'unsupported',
    'Zstandard cannot be written: other code of this program has called init() of the package @bokuweb/zstd-wasm, which may be called once. Leave that out, or use Node 22.15 or newer, which needs no package',
  )
}
