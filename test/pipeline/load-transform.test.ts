import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadTransform } from '../../src/pipeline/load-transform.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('load-transform')

describe('loadTransform()', () => {
  it.each<[fault: string, file: string, code: string, says: RegExp]>([
    ['throws on loading', 'throws.mjs', "throw new RangeError('No port\\nline two')", /RangeError: No port$/],
    [
      'imports what is not there',
      'import.mjs',
      "import 'no-such-package-of-anybody'",
      /no-such-package-of-anybody/,
    ],
  ])('says why a module that %s cannot be loaded', async (_, file, code, says) => {
    const path = join(folder, file)
    writeFileSync(path, code)
    const message = await loadTransform(path).then(String, (error: Error) => error.message)
    expect(message).toContain(
      `Module "${path}" cannot be loaded. Check its path and its imports. Node says: `,
    )
    expect(message).toMatch(says)
    expect(message).not.toMatch(/\n|\.$/)
  })

  it('says so where a module has no transform', async () => {
    const path = join(folder, 'none.mjs')
    writeFileSync(path, 'export const shout = 1')
    await expect(loadTransform(path)).rejects.toThrow('has no export "transform" made by defineTransform')
  })
})
