import { text as allOf } from 'node:stream/consumers'
import { loadAnonymizeTools } from '../../../transforms/index.js'
import { openScreenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { hitLines } from './explain.js'

/** What `prep anonymize --text` is to do. */
export interface TextJob {
  /** The text; `-` for what comes on standard input. */
  text: string
  /** The options of the step as they were given. */
  options: Record<string, unknown>
  seed: number | undefined
  explain: boolean
  showText: boolean
  json: boolean
}

/** Anonymizes one text, or explains what is found in it, without a file. Of `fields` only the first counts, as the name of its field. */
export async function anonymizeOneText(job: TextJob, session: Session): Promise<void> {
  const { stdin, stdout } = session.terminal
  const given = job.text === '-' ? (await allOf(stdin)).replace(/\r?\n$/, '') : job.text
  const tools = await loadAnonymizeTools()
  const { fields, ...options } = job.options
  const [field = ''] = (fields ?? []) as string[]
  const opened = await tools.openAnonymizer(tools.checkTextOptions(options), { seed: job.seed })
  if (job.explain) {
    const show = (value: string) => (job.showText ? value : tools.shapeOfValue(value))
    const hits = opened.find(given, { field, explain: true })
    const explained = { record: 1, field: field || 'text', text: given, hits, show }
    stdout.write(hitLines(explained, { json: job.json, screen: openScreenOf(session, stdout) }))
    return
  }
  const { text, changes } = opened.anonymize(given, { field })
  stdout.write(job.json ? `${JSON.stringify({ text, changes })}\n` : `${text}\n`)
}
