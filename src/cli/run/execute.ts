import type { RunOptions } from '../../pipeline/run-options.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import type { RunReport } from '../../schemas/run-report.js'
import type { ReportFlags } from '../flags/shared.js'
import { reportGates } from '../summary/gate-lines.js'
import { dataOutput } from '../terminal/data-output.js'
import { delayOptimizing } from '../terminal/delay-optimizing.js'
import { exitCodes } from '../terminal/exit-codes.js'
import { type Interrupts, watchInterrupts } from '../terminal/interrupt.js'
import { openProgress } from '../terminal/progress.js'
import { openScreenOf, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'
import { printable } from '../terminal/width.js'
import { type PlacesInFile, placeInFile } from './place-error.js'

/** A pipeline to run from the command line. */
export interface Job {
  pipeline: Pipeline
  options: RunOptions
  show: ReportFlags
  /** Where its parts stand in its file, where it has one. */
  places?: PlacesInFile
  /** Called when the run is done, before its summary is printed. */
  beforeReport?: () => Promise<void>
}

/**
 * Runs a pipeline with progress on stderr and the summary at the end. Answers with the report, or with
 * `undefined` when the run was interrupted or the reader of its output went away; the exit code is set.
 */
export async function execute(job: Job, session: Session): Promise<RunReport | undefined> {
  const { terminal, words } = session
  const { pipeline, show } = job
  const toStdout = outputPath(pipeline) === '-'
  const view = await openProgress(session, { ...show, isCovered: toStdout && terminal.stdout.isTTY })
  const interrupts = watchInterrupts(session, view.stop)
  try {
    const [{ run }, { runsOwnCode }] = await Promise.all([
      import('../../run/run.js'),
      import('../../pipeline/own-code.js'),
    ])
    delayOptimizing()
    // In this thread, code that hangs would keep Ctrl-C from being heard, and code that exits would end us.
    const isGuarded = job.options.workers === 0 && runsOwnCode(pipeline)
    const report = await run(pipeline, {
      lang: words.language,
      ...job.options,
      ...(isGuarded && { workers: 1 }),
      stdin: terminal.stdin,
      stdout: dataOutput(terminal.stdout, interrupts.failOutput),
      signal: interrupts.signal,
      onProgress: view.update,
      onNotice: (message) => show.quiet !== true && terminal.say(words.said(printable(message))),
    })
    view.stop()
    if (interrupts.reason() === 'closed_pipe') return undefined
    if (interrupts.reason() === 'failed_output') session.exitCode = exitCodes.error
    await job.beforeReport?.()
    await printReport(report, show, session)
    reportGates(report.gates, session)
    return report
  } catch (error) {
    view.stop()
    const code = codeOfInterrupt(interrupts, toStdout, session)
    if (code === undefined) throw placeInFile(error, job.places)
    session.exitCode = code
    return undefined
  } finally {
    interrupts.stop()
  }
}

export function outputPath(pipeline: Pipeline): string {
  return typeof pipeline.output === 'string' ? pipeline.output : pipeline.output.path
}

async function printReport(report: RunReport, show: ReportFlags, session: Session): Promise<void> {
  const { terminal } = session
  if (show.json) {
    const target = report.output.path === '-' ? terminal.stderr : terminal.stdout
    target.write(`${JSON.stringify(report)}\n`)
  } else if (!show.quiet) {
    const [{ summaryLines }, { nextLines }] = await Promise.all([
      import('../summary/summary.js'),
      import('../summary/next-lines.js'),
    ])
    const next = nextLines(report, openScreenOf(session))
    terminal.say(...summaryLines(report, screenOf(session)), ...(next.length > 0 ? ['', ...next] : []))
  }
}

function codeOfInterrupt(
  interrupts: Interrupts,
  toStdout: boolean,
  { terminal, words }: Session,
): number | undefined {
  const reason = interrupts.reason()
  if (reason === undefined) return undefined
  if (reason === 'closed_pipe') return exitCodes.done
  // The terminal has said already what is wrong with it.
  if (reason === 'failed_output') return exitCodes.error
  terminal.say(
    words.text(
      toStdout ? 'Interrupted' : 'Interrupted. Run the same command again to continue where it stopped',
    ),
  )
  return exitCodes.interrupted
}
