import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelFiles } from '../checkpoint/files.js'
import type { TextModelSettings } from '../checkpoint/options.js'
import { readHalves } from './half.js'
import { loadRuntime, type OnnxRuntime, type OnnxSession, type OnnxTensor } from './peers.js'

/** Numbers for one input of a model. */
export interface ModelInput {
  type: 'int64' | 'bool'
  data: BigInt64Array | Uint8Array
  dims: readonly number[]
}

/** What a model answers, row by row. */
export interface ModelOutput {
  data: Float32Array
  dims: readonly number[]
}

/** A model that is loaded. */
export interface Session {
  /** The inputs that it wants. */
  inputs: readonly string[]
  /** Runs it; inputs that it does not want are left out. */
  run(inputs: Readonly<Record<string, ModelInput>>): Promise<ModelOutput>
}

/** Failures are thrown, and a library is not to print them too. */
const quiet = { logSeverityLevel: 4 }

/** Loads a model. Throws `bad_option` for a file that is none, and `unsupported` where no runtime is installed. */
export async function openSession(files: ModelFiles, settings: TextModelSettings): Promise<Session> {
  const { name, onnx } = loadRuntime(settings.runtime)
  const session = await createSession(files, settings, { name, onnx })
  const output = session.outputNames.includes('logits') ? 'logits' : session.outputNames[0]
  return {
    inputs: session.inputNames,
    async run(given) {
      const inputs = session.inputNames.map((input) => {
        const { type, data, dims } = given[input]
        return [input, new onnx.Tensor(type, data, dims)] as const
      })
      return numbersOf((await session.run(Object.fromEntries(inputs), quiet))[output], output)
    },
  }
}

function numbersOf({ type, data, dims }: OnnxTensor, output: string): ModelOutput {
  if (data instanceof Float32Array) return { data, dims }
  // Where JavaScript knows numbers of 16 bits, they come as such, else as whole numbers of 16 bits.
  if (type === 'float16' && ArrayBuffer.isView(data))
    return { data: readHalves(new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)), dims }
  throw new PrepError(
    'bad_option',
    `${bareName('model')}: output "${output}" holds ${type}, not numbers of 32 or 16 bits. Export the model with such an output`,
  )
}

async function createSession(
  files: ModelFiles,
  { threads }: TextModelSettings,
  { name, onnx }: { name: 'node' | 'web'; onnx: OnnxRuntime },
): Promise<OnnxSession> {
  // A process may run a worker for each core, and nothing is to be printed by a library.
  const options = { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 4 }
  try {
    if (name === 'node') return await onnx.InferenceSession.create(files.model, options)
    if (onnx.env.wasm !== undefined) onnx.env.wasm.numThreads = threads
    const externalData = files.weights.map((path) => ({ path: basename(path), data: readFileSync(path) }))
    return await onnx.InferenceSession.create(readFileSync(files.model), {
      ...options,
      executionProviders: ['wasm'],
      ...(externalData.length === 0 ? {} : { externalData }),
    })
  } catch (cause) {
    throw new PrepError(
      'bad_option',
      `${bareName('model')}: "${files.model}" cannot be loaded by onnxruntime. Check that it is a whole ONNX file`,
      { cause },
    )
  }
}

/** Runs something small, so that a model of another kind is refused before any record is read. Throws `bad_option`. */
export async function tryOut<T>(run: () => Promise<T>, { model }: ModelFiles): Promise<T> {
  try {
    return await run()
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    const message = `${bareName('model')}: "${model}" fails on a single token. Check it, or export it anew`
    throw new PrepError('bad_option', message, { cause })
  }
}
