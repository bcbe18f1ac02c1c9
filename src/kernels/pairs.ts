import { Buffer } from 'node:buffer'
import { MemoryPlan } from './memory-plan.js'
import { pairsWasm } from './pairs.data.js'

/** Code units that a text may have at most. */
const textUnits = 1 << 17
const tableBytes = 1 << 14
const mostMarks = 255

interface Kernel {
  memory: WebAssembly.Memory
  setUp(text: number, pairs: number): void
  markPairs(length: number, mark: number): number
}

/** Knows which pairs of code units stand side by side in the text that was taken in last. */
export interface PairKernel {
  /** Takes in a text; answers with all bits that one of its code units has, `undefined` where it is too long. */
  load(text: string): number | undefined
  /** Whether all of these pairs may stand in the text, by their numbers of {@link pairsOf}; where not, none of it does. */
  mayHold(pairs: readonly number[]): boolean
}

/** Opens a kernel. */
export function openPairKernel(): PairKernel {
  const kernel = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(pairsWasm, 'base64')), {})
    .exports as unknown as Kernel
  const plan = new MemoryPlan()
  const [tableAt, textAt] = [plan.take(tableBytes), plan.take(2 * textUnits + 4)]
  plan.enlarge(kernel.memory)
  const { buffer } = kernel.memory
  const table = new Uint8Array(buffer, tableAt, tableBytes)
  const units = Buffer.from(buffer, textAt, 2 * textUnits + 4)
  let mark = 0
  kernel.setUp(textAt, tableAt)
  return {
    load(text) {
      if (text.length > textUnits) return undefined
      if (mark === mostMarks) {
        table.fill(0)
        mark = 0
      }
      mark++
      const bytes = units.write(text, 'utf16le')
      units[bytes] = units[bytes + 1] = 0
      return kernel.markPairs(text.length, mark)
    },
    mayHold(pairs) {
      for (let i = 0; i < pairs.length; i++) if (table[pairs[i]] !== mark) return false
      return true
    },
  }
}

/** The numbers of the pairs in a text, which are the same in any case. */
export function pairsOf(text: string): number[] {
  return Array.from(
    { length: Math.max(0, text.length - 1) },
    (_, i) => (keyOf(text.charCodeAt(i)) << 7) | keyOf(text.charCodeAt(i + 1)),
  )
}

function keyOf(unit: number): number {
  return (unit & 0x7f) | 0x20
}
