import { Buffer } from 'node:buffer'

/** A model to be written as ONNX (https://onnx.ai/onnx/repo-docs/IR.html), with one output. */
export interface Graph {
  inputs: readonly Value[]
  output: Value
  constants: readonly Constant[]
  nodes: readonly Node[]
}

/** Numbers that come in or go out; a dimension that differs from run to run has a name. */
export interface Value {
  name: string
  type: keyof typeof types
  dims: readonly (string | number)[]
}

export interface Constant {
  name: string
  data: Float32Array | BigInt64Array
  dims: readonly number[]
}

/** One step, such as `Gather`; its attributes are whole numbers or lists of them. */
export interface Node {
  op: string
  inputs: readonly string[]
  output: string
  attributes?: Readonly<Record<string, number | readonly number[]>>
}

const types = { float: 1, int64: 7, bool: 9, float16: 10 } as const

/** The graph as a file of protocol buffers, of the operator set 13. */
export function writeGraph({ inputs, output, constants, nodes }: Graph): Buffer {
  const graph = [
    ...nodes.map((node) => bytes(1, nodeOf(node))),
    bytes(2, 'tiny'),
    ...constants.map((constant) => bytes(5, constantOf(constant))),
    ...inputs.map((value) => bytes(11, valueInfo(value))),
    bytes(12, valueInfo(output)),
  ]
  return Buffer.concat([number(1, 8), bytes(7, graph), bytes(8, number(2, 13))])
}

function nodeOf({ op, inputs, output, attributes = {} }: Node): Buffer[] {
  const given = Object.entries(attributes).map(([name, value]) => {
    const [type, fields] =
      typeof value === 'number' ? [2, [number(3, value)]] : [7, value.map((n) => number(8, n))]
    return bytes(5, [bytes(1, name), ...fields, number(20, type)])
  })
  return [...inputs.map((name) => bytes(1, name)), bytes(2, output), bytes(4, op), ...given]
}

function constantOf({ name, data, dims }: Constant): Buffer[] {
  const type = data instanceof Float32Array ? types.float : types.int64
  return [
    ...dims.map((size) => number(1, size)),
    number(2, type),
    bytes(8, name),
    bytes(9, Buffer.from(data.buffer)),
  ]
}

function valueInfo({ name, type, dims }: Value): Buffer[] {
  const sizes = dims.map((size) => bytes(1, typeof size === 'string' ? bytes(2, size) : number(1, size)))
  return [bytes(1, name), bytes(2, bytes(1, [number(1, types[type]), bytes(2, sizes)]))]
}

/** A number as a field of a protocol buffer. */
function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)])
}

/** A text, bytes or a message as a field of a protocol buffer. */
function bytes(field: number, value: string | Buffer | readonly Buffer[]): Buffer {
  const data =
    Buffer.isBuffer(value) || typeof value === 'string' ? Buffer.from(value) : Buffer.concat([...value])
  return Buffer.concat([varint((field << 3) | 2), varint(data.length), data])
}

function varint(value: number): Buffer {
  const out: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    out.push(rest > 0x7f ? (rest & 0x7f) | 0x80 : rest)
    if (rest <= 0x7f) return Buffer.from(out)
  }
}
