import { createRequire } from 'node:module'
import { defineConfig, type Plugin } from 'vitest/config'

/** Tests that put something else in the place of a module or change the process as a whole: each in a process of its own. */
const alone = [
  'test/files/compression/zstd-encoder.test.ts',
  'test/engine/write/shard-writer.test.ts',
  'test/input/spool.test.ts',
  'test/run/changed-inputs.test.ts',
  'test/run/short-io.test.ts',
  'test/output/lock-order.test.ts',
  'test/engine/write/reject-log.test.ts',
  'test/safety/patterns.test.ts',
  'test/transforms/anonymize/model.test.ts',
]
/** Tests of the program as a whole, of what the documents say, and of what harms it. `npm run test:fast` leaves them out. */
const whole = ['bench', 'cli', 'docs', 'safety', 'torture'].map((folder) => `test/${folder}/**/*.test.ts`)
const leftOut = process.env.TEST_FAST === undefined ? [] : whole
const include = ['test/**/*.test.ts']

export default defineConfig({
  plugins: [arrowOfTheProgram()],
  test: {
    // For what hangs alone: no test is judged by the clock, and a busy machine is slow.
    testTimeout: 300_000 + 1000 * Number(process.env.CAMPAIGN_SECONDS ?? 0),
    hookTimeout: 300_000,
    maxWorkers: 2,
    globalSetup: 'test/surroundings.ts',
    // What was compiled for an earlier run is taken from `node_modules`, by the content of each file.
    experimental: { fsModuleCache: true },
    // A module of CommonJS is what Node makes of it, as for users: Vitest would put a proxy before every module with a
    // default export, Node's own among them, through which each call goes.
    deps: { interopDefault: false },
    // The build, and the code in documents that uses it, are loaded as Node loads them for users.
    server: { deps: { external: [/\/dist\//, /\/prepkit-test-docs-/] } },
    projects: [
      { extends: true, test: { name: 'together', include, exclude: [...alone, ...leftOut], isolate: false } },
      { extends: true, test: { name: 'alone', include: alone, exclude: leftOut } },
    ],
  },
})

/** Tests import the build of Arrow that src/arrow/arrow.ts loads: classes of another one would be strangers to it. */
function arrowOfTheProgram(): Plugin {
  const require = createRequire(import.meta.url)
  const build = 'apache-arrow/Arrow.esnext.min'
  const names = Object.keys(require(build)).filter((name) => name !== 'default')
  const id = '\0arrow-of-the-program'
  return {
    name: 'arrow-of-the-program',
    resolveId: { order: 'pre', handler: (name) => (name === 'apache-arrow' ? id : undefined) },
    load: (asked) =>
      asked === id
        ? `import arrow from ${JSON.stringify(require.resolve(build))}\nexport const { ${names.join(', ')} } = arrow`
        : undefined,
  }
}
