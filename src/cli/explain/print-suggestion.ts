import { count } from '../../base/count.js'
import { PrepError } from '../../base/errors.js'
import { type Explanation, explain } from '../../run/explain/explain.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { StepSpec } from '../../schemas/options/step-spec.js'
import type { FlagValues } from '../flags/flag-values.js'
import { comment, yamlOf } from '../init/yaml-text.js'
import type { Words } from '../language/words.js'
import { watched } from '../run/watched.js'
import type { Session } from '../terminal/session.js'
import type { ExplainFlags } from './flags.js'

const usualShare = 0.01

/**
 * Prints the pipeline with limits of which each leaves out at most a share of the texts, as a file that runs as it is.
 * Throws `bad_option` where no step has limits, or there are too few texts.
 */
export async function printSuggestion(
  pipeline: Pipeline,
  flags: ExplainFlags & FlagValues,
  session: Session,
): Promise<void> {
  const { share = usualShare } = flags
  const printed = await watched(flags, session, async (options) => {
    const found = await explain(pipeline, { ...options, suggest: share })
    const suggested = withSuggestions(pipeline, found)
    // How many rows all limits leave out together is known when they are tried; standard input is there to be read once.
    const tried = readsStdin(pipeline) ? undefined : await explain(suggested, options)
    return suggestionLines(suggested, { share, found, tried, words: session.words })
  })
  if (printed === undefined) return
  session.terminal.stdout.write(
    flags.json ? `${JSON.stringify(printed.pipeline)}\n` : `${printed.lines.join('\n')}\n`,
  )
}

function withSuggestions(pipeline: Pipeline, { steps }: Explanation): Pipeline {
  if (steps.every(({ suggested }) => suggested === undefined))
    throw new PrepError(
      'bad_option',
      'No limits can be suggested: no step has limits that quantiles tell, such as filter_quality, or there are too few texts of each language. Give more data or a larger --share',
    )
  return {
    ...pipeline,
    steps: (pipeline.steps ?? []).map((step, i): StepSpec => {
      const { suggested } = steps[i]
      if (suggested === undefined) return step
      const [name] = Object.keys(step)
      return { [name]: { ...Object.values(step)[0], ...Object(suggested) } } as StepSpec
    }),
  }
}

function readsStdin({ input }: Pipeline): boolean {
  const path = typeof input === 'object' && !Array.isArray(input) ? (input as { path?: unknown }).path : input
  return [path].flat().includes('-')
}

function suggestionLines(
  pipeline: Pipeline,
  {
    share,
    found,
    tried,
    words,
  }: { share: number; found: Explanation; tried: Explanation | undefined; words: Words },
): { pipeline: Pipeline; lines: string[] } {
  const notes = [
    words.text(
      'Limits from {records}, by language: each alone leaves out at most {percent} % of the texts.',
      {
        records: words.counted(found.rows.read, 'record'),
        percent: String(Number((share * 100).toPrecision(4))),
      },
    ),
    ...(tried === undefined
      ? []
      : [
          words.text('Together they leave {written} of {read}.', {
            written: words.counted(tried.rows.written, 'row'),
            read: count(tried.rows.read),
          }),
        ]),
  ]
  return { pipeline, lines: [...notes.flatMap((line) => comment(line)), ...yamlLines(pipeline)] }
}

/** A pipeline as YAML: a line a key, and a line an option of its steps. */
function yamlLines(pipeline: Pipeline): string[] {
  const plain = JSON.parse(JSON.stringify(pipeline)) as Record<string, unknown>
  return Object.entries(plain)
    .filter(([, value]) => typeof value !== 'object' || Object.keys(Object(value)).length > 0)
    .flatMap(([key, value]) =>
      key === 'steps' ? ['steps:', ...(value as object[]).flatMap(stepLines)] : [`${key}: ${yamlOf(value)}`],
    )
}

function stepLines(step: object): string[] {
  const [name, options] = Object.entries(step)[0] as [string, unknown]
  const entries = Object.entries(Object(options)).flatMap(([key, value]) => optionLines(key, value, '      '))
  return entries.length === 0 ? [`  - ${yamlOf(name)}: {}`] : [`  - ${yamlOf(name)}:`, ...entries]
}

/** Maps of maps, such as limits by language and rule, in lines of their own. */
function optionLines(key: string, value: unknown, indent: string): string[] {
  const isNested =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length > 0 &&
    indent.length < 10
  if (!isNested) return [`${indent}${yamlOf(key)}: ${yamlOf(value)}`]
  return [
    `${indent}${yamlOf(key)}:`,
    ...Object.entries(value as object).flatMap(([name, inner]) => optionLines(name, inner, `${indent}  `)),
  ]
}
