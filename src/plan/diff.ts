import type { PlanSummary } from './plan.js'

const shownChanges = 5

/** What differs between two plans, in short sentences for the refusal to mix their output. */
export function describeChanges(before: PlanSummary, after: PlanSummary): string[] {
  const changes: string[] = []
  compare('', before, after, changes)
  const named = changes.filter((change) => !change.startsWith('hash '))
  if (named.length === 0) return ['something that the plan does not show']
  const more = named.length > shownChanges ? [`and ${named.length - shownChanges} more`] : []
  return [...named.slice(0, shownChanges), ...more]
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
