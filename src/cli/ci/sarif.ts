import { createHash } from 'node:crypto'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CiCase, type CiPlace, type CiReport, findingsOf } from './ci-report.js'

/** SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it: a result for each finding, at its first place. */
export function sarifOf(report: CiReport): string {
  const { command, version, lang } = report
  const findings = findingsOf(report)
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  const run = {
    tool: {
      driver: {
        name: 'prepkit',
        semanticVersion: version,
        rules: rules.map((rule) => ({ id: `${command}/${rule}`, shortDescription: { text: rule } })),
      },
    },
    language: lang,
    results: findings.map((finding) =>
      resultOf(finding, { command, ruleIndex: rules.indexOf(finding.rule) }),
    ),
  }
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function resultOf(
  { rule, group, name, outcome, message, places }: CiCase,
  { command, ruleIndex }: { command: string; ruleIndex: number },
) {
  const [first, ...others] = places
  return {
    ruleId: `${command}/${rule}`,
    ruleIndex,
    level: outcome,
    message: { text: `${name}: ${message}` },
    // GitHub shows no result without a place.
    ...(first !== undefined && { locations: [locationOf(first)] }),
    ...(others.length > 0 && {
      relatedLocations: others.map((place, id) => ({ id: id + 1, ...locationOf(place) })),
    }),
    // One finding is the same one on the next day, though its rows stand elsewhere.
    partialFingerprints: {
      'check/v1': createHash('sha256')
        .update(JSON.stringify([command, rule, group, name]))
        .digest('hex'),
    },
  }
}

function locationOf({ file, line }: CiPlace) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(line !== undefined && { region: { startLine: line } }),
    },
  }
}

function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(file)) return encodeURI(file)
  return file.split('/').map(encodeURIComponent).join('/')
}
