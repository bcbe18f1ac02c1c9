import { PrepError } from '../../base/errors.js'
import type { ExplainedRow, RowExplanation } from '../../run/explain/explain-row.js'
import { explainRow } from '../../run/explain/explain-row.js'
import type { RowPlace } from '../../run/explain/find-row.js'
import type { RuleResult } from '../../schemas/curation.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { FlagValues } from '../flags/flag-values.js'
import { watched } from '../run/watched.js'
import { placeOf } from '../terminal/failure.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { printable } from '../terminal/width.js'
import { bound, figure } from './figure.js'
import type { ExplainFlags } from './flags.js'

/** Prints what each step and each of its rules makes of one row, and nothing of its text. */
export async function printWhy(
  pipeline: Pipeline,
  flags: ExplainFlags & FlagValues & { why: string },
  session: Session,
): Promise<void> {
  const row = rowPlace(flags.why)
  const found = await watched(flags, session, (options) => explainRow(pipeline, { ...options, row }))
  if (found === undefined) return
  const { stdout } = session.terminal
  const text = flags.json ? JSON.stringify(found) : whyLines(found, screenOf(session, stdout)).join('\n')
  stdout.write(`${text}\n`)
}

/** `7` or `data.jsonl:7`. */
function rowPlace(text: string): RowPlace {
  const [, source, digits] = /^(?:(.+):)?(\d+)$/s.exec(text) ?? []
  const line = Number(digits)
  if (digits === undefined || line < 1 || !Number.isSafeInteger(line))
    throw new PrepError(
      'bad_option',
      `Option --why cannot be "${text}". Give the number of a row from 1, or a file and a line, such as data.jsonl:7`,
    )
  return source === undefined ? line : { source, line }
}

function whyLines({ place, steps }: RowExplanation, screen: Screen): string[] {
  const { paint, words } = screen
  return [
    paint('bold', printable(placeOf(place, words).join(': '))),
    ...steps.flatMap((step) => stepLines(step, screen)),
  ]
}

function stepLines({ step, copy, what, reasons, rules }: ExplainedRow, screen: Screen): string[] {
  const { paint, words } = screen
  const said =
    what === 'dropped'
      ? words.text('dropped, because {reason}', { reason: reasons.join(', ') })
      : what === 'rejected'
        ? words.text('rejected, because {reason}', { reason: reasons.join(', ') })
        : words.text(stays[what])
  const name = copy === 0 ? step : `${step} (${words.text('copy {copy}', { copy })})`
  return [paint('bold', `${name}: ${said}`), ...ruleLines(rules, screen)]
}

const stays = {
  kept: 'kept',
  changed: 'changed',
  added: 'kept, and other rows were made of it',
  repeated: 'kept, and repeated',
  joined: 'joined with other rows',
} as const

/** The rules text by text: those that are broken come first. */
function ruleLines(rules: readonly RuleResult[], screen: Screen): string[] {
  const texts = new Map<string, RuleResult[]>()
  for (const result of rules) {
    const title = titleOf(result, screen)
    texts.set(title, [...(texts.get(title) ?? []), result])
  }
  return [...texts].flatMap(([title, own]) => [
    ...(title === '' ? [] : [`  ${title}`]),
    ...fittedLines(
      [...own].sort((a, b) => Number(a.passed) - Number(b.passed)).map((result) => cellsOf(result, screen)),
      { columns: screen.columns - 4, right: [2], kept: [0, 1] },
    ).map((line) => `    ${line}`),
  ])
}

/** Which text it is, and by the limits of which language it is judged. */
function titleOf({ turn, role, language }: RuleResult, { words }: Screen): string {
  const text = turn === undefined || turn === null ? [] : [words.text('text {turn}', { turn: turn + 1 })]
  return words.joined([...text, ...(role ? [printable(role)] : []), ...(language ? [language] : [])])
}

function cellsOf({ rule, passed, value, limit, side, spans = [] }: RuleResult, { words }: Screen): string[] {
  return [
    words.text(passed ? 'keeps to it' : 'breaks it'),
    rule,
    value === undefined ? '' : figure(value),
    limit === undefined ? '' : bound({ side, limit }),
    spans.length === 0
      ? ''
      : words.text('at {spans}', { spans: spans.map(({ start, end }) => `${start}–${end}`).join(' ') }),
  ]
}
