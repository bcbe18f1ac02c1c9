import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { loadEvaluation } from '../../../transforms/index.js'
import { PrepError, placeError } from '../../base/errors.js'
import { exitCodes } from '../terminal/exit-codes.js'
import type { Terminal } from '../terminal/terminal.js'
import { differencesFrom, readResult } from './compare.js'
import { openExamples } from './examples.js'
import { brokenBounds, readBounds } from './figures.js'
import type { FileResult } from './result.js'
import { evaluationLines } from './table.js'

/** Flags of `prep eval pii` beside the options of the evaluation. */
export interface EvalFlags {
  format?: string
  json?: boolean
  confusion?: boolean
  errors?: number
  showText?: boolean
  failUnder?: string[]
  failOver?: string[]
  compare?: string
}

/** A measurement to make. */
export interface EvalJob {
  files: readonly string[]
  flags: EvalFlags
  /** The options of `evaluatePii`, not checked yet. */
  options: Record<string, unknown>
}

/** Measures each file, prints the figures and answers with 1 where one breaks the bounds of `--fail-under` and `--fail-over`. */
export async function evaluate(job: EvalJob, terminal: Terminal): Promise<number> {
  const { flags } = job
  const bounds = [...readBounds(flags.failUnder ?? [], 'least'), ...readBounds(flags.failOver ?? [], 'most')]
  const before = flags.compare === undefined ? undefined : await readResult(flags.compare)
  const results: FileResult[] = []
  for (const file of job.files) {
    const examples = openExamples(flags.errors ?? 0, flags.showText === true)
    const result = await measure(file, { job, terminal, onOutcome: examples.add })
    results.push(result)
    if (flags.json) continue
    const { paint } = terminal
    const differences = before && differencesFrom(before, result)
    const shown = { result, examples: examples.list(), differences, hasConfusion: flags.confusion === true }
    terminal.stdout.write(`${evaluationLines(shown, paint).join('\n')}\n`)
  }
  if (flags.json) terminal.stdout.write(`${JSON.stringify({ files: results })}\n`)
  const broken = results.flatMap((result) => brokenBounds(bounds, result))
  if (broken.length > 0) terminal.say(...broken.map((line) => `${terminal.paint('red', 'failed')} ${line}`))
  return broken.length > 0 ? exitCodes.gateFailed : exitCodes.done
}

interface Measurement {
  job: EvalJob
  terminal: Terminal
  onOutcome: ReturnType<typeof openExamples>['add']
}

async function measure(file: string, { job, terminal, onOutcome }: Measurement): Promise<FileResult> {
  const { evaluatePii, goldFormats, readGold } = await loadEvaluation()
  const content = file === '-' ? await text(terminal.stdin) : await readText(file)
  try {
    const { samples, format, offsets } = readGold(
      content,
      goldFormats.find((name) => name === job.flags.format),
    )
    const evaluation = await evaluatePii(samples, { ...job.options, onOutcome })
    return { file, format, offsets, evaluation }
  } catch (error) {
    const isOfFile = error instanceof PrepError && error.code === 'bad_input'
    throw isOfFile ? placeError(error, { source: file }) : error
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new PrepError('not_found', `Gold "${file}" cannot be read (${code}). Name a file`, { cause })
  }
}
