import { escapeHtml } from '../../report/page/markup.js'
import { type CiCase, type CiOutcome, type CiReport, findingsOf } from './ci-report.js'

/**
 * JUnit XML, as Jenkins and GitLab read it: a test case for each check, grouped by column. The format knows no warnings:
 * what does not fail the data is told in the output of a case that passes.
 */
export function junitOf(report: CiReport): string {
  const { cases, command } = report
  const count = (outcome: CiOutcome) => cases.filter((one) => one.outcome === outcome).length
  const counts = `tests="${cases.length}" failures="${count('error')}" errors="0" skipped="${count('skipped')}"`
  const name = escapeHtml(`prep ${command}`)
  const warned = new Set(findingsOf(report).filter(({ outcome }) => outcome !== 'error'))
  const lines = cases.map((one) => `    ${testCase(one, warned.has(one))}`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${name}" ${counts} time="0">
  <testsuite name="${name}" ${counts} time="0">
${lines.join('\n')}
  </testsuite>
</testsuites>
`
}

function testCase({ group, name, rule, outcome, message, places }: CiCase, isWarned: boolean): string {
  const start = `<testcase classname="${escapeHtml(group)}" name="${escapeHtml(name)}" time="0"`
  if (outcome === 'skipped') return `${start}><skipped message="${escapeHtml(message)}"/></testcase>`
  if (isWarned) return `${start}><system-out>${escapeHtml(`${outcome}: ${message}`)}</system-out></testcase>`
  if (outcome === 'passed') return `${start}/>`
  const found = places.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`))
  return `${start}><failure message="${escapeHtml(message)}" type="${escapeHtml(rule)}">${escapeHtml(
    [message, ...found].join('\n'),
  )}</failure></testcase>`
}
