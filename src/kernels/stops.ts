import { Buffer } from 'node:buffer'
import { growMemory, page } from './memory.js'
import { stopsWasm } from './stops.data.js'

/** Bytes that are held at once. */
const segmentBytes = 1 << 16
const tableAt = 1024
const rowBytes = 32
const beforeAt = tableAt + rowBytes
const behindAt = beforeAt + 256 * rowBytes
const charactersAt = behindAt + 256 * rowBytes
const bytesAt = page
const stopsAt = bytesAt + segmentBytes + 64

interface Kernel {
  memory: WebAssembly.Memory
  findStops(from: number, to: number, table: number, out: number): number
}

/** What is looked for. */
export interface StopSet {
  /** A byte belongs to the set if its class is not 0. */
  classes: Uint8Array
  /** Right behind which bytes, or right before which, a byte counts; beside all, where it is not named. */
  neighbours: ReadonlyMap<number, { before: readonly number[]; behind: readonly number[] }>
  /** A bit for each code unit: whether a character of three bytes counts whose first byte belongs to the set. */
  characters: Uint32Array
}

/** Finds where the bytes of a set stand, at several gigabytes a second. */
export interface StopFinder {
  /** How many bytes are held at once. */
  segmentBytes: number
  /** Where the stops are that `find` found, counted from its `from`. */
  stops: Uint32Array
  /** Whether `find` passed over Chinese characters (U+4E00 to U+9FFF), because they do not count. */
  hasPassed: boolean
  /** Takes in `bytes[from] … bytes[to - 1]`, at most `segmentBytes`. */
  load(bytes: Uint8Array, from: number, to: number): void
  /**
   * Looks at some of what was taken in, counted from its beginning, and answers how many stops there are. What
   * is first or last counts whatever stands beside it.
   */
  find(from: number, to: number): number
}

/** Opens a finder for a set. */
export function openStops(set: StopSet): StopFinder {
  const kernel = openKernel()
  growMemory(kernel.memory, stopsAt + 4 * segmentBytes)
  const memory = new Uint8Array(kernel.memory.buffer)
  writeTables(memory, set)
  return {
    segmentBytes,
    stops: new Uint32Array(kernel.memory.buffer, stopsAt, segmentBytes),
    hasPassed: false,
    load(bytes, from, to) {
      memory.set(bytes.subarray(from, to), bytesAt)
    },
    find(from, to) {
      const found = kernel.findStops(bytesAt + from, bytesAt + to, tableAt, stopsAt)
      this.hasPassed = found < 0
      return found & 0x7fffffff
    },
  }
}

function openKernel(): Kernel {
  const module = new WebAssembly.Module(Buffer.from(stopsWasm, 'base64'))
  return new WebAssembly.Instance(module, {}).exports as unknown as Kernel
}

/** The set as the kernel wants it; see `assembly/stops.ts`. */
function writeTables(memory: Uint8Array, { classes, neighbours, characters }: StopSet): void {
  for (let byte = 0; byte < 256; byte++) {
    const high = byte >> 4
    if (classes[byte] !== 0) memory[tableAt + (high < 8 ? 0 : 16) + (byte & 15)] |= 1 << (high & 7)
    const sides = neighbours.get(byte)
    const row = byte * rowBytes
    if (sides === undefined) memory.fill(0xff, beforeAt + row, beforeAt + row + rowBytes)
    for (const one of sides?.before ?? []) memory[beforeAt + row + (one >> 3)] |= 1 << (one & 7)
    for (const one of sides?.behind ?? []) memory[behindAt + row + (one >> 3)] |= 1 << (one & 7)
  }
  memory.set(new Uint8Array(characters.buffer, characters.byteOffset, characters.byteLength), charactersAt)
}
