import { Buffer } from 'node:buffer'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import { packageRoot } from '../../src/base/package-root.js'

const options = ['--enable', 'simd', '--runtime', 'stub', '--initialMemory', '8', '--noAssert', '-O3']

/** Compiles the kernel and answers with the WebAssembly as base64. Throws with the compiler's messages. */
export async function compileStops(): Promise<string> {
  const source = readFileSync(join(packageRoot(), 'src/kernels/assembly/stops.ts'), 'utf8')
  let binary: Uint8Array = new Uint8Array(0)
  const { error, stderr } = await asc.main(['stops.ts', '-o', 'stops.wasm', ...options], {
    readFile: (name: string) => (name === 'stops.ts' ? source : null),
    writeFile: (name: string, contents: string | Uint8Array) => {
      if (name === 'stops.wasm') binary = contents as Uint8Array
    },
    listFiles: () => [],
  })
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`)
  return Buffer.from(binary).toString('base64')
}

/** Writes the compiled kernel into the source, for `npm run kernels`. */
export async function writeKernels(): Promise<void> {
  const text = `/** \`assembly/stops.ts\`, compiled by \`npm run kernels\`: WebAssembly as base64. */\nexport const stopsWasm =\n  '${await compileStops()}'\n`
  writeFileSync(join(packageRoot(), 'src/kernels/stops.data.ts'), text)
}
