import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pipelineFile, type RunCase, writeCase } from './cases.js'
import { firstLine, type OutputState, stateOf } from './compare.js'
import { callPrep, temporaryFolderOf } from './prep-process.js'
import type { TextSize } from './records.js'

/** A run that nobody disturbed, and a folder with its inputs in which it can be tried again. */
export interface StraightRun {
  runCase: RunCase
  cwd: string
  wanted: OutputState
  elapsedMs: number
}

/** Writes the inputs of a case into a folder, runs it there, and takes its output away again. */
export async function straightRun(
  runCase: RunCase,
  given: TextSize & { folder: string; workers?: number },
): Promise<StraightRun> {
  const cwd = given.folder
  mkdirSync(cwd, { recursive: true })
  writeCase(cwd, runCase, given)
  const start = performance.now()
  const { code, stderr } = await callPrep({ args: runArgs(given.workers ?? 2), cwd })
  const elapsedMs = performance.now() - start
  if (code !== 0) throw new Error(`The straight run of "${runCase.name}" failed: ${firstLine(stderr)}`)
  const wanted = stateOf(cwd, runCase.outputs)
  const straight = { runCase, cwd, wanted, elapsedMs }
  clearOutputs(straight)
  return straight
}

/** The arguments of a run of {@link pipelineFile}. */
export function runArgs(workers: number): string[] {
  return ['run', pipelineFile, '-q', '--workers', String(workers)]
}

/** Removes the outputs and the temporary files of a run. */
export function clearOutputs({ runCase, cwd }: Pick<StraightRun, 'runCase' | 'cwd'>): void {
  for (const path of [...runCase.outputs.map((name) => join(cwd, name)), temporaryFolderOf(cwd)])
    rmSync(path, { recursive: true, force: true })
}
