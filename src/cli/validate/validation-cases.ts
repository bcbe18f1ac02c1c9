import { loadValidation } from '../../pipeline/load-transform.js'
import type { CheckPlace, ValidationReport } from '../../schemas/validation-report.js'
import type { CiCase, CiPlace } from '../ci/ci-report.js'
import type { Words } from '../language/words.js'
import { printable } from '../terminal/width.js'
import { foundText } from './validation-lines.js'

const outcomes = { error: 'error', warn: 'warning', info: 'note' } as const

/** The checks for a CI: without any value, and with the line of its rule where no row has a place. */
export async function validationCases(
  { checks }: ValidationReport,
  { rules, words }: { rules: string; words: Words },
): Promise<CiCase[]> {
  const { readRules } = await loadValidation()
  const { locate } = await readRules(rules)
  return checks.map((check) => {
    const { rule, check: kind, column, name, severity, passed, rows, failed, places } = check
    const ofRule = { file: rules, line: rule === 0 ? undefined : locate(['rules', rule - 1], false)?.line }
    return {
      group: printable(column ?? words.text('all data')),
      name: printable(name),
      rule: kind,
      outcome: passed ? 'passed' : outcomes[severity],
      message: foundText({ ...check, values: [] }, words),
      places: places.length === 0 ? [ofRule] : places.flatMap(placeOf),
      weight: check.observed !== undefined || rows === 0 ? 1 : failed / rows,
    }
  })
}

function placeOf({ source, line }: CheckPlace): CiPlace[] {
  return source === undefined ? [] : [{ file: source, line }]
}
