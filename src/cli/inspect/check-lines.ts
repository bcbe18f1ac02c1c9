import { plural } from '../../base/count.js'
import type { Paint } from '../terminal/terminal.js'
import type { Evidence, EvidenceCheck } from './verify-evidence.js'
import type { ShardCheck } from './verify-shards.js'

/** What `--verify` found of the files of an output. */
export function shardLines(checks: readonly ShardCheck[], paint: Paint): string[] {
  return linesOf(checks, {
    noun: 'file',
    fine: 'as in the manifest',
    wrong: 'Not as in the manifest:',
    paint,
  })
}

/** What it found of accounts and inputs; nothing is said of an output that has no accounts. */
export function evidenceLines(evidence: Evidence | undefined, paint: Paint): string[] {
  if (evidence === undefined) return []
  const { accounts, inputs } = evidence
  const there = inputs.filter(({ state }) => state !== 'not found')
  const gone = inputs.filter(({ state }) => state === 'not found')
  const ofAccounts = {
    noun: 'account',
    fine: 'as in the manifest',
    wrong: 'Accounts not as in the manifest:',
  }
  const ofInputs = { noun: 'input', fine: 'as read', wrong: 'Changed since the run:' }
  return [
    ...linesOf(accounts, { ...ofAccounts, paint }),
    ...(there.length > 0 ? linesOf(there, { ...ofInputs, paint }) : []),
    ...(gone.length > 0 ? [`Inputs not found: ${gone.map(({ file }) => file).join(', ')}`] : []),
  ]
}

interface Words {
  noun: string
  fine: string
  wrong: string
  paint: Paint
}

function linesOf(
  checks: readonly (ShardCheck | EvidenceCheck)[],
  { noun, fine, wrong, paint }: Words,
): string[] {
  const bad = checks.filter(({ state }) => state !== 'ok')
  if (bad.length === 0) return [`${paint('green', 'Verified:')} ${plural(checks.length, noun)} ${fine}`]
  return [
    `${paint('red', wrong)} ${bad.length} of ${plural(checks.length, noun)}`,
    ...bad.map(({ file, state }) => `  ${file}: ${state}`),
  ]
}
