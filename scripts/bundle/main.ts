/**
 * Joins the modules of the package into a few files of `dist/lib`, because Node takes longer to load hundreds of
 * modules than a small run takes in all. What the package exports, and what its program and threads load, stays
 * where the compiler has put it, as a module that passes on what is in `dist/lib`.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix, relative } from 'node:path'
import { type Plugin, rolldown } from 'rolldown'
import { packageRoot } from '../../src/base/package-root.js'

const root = packageRoot()
const lib = 'dist/lib'

/** The modules that are loaded by name, from outside of `dist/lib`. */
const entries = [
  'src/index',
  'src/cli/main',
  'src/cli/program',
  'src/cli/commands',
  'src/engine/worker',
  ...readdirSync(join(root, 'transforms')).flatMap((name) =>
    name.endsWith('.ts') ? [`transforms/${name.slice(0, -3)}`] : [],
  ),
  'transforms/anonymize/model/thread',
  'transforms/anonymize/custom/service/thread',
]
/** Packages of many small modules; all others are loaded from `node_modules`. */
const joined = ['zod', 'libphonenumber-js']

/** Lets a module find the files beside it, though it stands in another folder now. */
const keepAddress: Plugin = {
  name: 'keep-address',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return
    const from = relative(join(root, lib), join(root, 'dist', relative(root, id)))
    const address = `new URL(${JSON.stringify(from.replace(/\.ts$/, '.js'))}, import.meta.url).href`
    return { code: code.replaceAll('import.meta.url', address), map: null }
  },
}

const nameOf = (entry: string) => entry.replaceAll('/', '-')

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((entry) => [nameOf(entry), `${entry}.ts`])),
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  external: (id) => !/^[./]/.test(id) && !joined.some((name) => id === name || id.startsWith(`${name}/`)),
  plugins: [keepAddress],
})
rmSync(join(root, lib), { recursive: true, force: true })
await bundle.write({
  dir: lib,
  format: 'esm',
  sourcemap: true,
  sourcemapExcludeSources: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
})
await bundle.close()

for (const entry of entries) {
  const path = join(root, 'dist', `${entry}.js`)
  const from = posix.relative(posix.dirname(`dist/${entry}`), `${lib}/${nameOf(entry)}.js`)
  const isProgram = entry === 'src/cli/main'
  writeFileSync(path, isProgram ? `#!/usr/bin/env node\nimport '${from}'\n` : `export * from '${from}'\n`)
}

const licences = joined.map((name) => {
  const folder = join(root, 'node_modules', name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`
})
writeFileSync(join(root, lib, 'LICENSES.txt'), licences.join('\n---\n\n'))
