import { existsSync, writeFileSync } from 'node:fs'
import { PrepError } from '../../base/errors.js'
import { parseLocated } from '../../base/yaml.js'
import { checkPipeline } from '../../pipeline/check.js'
import { normalize } from '../../pipeline/normalize.js'
import { planSteps, resolveSteps } from '../../pipeline/plan-steps.js'
import type { FlagValues } from '../flags/flag-values.js'
import { inputOf } from '../flags/shared.js'
import type { Session } from '../terminal/session.js'
import { type Look, lookAtData } from './look.js'
import { pipelineText } from './pipeline-text.js'
import { seenLines } from './seen-lines.js'

/** Flags of `prep init`. */
export interface InitFlags {
  out: string
  force?: boolean
  quiet?: boolean
}

/** Looks at files and writes a pipeline for them. Throws `output_exists` where the file is there and may not be replaced. */
export async function init(
  paths: readonly string[],
  flags: InitFlags & FlagValues,
  { terminal, words }: Session,
): Promise<void> {
  if (paths.includes('-'))
    throw new PrepError(
      'unsupported',
      'Standard input can be read only once, and init has to look at it first. Name a file',
    )
  const isPrinted = flags.out === '-'
  if (!isPrinted && flags.force !== true && existsSync(flags.out))
    throw new PrepError(
      'output_exists',
      `"${flags.out}" is there already. Name another file with --out, or replace it with --force`,
    )
  const look = await lookAtData(await inputOf(paths, flags, true))
  const text = pipelineText({ look, file: isPrinted ? 'pipeline.yaml' : flags.out }, words)
  await assertRunnable(text, look)
  if (flags.quiet !== true) terminal.say(...seenLines(look, words))
  if (isPrinted) {
    terminal.stdout.write(text)
    return
  }
  write(flags.out, { text, isForced: flags.force === true })
  if (flags.quiet !== true)
    terminal.say(
      '',
      words.text('Wrote {file}. Next:', { file: flags.out }),
      `  prep plan ${flags.out}`,
      `  prep run ${flags.out}`,
    )
}

/** What is written must be what `prep run` takes, whatever names the data has. */
async function assertRunnable(text: string, look: Look): Promise<void> {
  const { value } = await parseLocated(text, 'pipeline.yaml')
  const { steps } = normalize(await checkPipeline(value))
  await planSteps(await resolveSteps(steps), look.schema)
}

function write(path: string, { text, isForced }: { text: string; isForced: boolean }): void {
  try {
    writeFileSync(path, text, { flag: isForced ? 'w' : 'wx' })
  } catch (cause) {
    throw new PrepError(
      'write_failed',
      `"${path}" cannot be written (${(cause as NodeJS.ErrnoException).code}). Name another file with --out`,
      { cause },
    )
  }
}
