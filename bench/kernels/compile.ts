import { Buffer } from 'node:buffer'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { packageRoot } from '../../src/base/package-root.js'

const folder = join(packageRoot(), 'src/kernels')
const options = ['--enable', 'simd', '--runtime', 'stub', '--initialMemory', '8', '--noAssert', '-O3']

/** The kernels: each is a file of `src/kernels/assembly`, and what it imports. */
export const kernels = [
  'stops',
  'json',
  'csv',
  'rows',
  'names',
  'words',
  'tokens',
  'minhash',
  'signals',
  'cues',
] as const

/** The folders of kernels that do not stand with the others. */
const folders: Partial<Record<(typeof kernels)[number], string>> = {
  minhash: 'shingles',
  signals: 'signals',
  cues: 'cues',
}

/** Where a compiled kernel stands in `src/kernels`. */
export function kernelData(name: (typeof kernels)[number]): string {
  return join(folders[name] ?? '', `${name}.data.ts`)
}

/** Compiles a kernel and answers with the WebAssembly as base64. Throws with the compiler's messages. */
export async function compileKernel(name: (typeof kernels)[number]): Promise<string> {
  let binary: Uint8Array = new Uint8Array(0)
  const { error, stderr } = await asc.main([`${name}.ts`, '-o', `${name}.wasm`, ...options], {
    readFile: (file: string) => {
      const path = join(folder, 'assembly', file)
      return existsSync(path) ? readFileSync(path, 'utf8') : null
    },
    writeFile: (file: string, contents: string | Uint8Array) => {
      if (file === `${name}.wasm`) binary = contents as Uint8Array
    },
    listFiles: () => [],
  })
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`)
  return Buffer.from(binary).toString('base64')
}

/** Writes the compiled kernels into the source, for `npm run kernels`. */
export async function writeKernels(): Promise<void> {
  for (const name of kernels) {
    const text = `/** \`assembly/${name}.ts\`, compiled by \`npm run kernels\`: WebAssembly as base64. */\nexport const ${name}Wasm =\n  '${await compileKernel(name)}'\n`
    writeFileSync(join(folder, kernelData(name)), text)
  }
}
