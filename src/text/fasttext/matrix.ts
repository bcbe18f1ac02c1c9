import type { BinaryFile } from './binary-file.js'

/** Rows of numbers, of which only sums and products are ever wanted. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  /** Adds a row to `sum`. */
  addRow(row: number, sum: Float32Array): void
  /** The product of a row and a vector. */
  dot(row: number, vector: Float32Array): number
}

/** Reads a matrix, as fastText saves it: whole numbers of four bytes a cell, or quantized. */
export function readMatrix(file: BinaryFile, isQuantized: boolean): Matrix {
  return isQuantized ? readQuantized(file) : readDense(file)
}

function readDense(file: BinaryFile): Matrix {
  const [rows, columns] = [file.int64(), file.int64()]
  const cells = file.floats(rows * columns)
  return {
    rows,
    columns,
    addRow(row, sum) {
      for (let i = 0, at = row * columns; i < columns; i++) sum[i] += cells[at + i]
    },
    dot(row, vector) {
      let product = 0
      for (let i = 0, at = row * columns; i < columns; i++) product += cells[at + i] * vector[i]
      return product
    },
  }
}

/** The centroids of a product quantizer: `parts` pieces of a row, each one of 256 vectors. */
interface Quantizer {
  parts: number
  length: number
  lastLength: number
  centroids: Float32Array
}

const centroidCount = 256

function readQuantizer(file: BinaryFile): Quantizer {
  const [dimension, parts, length, lastLength] = [file.int32(), file.int32(), file.int32(), file.int32()]
  return { parts, length, lastLength, centroids: file.floats(dimension * centroidCount) }
}

/** A matrix of product-quantized rows (Jégou et al. 2011), the lengths of the rows quantized apart if need be. */
function readQuantized(file: BinaryFile): Matrix {
  const hasNorms = file.uint8() !== 0
  const [rows, columns, codeCount] = [file.int64(), file.int64(), file.int32()]
  const codes = file.bytes(codeCount)
  const { parts, length, lastLength, centroids } = readQuantizer(file)
  const normCodes = hasNorms ? file.bytes(rows) : undefined
  const norms = hasNorms ? readQuantizer(file).centroids : undefined
  const startOf = (part: number, code: number): number =>
    part === parts - 1
      ? part * centroidCount * length + code * lastLength
      : (part * centroidCount + code) * length
  const normOf = (row: number): number =>
    norms === undefined || normCodes === undefined ? 1 : norms[normCodes[row]]
  return {
    rows,
    columns,
    addRow(row, sum) {
      const norm = normOf(row)
      for (let part = 0, column = 0; part < parts; part++) {
        const start = startOf(part, codes[row * parts + part])
        const end = start + (part === parts - 1 ? lastLength : length)
        for (let i = start; i < end; i++) sum[column++] += norm * centroids[i]
      }
    },
    dot(row, vector) {
      let product = 0
      for (let part = 0, column = 0; part < parts; part++) {
        const start = startOf(part, codes[row * parts + part])
        const end = start + (part === parts - 1 ? lastLength : length)
        for (let i = start; i < end; i++) product += vector[column++] * centroids[i]
      }
      return product * normOf(row)
    },
  }
}
