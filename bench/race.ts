/** The process of one racer: runs it once and prints a {@link RaceResult}. Started by `main.ts` for every sample. */
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pipelineFor, type Race, type RaceResult } from './racers.js'

const race: Race = JSON.parse(process.argv[2])
const start = performance.now()
const rows = await runRacer(race)
const insideSeconds = (performance.now() - start) / 1000
const { user, system } = process.cpuUsage()
const cpuSeconds = (user + system) / 1e6
const result: RaceResult = { rows, insideSeconds, cpuSeconds, peakMemoryBytes: peakMemoryBytes() }
console.log(JSON.stringify(result))

/** Runs a racer and returns the rows that it wrote; a copy knows no rows. */
async function runRacer({ suite, data, racer, input, output }: Race): Promise<number> {
  if (racer === 'copy') {
    const highWaterMark = 1 << 20
    await pipeline(
      createReadStream(input, { highWaterMark }),
      createWriteStream(join(output, 'copy'), { highWaterMark }),
    )
    return 0
  }
  if (racer.startsWith('prep')) {
    const { run } = await import('../src/index.js')
    const report = await run(pipelineFor(race), { workers: Number(racer.at(-1)) })
    return report.rows.written
  }
  return runPlain({ suite, data, racer: racer as 'readline' | 'stream-json', input, output })
}

async function runPlain(race: Race & { racer: 'readline' | 'stream-json' }): Promise<number> {
  const [{ readRows }, { schemas, writeArrow }, { anonymizeRows, fullRows }] = await Promise.all([
    import('./baselines/rows.js'),
    import('./baselines/write-arrow.js'),
    import('./baselines/steps.js'),
  ])
  const path = join(race.output, 'data.arrow')
  if (race.suite === 'full') return writeArrow(path, schemas.mixedMessages, fullRows(race.input, race.racer))
  const rows = readRows(race.input, race.racer)
  return writeArrow(path, schemas[race.data], race.suite === 'anonymize' ? anonymizeRows(rows) : rows)
}

/** The most memory that this process held at once, its threads included. Linux knows it exactly. */
function peakMemoryBytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    const peak = /VmHWM:\s+(\d+) kB/.exec(status)
    if (peak !== null) return Number(peak[1]) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
