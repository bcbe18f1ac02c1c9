/**
 * `npm run bench -- [suite] [--mb 64] [--samples 5] [--racers copy,readline]`: prepkit against the plain ways in
 * Node, over the same data in the same run. Results go to `bench/results/`, with the machine they were taken on.
 */
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { writeCorpus } from './corpus.js'
import { describeMachine } from './machine.js'
import { type DataName, type Race, type RaceResult, type SuiteName, suites } from './racers.js'
import { type Standing, type SuiteResult, toMarkdown } from './standings.js'

const folder = 'bench/.data'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mb: { type: 'string', default: '64' },
    samples: { type: 'string', default: '5' },
    racers: { type: 'string' },
    data: { type: 'string' },
  },
})
const asked = positionals.length === 0 ? (Object.keys(suites) as SuiteName[]) : (positionals as SuiteName[])
const unknown = asked.filter((name) => !Object.hasOwn(suites, name))
if (unknown.length > 0) {
  console.error(`Unknown suite "${unknown[0]}". Known: ${Object.keys(suites).join(', ')}`)
  process.exit(2)
}
for (const suite of asked) keep(await runSuite(suite, Number(values.samples)))

/** Runs every racer of a suite once for warm-up and then `samples` times, in turn, so that a busy minute hits all. */
async function runSuite(suite: SuiteName, samples: number): Promise<SuiteResult> {
  const machine = describeMachine()
  const standings: Standing[] = []
  for (const data of suites[suite].data.filter(isAskedFor)) {
    const input = inputOf(data)
    if (input === undefined) continue
    const racers = suites[suite].racers.filter((name) => values.racers?.split(',').includes(name) ?? true)
    const field = racers.map((racer): Standing => {
      const inputBytes = statSync(input).size
      return {
        data,
        racer,
        inputBytes,
        rows: 0,
        wallSeconds: [],
        insideSeconds: [],
        cpuSeconds: [],
        peakMemoryBytes: [],
      }
    })
    for (let sample = 0; sample <= samples; sample++)
      for (const standing of field) {
        const { result, wallSeconds } = await runRace({
          suite,
          data,
          racer: standing.racer,
          input,
          output: `${folder}/out`,
        })
        if (sample === 0) continue
        standing.rows = result.rows
        standing.wallSeconds.push(wallSeconds)
        standing.insideSeconds.push(result.insideSeconds)
        standing.cpuSeconds.push(result.cpuSeconds)
        standing.peakMemoryBytes.push(result.peakMemoryBytes)
      }
    standings.push(...field)
  }
  return { suite, date: new Date().toISOString().slice(0, 10), machine, samples, standings }
}

async function runRace(race: Race): Promise<{ result: RaceResult; wallSeconds: number }> {
  rmSync(race.output, { recursive: true, force: true })
  mkdirSync(race.output, { recursive: true })
  const program = fileURLToPath(new URL('./race.js', import.meta.url))
  const start = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(race)])
  const wallSeconds = (performance.now() - start) / 1000
  return { result: JSON.parse(stdout), wallSeconds }
}

function isAskedFor(data: DataName): boolean {
  return values.data?.split(',').includes(data) ?? true
}

/** The file of some data, made on first use; `undefined` for real text that is not there. */
function inputOf(data: DataName): string | undefined {
  if (data !== 'prompts') {
    const megabytes = Number(values.mb)
    const path = `${folder}/${data}-${megabytes}.jsonl`
    writeCorpus(path, { kind: data, megabytes, seed: 7 })
    return path
  }
  const source = join(process.env.PREPKIT_DATA ?? '../shared/data', 'prompts')
  const path = `${folder}/prompts-x8.jsonl`
  if (existsSync(path)) return path
  if (!existsSync(source)) return undefined
  const files = readdirSync(source).filter((name) => name.endsWith('.jsonl'))
  const once = Buffer.concat(files.sort().map((name) => withLineEnd(readFileSync(join(source, name)))))
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.part`, Buffer.concat(Array.from({ length: 8 }, () => once)))
  renameSync(`${path}.part`, path)
  return path
}

function withLineEnd(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, Buffer.from('\n')])
}

function keep(result: SuiteResult): void {
  const markdown = toMarkdown(result)
  console.log(markdown)
  mkdirSync('bench/results', { recursive: true })
  const name = `bench/results/${result.date}-${result.suite}`
  writeFileSync(`${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`)
  writeFileSync(`${name}.md`, markdown)
}
