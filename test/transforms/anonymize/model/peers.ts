import { resolve } from 'node:path'
import { afterAll, beforeAll, describe } from 'vitest'
import { checkPeers } from '../../../../transforms/anonymize/model/runtime/peers.js'

/**
 * A model needs packages that are installed by those who want one: beside prepkit, or in a folder that
 * PREPKIT_PEERS names. They are found from the current folder.
 */
export const peersFolder = resolve(process.env.PREPKIT_PEERS ?? '.')

/** Does some work with another current folder. */
export function inFolder<T>(folder: string, work: () => T): T {
  const before = process.cwd()
  process.chdir(folder)
  try {
    return work()
  } finally {
    process.chdir(before)
  }
}

export function succeeds(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

const hasPeers = inFolder(peersFolder, () => succeeds(() => checkPeers('auto')))
export const notice = hasPeers ? '' : ' (skipped: no @huggingface/tokenizers and onnxruntime here)'

/** Tests that need the packages, run where they are found. */
export function withPeers(title: string, tests: () => void): void {
  if (!hasPeers) return void describe.skip(title, tests)
  describe(title, () => {
    const before = process.cwd()
    beforeAll(() => process.chdir(peersFolder))
    afterAll(() => process.chdir(before))
    tests()
  })
}
