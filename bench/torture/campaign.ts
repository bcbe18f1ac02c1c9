import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Draws } from '../../src/transform/random.js'
import type { RunCase } from './cases.js'
import { type AttackRow, Ledger } from './ledger.js'
import { type SectionName, sections } from './sections.js'
import type { Trial } from './trial.js'

/** How long and how hard a section is tried. */
export interface SectionOptions {
  seed: number
  megabytes: number
  /** The runs to try it on; all where left out. */
  cases?: readonly RunCase[]
  /** The numbers of worker threads of runs that are disturbed; 0 and 2 where left out. */
  workers?: readonly number[]
  /** Stops asking for more after so many minutes; the try that is under way is ended. */
  minutes?: number
  /** Stops asking for more after so many tries. */
  tries?: number
  /** Called with every try that was not survived. */
  onTrial?: (trial: Trial) => void
}

/** What a section found. */
export interface SectionResult {
  rows: AttackRow[]
  failures: readonly string[]
}

/** Tries a section in a temporary folder, which is removed afterwards. */
export async function trySection(name: SectionName, options: SectionOptions): Promise<SectionResult> {
  const { seed, megabytes, minutes = Number.POSITIVE_INFINITY, tries = Number.POSITIVE_INFINITY } = options
  const folder = mkdtempSync(join(tmpdir(), `prep-torture-${name}-`))
  const ledger = new Ledger()
  const end = performance.now() + minutes * 60_000
  try {
    let tried = 0
    const setting = {
      folder,
      megabytes,
      cases: options.cases,
      workers: options.workers,
      draws: new Draws(seed, 0x70727),
    }
    for await (const trial of sections[name].trials(setting)) {
      ledger.add(trial)
      options.onTrial?.(trial)
      if (++tried >= tries || performance.now() >= end) break
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { rows: ledger.rows(), failures: ledger.failures }
}
