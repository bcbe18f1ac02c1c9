import { Buffer } from 'node:buffer'
import { stopsWasm } from './stops.data.js'

/** Bytes that are looked at in one call. */
const segmentBytes = 1 << 16
const page = 1 << 16
const tableAt = 1024
const bytesAt = page
const stopsAt = bytesAt + segmentBytes + 16

interface Kernel {
  memory: WebAssembly.Memory
  findStops(from: number, to: number, table: number, out: number): number
}

/** Finds where the bytes of a set stand, at several gigabytes a second. */
export interface StopFinder {
  /** How many bytes one call of `find` takes at most. */
  segmentBytes: number
  /** Places of the set's bytes in `bytes[from] … bytes[to - 1]`, counted from `from`; valid until the next call. */
  find(bytes: Uint8Array, from: number, to: number): Uint32Array
}

/** Opens a finder for the bytes whose class is not 0. */
export function openStops(classes: Uint8Array): StopFinder {
  const kernel = openKernel()
  const pages = Math.ceil((stopsAt + 4 * segmentBytes) / page)
  kernel.memory.grow(Math.max(0, pages - kernel.memory.buffer.byteLength / page))
  const memory = new Uint8Array(kernel.memory.buffer)
  const stops = new Uint32Array(kernel.memory.buffer, stopsAt, segmentBytes)
  memory.set(tableOf(classes), tableAt)
  return {
    segmentBytes,
    find(bytes, from, to) {
      memory.set(bytes.subarray(from, to), bytesAt)
      let count = kernel.findStops(bytesAt, bytesAt + to - from, tableAt, stopsAt)
      // The last look takes in up to 15 bytes that are none of the text's.
      while (count > 0 && stops[count - 1] >= to - from) count--
      return stops.subarray(0, count)
    },
  }
}

function openKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(stopsWasm, 'base64'))
  return new WebAssembly.Instance(module, {}).exports as unknown as Kernel
}

/** The set as the kernel wants it; see `assembly/stops.ts`. */
function tableOf(classes: Uint8Array): Uint8Array {
  const table = new Uint8Array(32)
  for (let byte = 0; byte < 256; byte++)
    if (classes[byte] !== 0) {
      const high = byte >> 4
      table[(high < 8 ? 0 : 16) + (byte & 15)] |= 1 << (high & 7)
    }
  return table
}
