import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** The machine that numbers were measured on; numbers without it say little. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  node: string
  os: string
  /** Load over the last minute when the run began: well above 0 means that something else was running too. */
  loadBefore: number
}

export function describeMachine(): Machine {
  const [first] = cpus()
  return {
    cpu: first.model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    node: process.version,
    os: `${platform()} ${release()}`,
    loadBefore: Math.round(loadavg()[0] * 100) / 100,
  }
}
