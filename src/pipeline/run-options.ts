import type { Readable, Writable } from 'node:stream'
import { checkOptions, type OptionKinds, type ValueKind } from '../base/check-options.js'
import type { RunSettings } from '../schemas/options/run.js'

/** How to run a pipeline on this machine. Nothing here changes a byte of the output. */
export interface RunOptions extends RunSettings {
  /** Stops the run cleanly: it throws the reason of the signal, an `AbortError` by default, and can be resumed. */
  signal?: AbortSignal | undefined
  /** Called about ten times a second. The run is stopped where it throws, or answers a promise that rejects, and throws that. */
  onProgress?: ((progress: Progress) => void) | undefined
  /** Told in a sentence what the run waits for, as for the lock of another machine or a step that does not come back; its failure stops the run as well. */
  onNotice?: ((message: string) => void) | undefined
  /** What `-` reads. Default: the process's own standard input. */
  stdin?: Readable | undefined
  /** What `-` writes. Default: the process's own standard output. */
  stdout?: Writable | undefined
}

/** How far a run has come. */
export interface Progress {
  /** What is being done: the name of a pass. */
  phase: 'fetch' | 'spool' | 'infer' | 'survey' | 'run' | 'order' | 'finish' | 'publish'
  /** Input bytes done in this phase. */
  bytes: number
  /** Input bytes to do in this phase. */
  totalBytes: number
  /** Rows read in this phase. */
  rows: number
}

const optionKinds: OptionKinds<RunOptions> = {
  overwrite: 'flag',
  work: 'text',
  workers: 'count',
  sidecar: ['keep', 'auto'],
  lang: ['en', 'zh'],
  metrics: 'text',
  metricsPort: 'size',
  minRate: 'size',
  signal: 'signal',
  onProgress: 'function',
  onNotice: 'function',
  stdin: 'readable',
  stdout: 'writable',
}

/** Throws `bad_option` for options that callers give whom no compiler checks; `more` are those of the function alone. */
export function checkRunOptions(owner: string, options: unknown, more: Record<string, ValueKind> = {}): void {
  checkOptions(owner, options, { ...optionKinds, ...more })
}
