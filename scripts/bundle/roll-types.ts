import { mkdirSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/** Joins each declaration file of the keys with all that it imports, into one file at the path of its value. */
export async function rollTypes(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [from, to] of files) {
    const bundle = await rollup({ input: from, plugins: [dts()], external: isBuiltin })
    const { output } = await bundle.generate({ format: 'es' })
    await bundle.close()
    if (output.length > 1) throw new Error(`${from} has become more than one file`)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, typesOf(output[0].code))
  }
}

/** A class that a module passes on is joined as `import A = B`, which stands for namespaces alone. */
function typesOf(declarations: string): string {
  return declarations.replace(/^import ([\w$]+) = ([\w$]+);$/gm, 'type $1 = $2;')
}
