import { type CiCase, type CiReport, findingsOf } from './ci-report.js'

/** GitHub shows so many annotations of each kind for a step (actions/toolkit, docs/problem-matchers.md). */
const mostShown = 10

const kinds = { error: 'error', warning: 'warning', note: 'notice' } as const
type Finding = CiCase & { outcome: keyof typeof kinds }

/** Annotations of GitHub Actions, the gravest first, and how many are left over. */
export function githubOf(report: CiReport): { lines: string[]; more: number } {
  const findings = findingsOf(report) as Finding[]
  const shown = (Object.keys(kinds) as Finding['outcome'][]).flatMap((outcome) =>
    findings.filter((one) => one.outcome === outcome).slice(0, mostShown),
  )
  return { lines: shown.map(annotation), more: findings.length - shown.length }
}

/** One command of a workflow, escaped as `command.ts` of actions/toolkit does it. */
function annotation({ outcome, name, message, places: [place] }: Finding): string {
  const properties = {
    ...(place !== undefined && { file: place.file }),
    ...(place?.line !== undefined && { line: String(place.line) }),
    title: name,
  }
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`)
  return `::${kinds[outcome]} ${written.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
