import type { Message, Noun } from '../language/words.js'
import { type Screen, withTitle } from '../terminal/screen.js'
import type { Evidence, EvidenceCheck } from './verify-evidence.js'
import type { ShardCheck } from './verify-shards.js'

/** What `--verify` found of the files of an output. */
export function shardLines(checks: readonly ShardCheck[], screen: Screen): string[] {
  return linesOf({ checks, ...ofShards }, screen)
}

/** What it found of accounts and inputs; nothing is said of an output that has no accounts. */
export function evidenceLines(evidence: Evidence | undefined, screen: Screen): string[] {
  if (evidence === undefined) return []
  const { accounts, inputs } = evidence
  const there = inputs.filter(({ state }) => state !== 'not found')
  const gone = inputs.filter(({ state }) => state === 'not found')
  const files = gone.map(({ file }) => file).join(', ')
  return [
    ...linesOf({ checks: accounts, ...ofAccounts }, screen),
    ...(there.length > 0 ? linesOf({ checks: there, ...ofInputs }, screen) : []),
    ...(gone.length > 0 ? [screen.words.text('Inputs not found: {files}', { files })] : []),
  ]
}

/** What is checked, and how its being right or wrong is said. */
interface Checked {
  noun: Noun
  fine: Message
  wrong: Message
}

const ofShards = {
  noun: 'file',
  fine: 'Unchanged: {checked}, by the hashes in the manifest',
  wrong: 'Not as in the manifest: {bad} of {checked}',
} as const
const ofAccounts = {
  noun: 'account',
  fine: 'In agreement: {checked} with the manifest',
  wrong: 'Accounts not as in the manifest: {bad} of {checked}',
} as const
const ofInputs = {
  noun: 'input',
  fine: 'Unchanged since the run: what was read of {checked}',
  wrong: 'Changed since the run: {bad} of {checked}',
} as const

function linesOf(
  { checks, noun, fine, wrong }: Checked & { checks: readonly (ShardCheck | EvidenceCheck)[] },
  { paint, words }: Screen,
): string[] {
  const bad = checks.filter(({ state }) => state !== 'ok')
  const checked = words.counted(checks.length, noun)
  if (bad.length === 0) return [withTitle(words.text(fine, { checked }), { paint, style: 'green' })]
  return [
    withTitle(words.text(wrong, { bad: bad.length, checked }), { paint, style: 'red' }),
    ...bad.map(({ file, state }) => `  ${file}: ${words.text(state)}`),
  ]
}
