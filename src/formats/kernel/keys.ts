import type { MemoryPlan } from '../../kernels/memory-plan.js'

/** Bytes of an address, or of a count. */
export const word = 4

/** Names of fields as they are written in JSON, in the memory of a kernel: for each, where its bytes stand and how many. */
export interface KeyTable {
  at: number
  keys: readonly { bytes: Uint8Array; at: number }[]
}

/** A name as `JSON.stringify` writes it, without its quotes. */
export function keyBytes(name: string): Buffer {
  return Buffer.from(JSON.stringify(name).slice(1, -1))
}

export function planKeys(keys: readonly Uint8Array[], plan: MemoryPlan): KeyTable {
  return {
    at: plan.take(keys.length * 2 * word),
    keys: keys.map((bytes) => ({ bytes, at: plan.take(bytes.length) })),
  }
}

export function writeKeys({ at, keys }: KeyTable, memory: ArrayBuffer): void {
  const words = new Uint32Array(memory, at, keys.length * 2)
  keys.forEach((key, i) => {
    words.set([key.at, key.bytes.length], i * 2)
    new Uint8Array(memory).set(key.bytes, key.at)
  })
}
