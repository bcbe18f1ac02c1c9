/**
 * `npm run bench:resample -- [--rows 1e6,5e6,20e6] [--text 0,200] [--method under] [--python PATH]`: balancing
 * rows by group and outcome, against pandas and imbalanced-learn over the same file in the same run. PATH is a
 * Python that has both and pyarrow; without it only prepkit runs. Results go to `bench/results/`.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeMachine, type Machine } from '../machine.js'
import { writeGroups } from './groups.js'

/** One process over one file. */
interface Sample {
  racer: string
  rows: number
  textLength: number
  inputBytes: number
  /** `undefined` where the process failed, as one does that runs out of memory. */
  result?: { rowsOut: number; wallSeconds: number; peakMemoryBytes: number }
}

const folder = 'bench/.data'
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1e6,5e6,20e6' },
    text: { type: 'string', default: '0,200' },
    method: { type: 'string', default: 'under' },
    python: { type: 'string' },
    'python-rows': { type: 'string', default: '1e9' },
  },
})
const { method } = values
const machine = describeMachine()
const samples: Sample[] = []
for (const textLength of numbers(values.text))
  for (const rows of numbers(values.rows)) {
    const input = `${folder}/groups-${rows}-${textLength}.csv`
    writeGroups(input, { rows, textLength, seed: 7 })
    const inputBytes = statSync(input).size
    for (const workers of [1, 2])
      samples.push({
        racer: `prep ${workers}`,
        rows,
        textLength,
        inputBytes,
        result: runPrep(input, workers),
      })
    if (values.python !== undefined && rows <= Number(values['python-rows']))
      samples.push({
        racer: 'pandas + imbalanced-learn',
        rows,
        textLength,
        inputBytes,
        result: runPython(input, values.python),
      })
    console.log(tableOf(samples.slice(-3)))
  }
keep()

function numbers(text: string): number[] {
  return text.split(',').map(Number)
}

function runPrep(input: string, workers: number): Sample['result'] {
  const program = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url))
  const options = ['--facet', 'group', '--label', 'outcome', '--method', method, '--json', '-q']
  const output = `${folder}/resampled`
  rmSync(output, { recursive: true, force: true })
  const args = [program, 'balance', input, ...options, '--workers', String(workers), '--out', output]
  const { stdout, wallSeconds } = timed(process.execPath, args)
  if (stdout === undefined) return undefined
  const report = JSON.parse(stdout)
  return { rowsOut: report.rows.written, wallSeconds, peakMemoryBytes: report.peakMemoryBytes }
}

function runPython(input: string, python: string): Sample['result'] {
  const program = fileURLToPath(new URL('../../../bench/resample/with_pandas.py', import.meta.url))
  const { stdout, wallSeconds } = timed(python, [program, method, input, `${folder}/resampled.feather`])
  if (stdout === undefined) return undefined
  const { rows, peakMemoryBytes } = JSON.parse(stdout)
  return { rowsOut: rows, wallSeconds, peakMemoryBytes }
}

function timed(command: string, args: string[]): { stdout: string | undefined; wallSeconds: number } {
  const start = performance.now()
  const { stdout, stderr, status } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const wallSeconds = (performance.now() - start) / 1000
  if (status === 0) return { stdout, wallSeconds }
  console.error(`${command} ended with ${status}: ${stderr.trim().split('\n').at(-1)}`)
  return { stdout: undefined, wallSeconds }
}

function tableOf(shown: readonly Sample[]): string {
  return shown
    .map(({ racer, rows, textLength, inputBytes, result }) => {
      const start = `| ${rows / 1e6} M | ${textLength} | ${Math.round(inputBytes / 1e6)} | ${racer} |`
      if (result === undefined) return `${start} failed | | | |`
      const { rowsOut, wallSeconds, peakMemoryBytes } = result
      const rate = (rows / wallSeconds / 1e6).toFixed(2)
      return `${start} ${wallSeconds.toFixed(1)} | ${rate} | ${Math.round(peakMemoryBytes / 1e6)} | ${rowsOut} |`
    })
    .join('\n')
}

function machineText({ cpu, cores, memoryGb, node, os, loadBefore }: Machine): string {
  return `${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${os}; load before the run ${loadBefore}`
}

function keep(): void {
  const date = new Date().toISOString().slice(0, 10)
  const name = `bench/results/${date}-resample-${method}`
  mkdirSync('bench/results', { recursive: true })
  const head = `# resample (${method}), ${date}

Rows of a group (3) and an outcome (2), six cells, brought to the same size by \`${method}\`: CSV to Arrow. ${machineText(machine)}.
One run each, whole processes. "M rows/s" is rows of input by wall time.

| rows | text characters | input MB | racer | seconds | M rows/s | peak MB | rows out |
| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |
`
  writeFileSync(`${name}.md`, `${head}${tableOf(samples)}\n`)
  writeFileSync(`${name}.json`, `${JSON.stringify({ date, method, machine, samples }, undefined, 2)}\n`)
}
