/**
 * Unpacking of Zstandard (RFC 8878) for Node before 22.15, which has none of its own: the reference decoder as
 * WebAssembly, from the package zstddec. The package's own stream goes on behind an error, so its exports are
 * driven here, one call of `ZSTD_decompressStream` at a time. Loaded only where a file needs it, because that
 * instantiates the decoder.
 */
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PrepError } from '../../base/errors.js'

/** What is used of the exports; pointers and sizes are numbers of 32 bits. */
interface ZstdExports {
  memory: WebAssembly.Memory
  malloc(size: number): number
  free(pointer: number): void
  ZSTD_createDCtx(): number
  ZSTD_freeDCtx(context: number): number
  /** The size of what was unpacked, or the negative number of an error. */
  ZSTD_decompress(output: number, room: number, input: number, size: number): number
  ZSTD_DStreamInSize(): number
  ZSTD_DStreamOutSize(): number
  /** 0 at the end of a frame, a hint of what is to come within one, or the negative number of an error. */
  ZSTD_decompressStream(context: number, output: number, input: number): number
}

const library = await loadLibrary()

/**
 * The package keeps its instance to itself, but for a method that is given it, once in the life of its module. So
 * the module is loaded under an address that nobody else has.
 */
async function loadLibrary(): Promise<ZstdExports> {
  const address = pathToFileURL(createRequire(import.meta.url).resolve('zstddec/stream'))
  address.search = randomUUID()
  const { ZSTDDecoder } = (await import(address.href)) as typeof import('zstddec/stream')
  let exports: object | undefined
  class Opened extends ZSTDDecoder {
    override _init(result: WebAssembly.WebAssemblyInstantiatedSource): void {
      super._init(result)
      exports = result.instance.exports
    }
  }
  await new Opened().init()
  return exports as ZstdExports
}

/** The error of a window beyond the 128 MiB that decoders grant (`ZSTD_error_frameParameter_windowTooLarge`). */
const windowTooLarge = -16

/** Size of `ZSTD_inBuffer` and `ZSTD_outBuffer`: a pointer, a size, a position. */
const bufferFields = 12

/**
 * Unpacks chunks cut anywhere: frames one behind the other, skippable ones left out, checksums compared. Memory
 * is that of the window of a frame, 128 MiB at most. Throws `unsupported` for a larger window, and an error with the code
 * `ZSTD_damaged` for bytes that are damaged, cut short or no Zstandard, as Node's own stream does.
 */
export async function* unpackZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const stream = new ZstdStream()
  try {
    for await (const chunk of source) yield* stream.unpack(chunk)
    if (!stream.isAtFrameEnd) throw damaged()
  } finally {
    stream.close()
  }
}

/** Unpacks frames that become `size` bytes, at one go. Throws an error with the code `ZSTD_damaged` where they do not. */
export function unpackZstdFrames(bytes: Uint8Array, size: number): Uint8Array {
  const input = library.malloc(bytes.length)
  const output = library.malloc(size)
  try {
    // Made after the memory has grown, since a view of it does not grow along.
    new Uint8Array(library.memory.buffer, input, bytes.length).set(bytes)
    if (library.ZSTD_decompress(output, size, input, bytes.length) !== size) throw damaged()
    return new Uint8Array(library.memory.buffer, output, size).slice()
  } finally {
    library.free(input)
    library.free(output)
  }
}

/** One stream in the memory of the decoder. */
class ZstdStream {
  isAtFrameEnd = true
  readonly #context = library.ZSTD_createDCtx()
  readonly #inSize = library.ZSTD_DStreamInSize()
  readonly #outSize = library.ZSTD_DStreamOutSize()
  readonly #in = library.malloc(this.#inSize)
  readonly #out = library.malloc(this.#outSize)
  readonly #input = library.malloc(bufferFields)
  readonly #output = library.malloc(bufferFields)

  close(): void {
    library.ZSTD_freeDCtx(this.#context)
    for (const pointer of [this.#in, this.#out, this.#input, this.#output]) library.free(pointer)
  }

  *unpack(chunk: Uint8Array): Generator<Buffer> {
    for (let at = 0; at < chunk.length; at += this.#inSize) {
      const piece = chunk.subarray(at, at + this.#inSize)
      this.#bytes(this.#in, piece.length).set(piece)
      this.#fields(this.#input).set([this.#in, piece.length, 0])
      yield* this.#unpackPiece()
    }
  }

  *#unpackPiece(): Generator<Buffer> {
    for (;;) {
      this.#fields(this.#output).set([this.#out, this.#outSize, 0])
      const left = library.ZSTD_decompressStream(this.#context, this.#output, this.#input)
      if (left < 0) throw left === windowTooLarge ? wideWindow() : damaged()
      this.isAtFrameEnd = left === 0
      // The memory may have grown, so it is looked at anew.
      const [, size, read] = this.#fields(this.#input)
      const written = this.#fields(this.#output)[2]
      if (written > 0) yield Buffer.from(this.#bytes(this.#out, written))
      // A full output may have left more behind, also where all of the input was taken.
      if (read === size && (left === 0 || written < this.#outSize)) return
    }
  }

  #bytes(pointer: number, length: number): Uint8Array {
    return new Uint8Array(library.memory.buffer, pointer, length)
  }

  #fields(pointer: number): Uint32Array {
    return new Uint32Array(library.memory.buffer, pointer, 3)
  }
}

function damaged(): Error {
  return Object.assign(new Error('The frames are damaged'), { code: 'ZSTD_damaged' })
}

function wideWindow(): PrepError {
  return new PrepError(
    'unsupported',
    'The input is compressed with a window of more than 128 MiB. Compress it without "--long", or unpack it first',
  )
}
