import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'

/**
 * Joins the declarations in a folder into one file for each module that is imported from outside, and one for what they
 * share; the folder holds nothing else afterwards. A module comes as the path of its declaration and the path it gets.
 */
export async function rollTypes(
  modules: readonly (readonly [from: string, to: string])[],
  folder: string,
): Promise<void> {
  const input = Object.fromEntries(modules.map(([from, to]) => [basename(to, '.d.ts'), from]))
  const bundle = await rollup({
    input,
    plugins: [dts()],
    external: (id) => !/^[./]/.test(id),
    onwarn: (warning, warn) => {
      // Types that a module uses and does not export: its users could not name them before either.
      if (!warning.message.includes('private shared type exports')) warn(warning)
    },
  })
  const { output } = await bundle.generate({ format: 'es', chunkFileNames: 'shared-[name].ts' })
  await bundle.close()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const part of output) {
    if (part.type === 'chunk') writeFileSync(join(folder, part.fileName), part.code)
  }
}
