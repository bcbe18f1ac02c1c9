import { loadPrompts } from '../../../transforms/index.js'
import { count } from '../../base/count.js'
import { loadTransform } from '../../pipeline/load-transform.js'
import { sampleBatches } from '../../run/sample.js'
import type { InputSpec } from '../../schemas/options/pipeline.js'
import { planStep } from '../../transform/plan-step.js'
import { stepRandom } from '../../transform/step.js'
import type { Session } from '../terminal/session.js'

/** What `prep rewrite --dry-run` is to do. */
export interface PromptsJob {
  input: InputSpec
  /** The options of the step as they were given. */
  options: Record<string, unknown>
  seed: number | undefined
  /** How many records to take. */
  rows: number
  json: boolean
}

/** Prints what a model would be asked about some records: whoever wants to see prompts sees them as they are. */
export async function printPrompts(job: PromptsJob, { terminal, words }: Session): Promise<void> {
  const [{ promptsOf }, transform] = await Promise.all([loadPrompts(), loadTransform('rewrite')])
  let record = 0
  let prompts = 0
  for await (const batch of sampleBatches(job.input, { rows: job.rows, stdin: terminal.stdin })) {
    const step = planStep(transform, job.options, { index: 0, schema: batch.schema })
    const made = promptsOf(batch, { options: step.options, random: stepRandom(step, job.seed ?? 0) })
    for (const { row, copy, messages } of made) {
      prompts++
      const place = { record: record + row, copy }
      if (job.json) terminal.stdout.write(`${JSON.stringify({ ...place, messages })}\n`)
      else {
        const title = words.text('Record {record}, copy {copy}', { ...place, record: count(place.record) })
        const lines = messages.map(({ role, content }) => `${terminal.paint('dim', `${role}:`)} ${content}`)
        terminal.stdout.write(`${terminal.paint('bold', title)}\n${lines.join('\n')}\n\n`)
      }
    }
    record += batch.numRows
  }
  terminal.say(
    words.text('{prompts} about {records}. Nothing was asked', {
      prompts: words.counted(prompts, 'prompt'),
      records: words.counted(record, 'record'),
    }),
  )
}
