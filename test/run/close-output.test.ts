import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { OpenedOutput } from '../../src/output/open-output.js'
import { run } from '../../src/run/run.js'
import { temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('close')
const input = writeLines(join(folder, 'in.jsonl'), [{ a: 1 }])

afterEach(() => void vi.restoreAllMocks())

/** The lock cannot be removed, as on a disk that has turned read-only. */
function failAtTheEnd(): void {
  const { close } = OpenedOutput.prototype
  vi.spyOn(OpenedOutput.prototype, 'close').mockImplementation(function (this: OpenedOutput) {
    close.call(this)
    throw Object.assign(new Error('EROFS: read-only file system, unlink'), {
      code: 'EROFS',
      syscall: 'unlink',
    })
  })
}

describe('a fault when a run is over', () => {
  test('says that the output is whole, where it was published', async () => {
    failAtTheEnd()
    const output = join(folder, 'out')
    await expect(run({ input, output }, { workers: 0 })).rejects.toMatchObject({
      code: 'write_failed',
      message: expect.stringMatching(/out" is whole and can be used\. .* cannot be removed \(EROFS\)/),
    })
    expect(existsSync(join(output, 'state.json'))).toBe(true)
  })

  test('says nothing of that where it was not', async () => {
    failAtTheEnd()
    const steps = [{ convert: { drop: ['b'] } }]
    const failed = run({ input, steps, output: join(folder, 'none') }, { workers: 0 })
    await expect(failed).rejects.toThrow('EROFS')
  })
})
