import { Buffer } from 'node:buffer'
import { csvWasm } from './csv.data.js'

const module = new WebAssembly.Module(Buffer.from(csvWasm, 'base64'))

/** CSV to columns, in a memory of its own; `assembly/csv-records.ts` says how. */
export interface CsvKernel {
  memory: WebAssembly.Memory
  readRecords(root: number, from: number, to: number, limits: number): number
  stopped: { readonly value: number }
  lastEnd: { readonly value: number }
}

export function openCsv(): CsvKernel {
  return new WebAssembly.Instance(module, {}).exports as unknown as CsvKernel
}
