import { count } from '../../base/count.js'
import type { Rule } from '../../schemas/options/validate.js'
import type { InferredRule, InferredRules } from '../../schemas/validation-report.js'
import { comment, inComment, yamlOf } from '../init/yaml-text.js'
import type { Words } from '../language/words.js'

/** Inferred rules as the file that `--rules` takes, each behind what it goes by. */
export function rulesYaml(
  { rows, rules }: InferredRules,
  { source, minShared, words }: { source: string; minShared: number; words: Words },
): string {
  const head = words.text('Rules that {source} keeps to, inferred from its {rows}.', {
    source,
    rows: words.counted(rows, 'row'),
  })
  const margins = words.text(
    'Margins hold for data of at least a quarter as many rows. Only rules without a severity fail the data.',
  )
  if (rules.length === 0) return [...comment(head), 'rules: []', ''].join('\n')
  const lines = rules.flatMap((inferred) => [
    `  # ${inComment(evidenceText(inferred, { minShared, words }))}`,
    `  - ${ruleText(inferred.rule)}`,
  ])
  return [...comment(head), ...comment(margins), 'rules:', ...lines, ''].join('\n')
}

/** A rule in one line. Values are quoted as JSON does it, so that no text is read as something else. */
function ruleText(rule: Rule): string {
  const entries = Object.entries(rule).map(([key, value]) => {
    const isQuoted = key === 'in' || key === 'column' || key === 'columns'
    return `${key}: ${isQuoted ? quoted(value) : yamlOf(value)}`
  })
  return `{ ${entries.join(', ')} }`
}

const plainName = /^[a-z_][\w-]*(?:\.[a-z_][\w-]*)*$/i
/** What YAML, of whatever version, takes for no text. */
const otherWords = /^(?:true|false|null|yes|no|on|off|y|n)$/i

function quoted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(quoted).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${quoted(inner)}`)
      .join(', ')} }`
  return typeof value === 'string' && plainName.test(value) && !otherWords.test(value)
    ? value
    : JSON.stringify(value)
}

function evidenceText(
  { rule, rows, failed, measured }: InferredRule,
  { minShared, words }: { minShared: number; words: Words },
): string {
  const counted = words.counted(rows, 'row')
  const { min, max, mean, deviation } = measured ?? {}
  const parts = [
    rule.rows !== undefined || rule.mean !== undefined || rule.columns !== undefined
      ? counted
      : failed === null
        ? words.text('fewer than {few} of {rows} break it', { few: minShared, rows: counted })
        : words.text('{failed} of {rows} break it', { failed: count(failed), rows: counted }),
    ...(min === undefined || max === undefined
      ? []
      : [words.text('found {min} to {max}', { min: figure(min), max: figure(max) })]),
    ...(mean === undefined || deviation === undefined
      ? []
      : [
          words.text('mean {mean}, deviation {deviation}', {
            mean: figure(mean),
            deviation: figure(deviation),
          }),
        ]),
  ]
  return words.joined(parts)
}

function figure(value: number): string {
  return String(Number(value.toPrecision(6)))
}
