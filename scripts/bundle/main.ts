/**
 * Joins the modules of the package into a few files of `dist/lib`, because Node takes longer to load hundreds of
 * modules than a small run takes in all. What the package exports, and what its program and threads load, stays
 * where the compiler has put it, as a module that passes on what is in `dist/lib`.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { rolldown } from 'rolldown'
import { packageRoot } from '../../src/base/package-root.js'
import { stampOf } from '../built/is-built.js'
import { joinedBehind, joinedPackages } from './joined.data.js'
import { licencesOf } from './licences.js'
import { joinRequired, keepAddress, speakEnglish } from './plugins.js'
import { copyTypes } from './types.js'

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
const joined: readonly string[] = [...joinedPackages, ...joinedBehind]

const nameOf = (entry: string) => entry.replaceAll('/', '-')
const isJoined = (id: string) => joined.some((name) => id === name || id.startsWith(`${name}/`))
const charts = join(root, 'scripts/bundle/echarts-parts.ts')

/** Modules without imports that much of the package needs, and that are too small for files of their own. */
const leaves = [
  'datasets/shapes/(directions|names|roles)',
  'src/chat-templates/python/faults',
  'src/formats/(format/(byte-queue|too-many-keys)|tokens/no-companion)',
  'src/(remote/list-address|schemas/curation|transform/(random|transform))',
  'src/text/(common-han\\.data|han-variants\\.data|stop-words\\.data|words/(english-dates|punctuation\\.data))',
  'transforms/(balance/exact-sum|dedup-lines/hash-table|tokens/length-sketch)',
  'transforms/anonymize/(detect/(spared|deferred)|fakes/locales|operators/rebuild-text)',
  'transforms/anonymize/entities/made-up/compound-surnames(\\.data)?',
  'transforms/anonymize/recognizers/chinese-text/(ethnic-groups\\.data|simplify)',
]
const isLeaf = new RegExp(`/(${leaves.join('|')})\\.ts$`)

const bundle = await rolldown({
  cwd: root,
  input: Object.fromEntries(entries.map((entry) => [nameOf(entry), `${entry}.ts`])),
  platform: 'node',
  resolve: {
    extensionAlias: { '.js': ['.ts', '.js'] },
    alias: { 'echarts/dist/echarts.esm.min.mjs': charts },
  },
  external: (id) => !/^[./]/.test(id) && !isJoined(id),
  plugins: [keepAddress(root, { from: 'dist', to: lib }), joinRequired(isJoined), speakEnglish],
})
rmSync(join(root, lib), { recursive: true, force: true })
await bundle.write({
  dir: lib,
  format: 'esm',
  sourcemap: true,
  sourcemapExcludeSources: true,
  // Names stay, for those who read a stack; less text is sooner gone through.
  minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Small modules that nearly everything needs: one file each for what would be dozens. A group takes the modules in
  // that its own import: what stands here must import next to nothing, or each process loads what only some of them need.
  codeSplitting: {
    groups: [
      { name: 'base', test: /\/src\/base\/(?!options|yaml|json-schema|diagnostics)/, priority: 2 },
      { name: 'kernel-memory', test: /\/src\/kernels\/memory/ },
      {
        name: 'formats',
        test: /\/formats\/(\w+\/sniff|format\/(companions|row-encoder|packed-encoder|known-labels|names|file-frame))\.ts$/,
      },
      { name: 'spill', test: /\/src\/transform\/spill\// },
      {
        name: 'files',
        test: /\/src\/(files\/(?!compression)|output\/find-manifest\.ts$)/,
        priority: 1,
      },
      { name: 'columns', test: /\/src\/arrow\/(bits|validity|typed-arrays)\.ts$/ },
      // What imports nothing and is one or two kilobytes at most.
      { name: 'leaves', test: isLeaf },
      { name: 'chinese', test: /\/cli\/language\/chinese-(nouns|messages)\.data\.ts$/ },
      {
        name: 'load',
        test: /\/src\/run\/(drift\/load-drift|validate\/load-validate|licenses\/load-audit)\.ts$/,
      },
      { name: 'check-digits', test: /\/anonymize\/check-digits\// },
      { name: 'mds', test: /\/formats\/mds\/shard-(index|layout)\.ts$/ },
      { name: 'fpe', test: /\/anonymize\/operators\/(encrypt|fpe|hash|mask)\.ts$/ },
      {
        name: 'steps',
        test: /\/src\/(transform\/(step-cache|rule-counts|decide-survey|step-fault)|schemas\/step-counts|tokens\/ignored-label)\.ts$/,
      },
      {
        name: 'screen',
        test: /\/src\/cli\/(terminal\/(exit-codes|line-collector|listed|pace|quantity|screen|shell|table|width)|init\/yaml-text|language\/words|flags\/fail-if|summary\/gate-lines|run\/place-error)\.ts$/,
      },
      {
        name: 'letters',
        test: /\/src\/text\/(escape-pattern|match-at|letters|text-levels|protected-spans|special-tokens|value-shape)\.ts$/,
      },
    ],
  },
})
await bundle.close()

for (const entry of entries) {
  const path = join(root, 'dist', `${entry}.js`)
  const from = posix.relative(posix.dirname(`dist/${entry}`), `${lib}/${nameOf(entry)}.js`)
  const isProgram = entry === 'src/cli/main'
  writeFileSync(path, isProgram ? `#!/usr/bin/env node\nimport '${from}'\n` : `export * from '${from}'\n`)
}

writeFileSync(join(root, lib, 'LICENSES.txt'), licencesOf(join(root, 'node_modules'), joined))
await copyTypes(
  { root, from: 'dist', to: 'dist/types' },
  {
    entries: entries.filter((entry) => entry === 'src/index' || /^transforms\/\w+$/.test(entry)),
    joined,
    // Those of zod do not survive it: types that a namespace passes on become values.
    rolled: ['apache-arrow', 'flatbuffers'],
  },
)
writeFileSync(stampOf(root), '')
