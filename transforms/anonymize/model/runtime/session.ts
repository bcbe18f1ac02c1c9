import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { PrepError } from '../../../../src/base/errors.js'
import type { ModelFiles } from '../checkpoint/files.js'
import type { ModelSettings } from '../checkpoint/options.js'
import { loadRuntime, type OnnxRuntime, type OnnxSession } from './peers.js'

/** Runs token ids through a model. */
export interface Session {
  /** The scores of every class for every token, rows padded to the longest one: row, token, class. */
  run(rows: readonly (readonly number[])[]): Promise<Float32Array>
}

/** Failures are thrown, and a library is not to print them too. */
const quiet = { logSeverityLevel: 4 }
const knownInputs = ['input_ids', 'attention_mask', 'token_type_ids']

/**
 * Loads a model and tries it on one token, so that a model of another kind is refused before any record is
 * read. Throws `bad_option` for such a model and `unsupported` where no runtime is installed.
 */
export async function openSession(
  files: ModelFiles,
  settings: ModelSettings,
  { classes, padId }: { classes: number; padId: number },
): Promise<Session> {
  const { name, onnx } = loadRuntime(settings.runtime)
  const session = await createSession(files, settings, { name, onnx })
  const output = session.outputNames.includes('logits') ? 'logits' : session.outputNames[0]
  const run = async (rows: readonly (readonly number[])[]) => {
    const width = Math.max(...rows.map((row) => row.length))
    const dims = [rows.length, width]
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(padId))
    const mask = new BigInt64Array(rows.length * width)
    rows.forEach((row, r) => {
      for (let i = 0; i < row.length; i++) {
        ids[r * width + i] = BigInt(row[i])
        mask[r * width + i] = 1n
      }
    })
    const given: Record<string, BigInt64Array> = {
      input_ids: ids,
      attention_mask: mask,
      token_type_ids: new BigInt64Array(rows.length * width),
    }
    const inputs = session.inputNames.map((input) => [input, new onnx.Tensor('int64', given[input], dims)])
    const { data, dims: shape } = (await session.run(Object.fromEntries(inputs), quiet))[output]
    const wanted = [...dims, classes]
    if (!(data instanceof Float32Array) || shape.length !== 3 || shape.some((size, i) => size !== wanted[i]))
      throw new PrepError(
        'bad_option',
        `model: output "${output}" has the shape ${shape.join(' x ')}, not ${wanted.join(' x ')} 32-bit numbers. ` +
          'Take a model for token classification, with the config.json that belongs to it',
      )
    return data
  }
  await tryOut(run, files.model)
  return { run }
}

async function createSession(
  files: ModelFiles,
  { threads }: ModelSettings,
  { name, onnx }: { name: 'node' | 'web'; onnx: OnnxRuntime },
): Promise<OnnxSession> {
  // A process may run a worker for each core, and nothing is to be printed by a library.
  const options = { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 4 }
  let session: OnnxSession
  try {
    if (name === 'node') session = await onnx.InferenceSession.create(files.model, options)
    else {
      if (onnx.env.wasm !== undefined) onnx.env.wasm.numThreads = threads
      const { weights } = files
      const externalData =
        weights === undefined ? undefined : [{ path: basename(weights), data: readFileSync(weights) }]
      session = await onnx.InferenceSession.create(readFileSync(files.model), {
        ...options,
        executionProviders: ['wasm'],
        ...(externalData === undefined ? {} : { externalData }),
      })
    }
  } catch (cause) {
    throw new PrepError(
      'bad_option',
      `model: "${files.model}" cannot be loaded by onnxruntime. Check that it is a whole ONNX file`,
      { cause },
    )
  }
  const strange = session.inputNames.find((input) => !knownInputs.includes(input))
  if (strange === undefined && session.inputNames.includes('input_ids')) return session
  const found = session.inputNames.join(', ')
  throw new PrepError(
    'bad_option',
    `model: "${files.model}" wants the inputs ${found}, not input_ids with attention_mask and token_type_ids. ` +
      'Take a model for token classification',
  )
}

async function tryOut(run: Session['run'], model: string): Promise<void> {
  try {
    await run([[0]])
  } catch (cause) {
    if (cause instanceof PrepError) throw cause
    const message = `model: "${model}" fails on a single token. Check it, or export it anew`
    throw new PrepError('bad_option', message, { cause })
  }
}
