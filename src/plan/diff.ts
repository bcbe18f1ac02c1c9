import type { PlanSummary } from './plan.js'

const shownChanges = 5

/** What differs between two plans, in short sentences for the refusal to mix their output. */
export function describeChanges(before: PlanSummary, after: PlanSummary): string[] {
  const named = changedBytes(before, after)
  compare('', withoutHashes(before), withoutHashes(after), named)
  if (named.length === 0) return ['something that the plan does not show']
  const more = named.length > shownChanges ? [`and ${named.length - shownChanges} more`] : []
  return [...named.slice(0, shownChanges), ...more]
}

/** Hashes say nothing to a reader: what they are of does. */
function changedBytes({ inputs: before = [] }: PlanSummary, { inputs = [] }: PlanSummary): string[] {
  return inputs
    .filter(({ path, fingerprint }, i) => before[i]?.path === path && before[i].fingerprint !== fingerprint)
    .map(({ path }) => `the bytes of "${path}"`)
}

function withoutHashes({ hash: _hash, inputs = [], ...plan }: PlanSummary): unknown {
  return { inputs: inputs.map(({ fingerprint: _fingerprint, ...input }) => input), ...plan }
}

function compare(path: string, before: unknown, after: unknown, changes: string[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      compare(path === '' ? key : `${path}.${key}`, before[key], after[key], changes)
    return
  }
  changes.push(`${path} (${show(before)} before, ${show(after)} now)`)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'absent'
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
