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
function changedBytes(before: PlanSummary, after: PlanSummary): string[] {
  const inputs = (after.inputs ?? []).filter(({ path, fingerprint }, i) => {
    const known = before.inputs?.[i]
    return known?.path === path && known.fingerprint !== fingerprint
  })
  const steps = (after.steps ?? []).filter(({ module, code }, i) => {
    const known = before.steps?.[i]
    return module !== undefined && known?.module === module && known.code !== code
  })
  return [
    ...inputs.map(({ path }) => `the bytes of "${path}" changed`),
    ...steps.map(({ module }) => `the code of step ${module} changed`),
  ]
}

function withoutHashes({ hash: _hash, inputs = [], steps = [], ...plan }: PlanSummary): unknown {
  return {
    inputs: inputs.map(({ fingerprint: _fingerprint, version: _version, ...input }) => input),
    steps: steps.map(({ code: _code, ...step }) => step),
    ...plan,
  }
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
