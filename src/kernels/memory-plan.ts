import { growMemory, page } from './memory.js'

/** The tables of the kernel itself stand before this. */
const firstByte = page

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
