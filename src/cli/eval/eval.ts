import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { loadEvaluation } from '../../../transforms/index.js'
import { PrepError, placeError } from '../../base/errors.js'
import { refuseAddress } from '../../base/refuse-address.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { openScreenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { openCleanFiles } from './clean-files.js'
import { cleanLines, maskedSample } from './clean-lines.js'
import { cleanDifferences, differencesFrom, readResult } from './compare.js'
import { openExamples } from './examples.js'
import { brokenBounds, readBounds } from './figures.js'
import type { CleanResult, EvalResult, FileResult } from './result.js'
import { differenceLines, evaluationLines } from './table.js'
import { toolLines } from './tool-lines.js'
import { compareTools, type ToolFile } from './tools.js'

/** Flags of `prep eval pii` beside the options of the evaluation. */
export interface EvalFlags {
  format?: string
  json?: boolean
  quiet?: boolean
  confusion?: boolean
  errors?: number
  showText?: boolean
  failUnder?: string[]
  failOver?: string[]
  compare?: string
  spans?: ToolFile[]
  spanOffsets?: 'code-points' | 'utf-16'
  clean?: string[]
  fields?: string[]
  sample?: number
  seed?: number
}

/** A measurement to make. */
export interface EvalJob {
  files: readonly string[]
  flags: EvalFlags
  /** The options of `evaluatePii`, not checked yet. */
  options: Record<string, unknown>
}

/** Measures each file, prints the figures and answers with 1 where one breaks the bounds of `--fail-under` and `--fail-over`. */
export async function evaluate(job: EvalJob, session: Session): Promise<number> {
  const { terminal, words } = session
  const { flags, files } = job
  if (files.length === 0 && flags.clean === undefined)
    throw new PrepError(
      'bad_option',
      'There is nothing to measure. Name labelled texts, or clean ones with --clean',
    )
  if (flags.spans !== undefined && files.length !== 1)
    throw new PrepError(
      'bad_option',
      `Option --spans takes one file of gold, not ${files.length}. Name the one that the spans belong to`,
    )
  const bounds = [...readBounds(flags.failUnder ?? [], 'least'), ...readBounds(flags.failOver ?? [], 'most')]
  const before = flags.compare === undefined ? undefined : await readResult(flags.compare)
  const result: EvalResult = { files: [] }
  for (const file of files) result.files.push(await showGold(file, { job, session, before }))
  if (flags.clean !== undefined) result.clean = await showClean(flags.clean, { job, session, before })
  if (flags.json) terminal.stdout.write(`${JSON.stringify(result)}\n`)
  const broken = brokenBounds(bounds, { result, words })
  if (broken.length > 0)
    terminal.say(...broken.map((line) => `${terminal.paint('red', words.text('failed'))} ${line}`))
  return broken.length > 0 ? exitCodes.gateFailed : exitCodes.done
}

interface Showing {
  job: EvalJob
  session: Session
  before: EvalResult | undefined
}

async function showGold(file: string, { job, session, before }: Showing): Promise<FileResult> {
  const { flags } = job
  const examples = openExamples(flags.errors ?? 0, flags.showText === true)
  const result = await measure(file, { job, terminal: session.terminal, onOutcome: examples.add })
  if (flags.json || flags.quiet) return result
  const differences = before && differencesFrom(before, result)
  const shown = { result, examples: examples.list(), differences, hasConfusion: flags.confusion === true }
  const { stdout } = session.terminal
  const screen = openScreenOf(session, stdout)
  const lines = evaluationLines(shown, screen)
  if (result.tools !== undefined) lines.push(...toolLines({ result, tools: result.tools }, screen))
  stdout.write(`${lines.join('\n')}\n`)
  return result
}

async function showClean(names: readonly string[], { job, session, before }: Showing): Promise<CleanResult> {
  const { measureClean } = await loadEvaluation()
  const { fields, sample, seed, showText, json, quiet } = job.flags
  const { paths, records, passedOver } = await openCleanFiles(names, fields)
  const measured = await measureClean(records, { ...job.options, sample, seed })
  const drawn = showText ? measured.sample : maskedSample(measured.sample)
  const result = { files: paths.length, passedOver: passedOver(), ...measured, sample: drawn }
  if (json || quiet) return result
  const differences = before && cleanDifferences(before, result)
  const { stdout } = session.terminal
  const screen = openScreenOf(session, stdout)
  const lines = cleanLines(result, screen)
  if (differences !== undefined) lines.push(...differenceLines(differences, screen), '')
  stdout.write(`${lines.join('\n')}\n`)
  return result
}

interface Measurement {
  job: EvalJob
  terminal: Session['terminal']
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
    const result: FileResult = { file, format, offsets, evaluation }
    const { spans, spanOffsets } = job.flags
    const unit = spanOffsets === 'code-points' ? 'code points' : spanOffsets
    if (spans === undefined) return result
    return { ...result, tools: await compareTools(spans, { samples, unit, options: job.options }) }
  } catch (error) {
    const isOfFile = error instanceof PrepError && error.code === 'bad_input'
    throw isOfFile ? placeError(error, { source: file }) : error
  }
}

async function readText(file: string): Promise<string> {
  refuseAddress('gold file', file)
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new PrepError('not_found', `Gold "${file}" cannot be read (${code}). Name a file`, { cause })
  }
}
