import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeFolder } from '../../src/files/make-folder.js'

describe('`makeFolder()`', () => {
  test('makes the folders above, and minds none that is there', () => {
    const root = mkdtempSync(join(tmpdir(), 'prepkit-test-folder-'))
    makeFolder(join(root, 'a/b/c'))
    makeFolder(join(root, 'a/b/c'))
    expect(existsSync(join(root, 'a/b/c'))).toBe(true)
    writeFileSync(join(root, 'file'), '')
    expect(() => makeFolder(join(root, 'file/x'))).toThrow('cannot be made (ENOTDIR)')
    rmSync(root, { recursive: true })
  })

  test('says what kept the folder itself from being made, not that the one above was missing', () => {
    const root = mkdtempSync(join(tmpdir(), 'prepkit-test-folder-'))
    const path = join(root, 'new', 'x'.repeat(300))
    expect(() => makeFolder(path)).toThrow('cannot be made (ENAMETOOLONG)')
    rmSync(root, { recursive: true })
  })

  test.skipIf(!existsSync('/proc/self'))('gives up where the system denies that the parent is there', () => {
    expect(() => makeFolder('/proc/x/y')).toThrow('cannot be made (ENOENT)')
  })
})
