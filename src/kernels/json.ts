import { Buffer } from 'node:buffer'
import { jsonWasm } from './json.data.js'

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
