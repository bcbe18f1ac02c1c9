/**
 * How often rules that were inferred from a random half of some data are broken by the other half, which is a false alarm:
 * `node dist/bench/rules/main.js --data DIR [--seeds 100] [--keep FILE]`. Halves of 200 and 1,000 rows, or as many as there are.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inferRules, validate } from '../../src/index.js'
import { Draws } from '../../src/transform/random.js'

const { values } = parseArgs({
  options: { data: { type: 'string' }, seeds: { type: 'string', default: '100' }, keep: { type: 'string' } },
})
if (values.data === undefined) throw new Error('Name the folder of the data with --data')
const data = values.data
const seeds = Number(values.seeds)

/** Lines behind a head that each half repeats. */
interface Source {
  name: string
  extension: 'csv' | 'jsonl'
  head: string
  rows: string[]
}

const linesOf = (path: string) =>
  readFileSync(join(data, path), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

function csv(name: string, path: string, names?: readonly string[]): Source {
  const lines = linesOf(path).map((line) => line.replaceAll(', ', ','))
  const [head, ...rows] = names === undefined ? lines : [names.join(','), ...lines]
  return { name, extension: 'csv', head: `${head}\n`, rows }
}

function jsonl(name: string, path: string): Source {
  return { name, extension: 'jsonl', head: '', rows: linesOf(path) }
}

const adult =
  'age,workclass,fnlwgt,education,education_num,marital,occupation,relationship,race,sex,capital_gain,capital_loss,hours,country,income'

const sources: readonly Source[] = [
  csv('Adult', 'bias/adult-train.csv', adult.split(',')),
  csv(
    'German credit',
    'bias/german.csv',
    Array.from({ length: 21 }, (_, i) => `a${i + 1}`),
  ),
  csv('Titanic', 'csv/titanic.csv'),
  jsonl('BELLE', 'zh/belle_eval_set.json'),
  jsonl('GSM8K', 'curate/gsm8k_train.jsonl'),
  jsonl('language sentences', 'curate/language_sentences.jsonl'),
]

const folder = mkdtempSync(join(tmpdir(), 'rules-'))
const results = []
try {
  for (const source of sources)
    for (const size of [200, 1000]) {
      const half = Math.min(size, Math.floor(source.rows.length / 2))
      if (half < 100 || (half < size && size > 200)) continue
      results.push(await falseAlarms(source, half))
      console.log(JSON.stringify(results.at(-1)))
    }
} finally {
  rmSync(folder, { recursive: true })
}
if (values.keep !== undefined)
  writeFileSync(values.keep, `${JSON.stringify({ seeds, results }, undefined, 2)}\n`)

async function falseAlarms({ name, extension, head, rows }: Source, half: number) {
  const [one, other] = ['reference', 'held-out'].map((part) => join(folder, `${part}.${extension}`))
  const seen = { checks: 0, broken: 0, withError: 0, withAny: 0 }
  const names = new Map<string, number>()
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = drawRows(rows, 2 * half, new Draws(seed, 17))
    writeFileSync(one, `${head}${drawn.slice(0, half).join('\n')}\n`)
    writeFileSync(other, `${head}${drawn.slice(half).join('\n')}\n`)
    const { rules } = await inferRules({ input: one }, { workers: 0 })
    const report = await validate({ input: other, rules: rules.map(({ rule }) => rule) }, { workers: 0 })
    const broken = report.checks.filter(({ passed }) => !passed)
    seen.checks += report.checks.length
    seen.broken += broken.length
    if (!report.passed) seen.withError++
    if (broken.length > 0) seen.withAny++
    for (const check of broken) names.set(check.name, (names.get(check.name) ?? 0) + 1)
  }
  return { name, rows: half, seeds, ...seen, alarms: Object.fromEntries(names) }
}

/** So many rows without replacement, in a random order. */
function drawRows(rows: readonly string[], count: number, draws: Draws): string[] {
  const all = [...rows]
  for (let i = 0; i < count; i++) {
    const at = i + draws.below(all.length - i)
    ;[all[i], all[at]] = [all[at], all[i]]
  }
  return all.slice(0, count)
}
