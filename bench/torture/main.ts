/**
 * `npm run torture -- [--minutes 5] [--tries 200] [--only kills,faults] [--case gz] [--seed 1] [--mb 5] [--save]`: attacks on
 * whole runs of the built program. Every section gets the minutes, or the tries, and prints a row for each of its
 * attacks. Exit code 1: something was not survived. `--save` keeps the table in `bench/results/`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { describeMachine, type Machine } from '../machine.js'
import { trySection } from './campaign.js'
import { runCases } from './cases.js'
import { type AttackRow, tableOf } from './ledger.js'
import { type SectionName, sectionNames, sections } from './sections.js'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    tries: { type: 'string' },
    only: { type: 'string' },
    case: { type: 'string', default: '' },
    seed: { type: 'string' },
    mb: { type: 'string', default: '5' },
    save: { type: 'boolean', default: false },
  },
})
const asked = values.only?.split(',') ?? sectionNames
const unknown = asked.find((name) => !Object.hasOwn(sections, name))
if (unknown !== undefined) {
  console.error(`Unknown section "${unknown}". Known: ${sectionNames.join(', ')}`)
  process.exit(2)
}
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const machine = describeMachine()
console.log(`Seed ${seed}. ${machine.cores} × ${machine.cpu}, Node ${machine.node}`)
const rows: AttackRow[] = []
const failures: string[] = []
for (const name of asked as SectionName[]) {
  console.log(`\n${name}: ${sections[name].about}`)
  const result = await trySection(name, {
    seed,
    megabytes: Number(values.mb),
    cases: runCases.filter((runCase) => runCase.name.includes(values.case)),
    minutes: values.minutes === undefined && values.tries === undefined ? 1 : numberOf(values.minutes),
    tries: numberOf(values.tries),
    onTrial: ({ attack, what, harms }) => {
      for (const harm of harms) console.log(`${attack} · ${what}\n  ${harm.kind}: ${harm.what}`)
    },
  })
  console.log(tableOf(result.rows))
  rows.push(...result.rows)
  failures.push(...result.failures)
}
if (values.save) save()
process.exitCode = failures.length > 0 ? 1 : 0

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text)
}

/** Puts the rows into the results of today: sections can be tried one by one. */
function save(): void {
  const date = new Date().toISOString().slice(0, 10)
  const path = `bench/results/${date}-torture.json`
  const known: Results = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : { rows: [], failures: [] }
  const isNew = (attack: string) => rows.some((row) => row.attack === attack)
  const results: Results = {
    date,
    seed,
    machine,
    rows: [...known.rows.filter(({ attack }) => !isNew(attack)), ...rows],
    failures: [...known.failures.filter((text) => !isNew(text.split(' · ')[0])), ...failures],
  }
  mkdirSync('bench/results', { recursive: true })
  writeFileSync(path, `${JSON.stringify(results, undefined, 2)}\n`)
  console.log(`\nSaved as ${path}`)
}

/** What is kept of a campaign. */
interface Results {
  date?: string
  seed?: number
  machine?: Machine
  rows: AttackRow[]
  failures: string[]
}
