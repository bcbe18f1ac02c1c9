import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isBuilt, stampOf } from '../../scripts/built/is-built.js'

/** A clone with a source from second 10 and a build from second 20; folders are as old as what is in them. */
function cloneAt(): { root: string; write(path: string, seconds: number): void } {
  const root = mkdtempSync(join(tmpdir(), 'prepkit-built-'))
  const write = (path: string, seconds: number) => {
    const full = join(root, path)
    mkdirSync(dirname(full), { recursive: true })
    writeFileSync(full, '')
    utimesSync(full, seconds, seconds)
    utimesSync(dirname(full), seconds, seconds)
    utimesSync(join(root, path.split('/')[0]), seconds, seconds)
  }
  write('src/base/errors.ts', 10)
  write('package.json', 10)
  write(stampOf('').replace(/^\//, ''), 20)
  return { root, write }
}

describe('a build', () => {
  it('is used again until something that it was made of changes, and is none where it is absent', () => {
    const { root, write } = cloneAt()
    expect(isBuilt(root)).toBe(true)
    write('src/base/errors.ts', 30)
    expect(isBuilt(root)).toBe(false)
    write('dist/.built', 40)
    expect(isBuilt(root)).toBe(true)
    write('node_modules/.package-lock.json', 50)
    expect(isBuilt(root)).toBe(false)
    write('dist/.built', 60)
    rmSync(join(root, 'src/base/errors.ts'))
    expect(isBuilt(root), 'a source that is gone').toBe(false)
    rmSync(join(root, 'dist'), { recursive: true })
    expect(isBuilt(root)).toBe(false)
  })
})
