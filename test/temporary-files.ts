import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | undefined

/**
 * Gives all tests a folder of their own for temporary files: each run of a pipeline looks through that folder for what
 * killed ones have left, and the one of a machine may hold thousands of files.
 */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'prepkit-tests-'))
  process.env.TMPDIR = folder
}

/** Removes it. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
