import { setFlagsFromString } from 'node:v8'

/** The release of V8 that this was measured with, that of Node 20: others have other tiers. */
const measuredWith = '11.'

/**
 * Lets V8 optimise a function only when it has run three times as long as by default. Detection is thousands of small
 * functions: for the first megabytes V8 worked longer on optimising them than they ran. Till then they are not interpreted
 * either: its plain compiler takes hardly longer than one run of a function does.
 */
export function delayOptimizing(): void {
  if (!process.versions.v8.startsWith(measuredWith)) return
  setFlagsFromString('--interrupt-budget=400000')
  setFlagsFromString('--always-sparkplug')
}
