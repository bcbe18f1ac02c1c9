import { count } from '../../base/count.js'
import { sampleBatches } from '../../run/sample.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import type { Words } from '../language/words.js'
import { openScreenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { fittedLines } from '../terminal/table.js'
import { type AnonymizeTools, loadDetector } from './load.js'

/** What `prep anonymize --infer` is to do. */
export interface InferJob {
  input: InputSpec
  /** The inputs as they were written, for the command to go on with. */
  paths: readonly string[]
  options: Record<string, unknown>
  rows: number
  json: boolean
}

/** Lists the fields that hold personal data, inferred from a sample, and prints the command that takes it out. */
export async function inferFields(job: InferJob, session: Session): Promise<void> {
  const { terminal, words } = session
  const { text } = words
  const { tools, opened } = await loadDetector({ fields: ['-'], ...job.options })
  const profiles = await tools.profileFields(
    sampleBatches(job.input, { rows: job.rows, stdin: terminal.stdin }),
    opened,
  )
  if (job.json) {
    terminal.stdout.write(`${JSON.stringify(profiles, undefined, 2)}\n`)
    return
  }
  const rows = profiles.map(({ field, type, values, entities, advice }) => [
    field,
    type,
    count(values),
    Object.entries(entities)
      .sort(([, a], [, b]) => b.holding - a.holding)
      .slice(0, 4)
      .map(([entity, { holding }]) => `${entity} ${Math.round((100 * holding) / values)}%`)
      .join(', ') || '-',
    advice.treat === 'column'
      ? text('every value is {entity}', { entity: advice.entity })
      : advice.treat === 'text'
        ? text('look inside')
        : '-',
  ])
  const titles = ['field', 'type', 'values', 'holds', 'advice'] as const
  const { columns } = openScreenOf(session, terminal.stdout)
  terminal.stdout.write(
    `${fittedLines([titles.map((title) => text(title)), ...rows], { columns, right: [2], kept: [4] }).join('\n')}\n`,
  )
  terminal.say('', ...commandLines({ profiles, paths: job.paths }, words))
}

type Profiles = Awaited<ReturnType<AnonymizeTools['profileFields']>>

function commandLines(
  { profiles, paths }: { profiles: Profiles; paths: readonly string[] },
  { text }: Words,
): string[] {
  const texts = profiles.filter(({ advice }) => advice.treat === 'text').map(({ field }) => field)
  const columns = profiles.flatMap(({ field, advice }) =>
    advice.treat === 'column' ? [`${field}=${advice.entity}`] : [],
  )
  if (texts.length + columns.length === 0) return [text('Nothing was found in the sample')]
  const parts = [`prep anonymize ${paths.length === 0 ? '-' : paths.join(' ')}`]
  if (texts.length > 0) parts.push(`--fields "${texts.join(',')}"`)
  if (columns.length > 0) parts.push(`--whole-fields "${columns.join(',')}"`)
  return [text('To go on:'), `  ${parts.join(' ')} --out clean/`]
}
