import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

// A thread that is stopped while it requires an ES module aborts the process, in about one of fifty early stops.
test('what a worker thread loads first requires no ES module', () => {
  const entry = fileURLToPath(new URL('../../dist/src/engine/worker-entry.cjs', import.meta.url))
  const script = 'console.log(typeof require(process.argv[1]).work)'
  const printed = execFileSync(process.execPath, [
    '--no-experimental-require-module',
    '--eval',
    script,
    entry,
  ])
  expect(printed.toString()).toBe('function\n')
})
