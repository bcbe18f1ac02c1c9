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
  speakEnglish()
}

/** What programs print is compared in English, whatever the language of who runs the tests; some ask for Chinese themselves. */
function speakEnglish(): void {
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANGUAGE']) delete process.env[name]
  process.env.LANG = 'C.UTF-8'
}

/** Removes it. */
export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
