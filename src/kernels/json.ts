import { Buffer } from 'node:buffer'
import { jsonWasm } from './json.data.js'
import { growMemory, page } from './memory.js'

/** The tables of the kernel itself stand before this. */
const firstByte = page
const module = new WebAssembly.Module(Buffer.from(jsonWasm, 'base64'))

/** JSON Lines to columns and to counts, in a memory of its own; `assembly/json-columns.ts` and `json-kinds.ts` say how. */
export interface JsonKernel {
  memory: WebAssembly.Memory
  readLines(root: number, from: number, to: number, limits: number): number
  stopped: { readonly value: number }
  lastLine: { readonly value: number }
  countLines(root: number, from: number, to: number, notes: number): number
  lineCount: { readonly value: number }
}

export function openJson(): JsonKernel {
  return new WebAssembly.Instance(module, {}).exports as unknown as JsonKernel
}

/** What lies where in the memory of a kernel, before there is room for it. */
export class MemoryPlan {
  /** The first byte that is not taken. */
  end = firstByte

  /** Takes so many bytes and answers where they begin: at a multiple of 16. */
  take(bytes: number): number {
    const at = this.end
    this.end = Math.ceil((at + bytes) / 16) * 16
    return at
  }

  /** Makes a memory as large as what was taken. Views of it that were there before are of no more use. */
  enlarge(memory: WebAssembly.Memory): void {
    growMemory(memory, this.end)
  }
}
