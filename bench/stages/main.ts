/**
 * `npm run bench:stages -- FILE...`: how fast each stage of a conversion is alone, in one thread, and how fast the
 * conversion is as a whole. Speeds are 10^6 bytes a second of processor time. Results go to `bench/results/`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { RecordBatchReader } from '../../src/arrow/arrow.js'
import { run } from '../../src/index.js'
import { describeMachine } from '../machine.js'
import { flushSpeed, type Stage, stagesOf } from './stages.js'

const folder = 'bench/.data/stages'
const paths = process.argv.slice(2)
if (paths.length === 0) {
  console.error('Usage: npm run bench:stages -- FILE...')
  process.exit(2)
}
mkdirSync(folder, { recursive: true })
const machine = describeMachine()
const columns: { input: string; speeds: Record<string, number> }[] = []
for (const path of paths) columns.push({ input: basename(path), speeds: await speedsOf(path) })
const flush = Math.max(...Array.from({ length: 3 }, () => flushSpeed(join(folder, 'flushed')))) / 1e6
keep()

async function speedsOf(path: string): Promise<Record<string, number>> {
  const output = join(folder, 'output')
  const convert = async () => {
    rmSync(output, { recursive: true, force: true })
    await run({ input: path, output }, { workers: 0 })
    return statSync(path).size
  }
  const whole: number[] = []
  for (let i = 0; i < 3; i++) whole.push(await timed(convert))
  const shard = readdirSync(output, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.arrow'),
  )
  if (shard === undefined) throw new Error(`Nothing was written for ${path}`)
  const { schema } = RecordBatchReader.from(readFileSync(join(output, shard))).open()
  const stages = stagesOf({ path, schema, output: join(folder, 'written') })
  const speeds = Object.entries(stages).map(([name, stage]) => [name, speedOf(stage)] as const)
  return { ...Object.fromEntries(speeds), 'the whole conversion, warm': Math.max(...whole) }
}

/** The best of five, each of at least a fifth of a second. */
function speedOf(stage: Stage): number {
  const speeds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage()
    for (let bytes = 0; ; ) {
      bytes += stage()
      const seconds = secondsSince(before)
      if (seconds > 0.2) return bytes / 1e6 / seconds
    }
  })
  return Math.max(...speeds)
}

async function timed(work: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage()
  return (await work()) / 1e6 / secondsSince(before)
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function keep(): void {
  const date = new Date().toISOString().slice(0, 10)
  const { cpu, cores, memoryGb, node, os, loadBefore } = machine
  const lines = [
    `# Stages of a conversion, ${date}`,
    '',
    `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${os}; load before the run ${loadBefore}. MB of 10^6 bytes a second of`,
    'processor time in one thread, best of five, each stage alone over a block or file that stands in memory; the conversion in a',
    `process that has run it before. Writing and flushing 64 MiB, by the clock: ${Math.round(flush)} MB/s.`,
    '',
    `| stage | ${columns.map(({ input }) => input).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length)}`,
    ...Object.keys(columns[0].speeds).map(
      (stage) => `| ${stage} | ${columns.map(({ speeds }) => Math.round(speeds[stage])).join(' | ')} |`,
    ),
  ]
  writeFileSync(`bench/results/${date}-stages.md`, `${lines.join('\n')}\n`)
  console.log(lines.join('\n'))
}
