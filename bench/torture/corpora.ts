import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PrepError, type RunReport, run } from '../../src/index.js'
import type { Draws } from '../../src/transform/random.js'
import { firstLine, harmsOf, temporaryLeftovers } from './compare.js'
import { type HostileFile, hostileFiles } from './hostile-files.data.js'
import { drawHostileText, hostileTexts } from './hostile-texts.js'
import { callPrep } from './prep-process.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** Hostile texts through every step and format, and hostile files: no crash, every record accounted for, the rest untouched. */
export const corpora: Section = {
  about: 'hostile texts through steps and formats, and files that readers stumble over',
  trials: corporaTrials,
}

async function* corporaTrials({ folder, draws }: Setting): AsyncGenerator<Trial> {
  for (const [name, pipeline] of Object.entries(textPipelines))
    yield await tryTexts(folder, { name, pipeline, draws })
  for (const hostile of hostileFiles) yield await tryFile(folder, hostile)
  // From here on, texts put together at random, for as long as anybody asks.
  for (;;)
    for (const [name, pipeline] of Object.entries(textPipelines))
      yield await tryTexts(folder, { name, pipeline, draws })
}

/** What hostile texts are sent through. `text` and `note` hold them; `note` has to stay, and so has `text` of originals. */
interface TextPipeline {
  steps?: readonly Record<string, unknown>[]
  /** The formats that they pass on the way, the last of which is JSON Lines again. */
  formats?: readonly ('arrow' | 'csv')[]
  /** Whether `text` may change. */
  changesText?: boolean
}

const fields = ['text']
const textPipelines: Readonly<Record<string, TextPipeline>> = {
  'JSON Lines': {},
  Arrow: { formats: ['arrow'] },
  CSV: { formats: ['csv'] },
  'CSV and Arrow': { formats: ['csv', 'arrow'] },
  anonymize: { steps: [{ anonymize: { fields } }], changesText: true },
  'anonymize, every kind': { steps: [{ anonymize: { fields, entities: ['all'] } }], changesText: true },
  'augment in English': { steps: [{ augment: { fields, language: 'en' } }] },
  'augment in Chinese': { steps: [{ augment: { fields, language: 'zh' } }] },
  'augment with punctuation': { steps: [{ augment: { fields, ops: ['punctuate'] } }] },
  counterfactual: { steps: [{ counterfactual: { fields, mode: 'augment' } }] },
  split: { steps: [{ split: { by: ['text'] } }] },
}

interface TextRow {
  id: string
  text: string
  note: string
}

async function tryTexts(
  folder: string,
  { name, pipeline, draws }: { name: string; pipeline: TextPipeline; draws: Draws },
): Promise<Trial> {
  const rows = [...hostileTexts, ...Array.from({ length: 200 }, () => drawHostileText(draws))].map(
    (text, id): TextRow => ({ id: `r${id}`, text, note: drawHostileText(draws) }),
  )
  const harms = await textHarms(folder, { rows, pipeline })
  return { attack: 'hostile texts', what: `${name}, ${rows.length} texts`, harms }
}

async function textHarms(
  folder: string,
  { rows, pipeline }: { rows: readonly TextRow[]; pipeline: TextPipeline },
): Promise<Harm[]> {
  const { formats = [], steps = [], changesText = false } = pipeline
  let path = join(folder, 'texts.jsonl')
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const harms: Harm[] = []
  for (const [i, format] of [...formats, 'jsonl' as const].entries()) {
    const output = join(folder, `texts-${i}`)
    // Texts that look like numbers are text all the same.
    const types = format === 'arrow' || path.endsWith('.jsonl') ? undefined : textTypes
    const given = {
      input: { path, types },
      steps: i === 0 ? steps : [],
      output: { path: output, format, keepSplitColumn: true },
    }
    harms.push(...(await runHarms(given)))
    if (harms.length > 0) return harms
    path = `${output}/**/*.${format}`
  }
  harms.push(
    ...rowHarms(join(folder, `texts-${formats.length}`), {
      rows,
      changesText,
      hasCsv: formats.includes('csv'),
    }),
  )
  for (const i of [...formats, 'jsonl'].keys())
    rmSync(join(folder, `texts-${i}`), { recursive: true, force: true })
  return harms
}

const textTypes = { id: 'text', text: 'text', note: 'text' } as const

/** Runs in this process; whatever is thrown is harm, and so is an account that does not add up. */
async function runHarms(pipeline: object): Promise<Harm[]> {
  let report: RunReport
  try {
    report = await run(pipeline as Parameters<typeof run>[0], { workers: 0 })
  } catch (error) {
    const code = error instanceof PrepError ? error.code : 'no PrepError'
    return [
      harm('wrong exit', `${code}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`),
    ]
  }
  return report.rows.rejected === 0 ? [] : [harm('rows lost', `${report.rows.rejected} rejected`)]
}

function rowHarms(
  folder: string,
  { rows, changesText, hasCsv }: { rows: readonly TextRow[]; changesText: boolean; hasCsv: boolean },
): Harm[] {
  const left = new Map(rows.map((row) => [row.id, row]))
  const harms: Harm[] = []
  // An empty field of CSV is null.
  const same = (found: unknown, wanted: string) => (hasCsv ? (found ?? '') === wanted : found === wanted)
  for (const row of linesUnder(folder)) {
    const wanted = left.get(String(row.id))
    if (wanted === undefined) continue
    left.delete(wanted.id)
    if (!same(row.note, wanted.note)) harms.push(harm('digest different', `note of ${wanted.id}`))
    if (!changesText && !same(row.text, wanted.text))
      harms.push(harm('digest different', `text of ${wanted.id}`))
  }
  if (left.size > 0) harms.push(harm('rows lost', `${left.size} rows, such as ${[...left.keys()][0]}`))
  return harms
}

function* linesUnder(folder: string): Generator<Record<string, unknown>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((name) => /^data-.*\.jsonl$/.test(basename(name))).sort())
    for (const line of readFileSync(join(folder, name), 'utf8').split('\n'))
      if (line !== '') yield JSON.parse(line)
}

async function tryFile(cwd: string, hostile: HostileFile): Promise<Trial> {
  writeFileSync(join(cwd, hostile.file), hostile.bytes())
  const args = [
    'convert',
    hostile.file,
    '--out',
    'out',
    '--to',
    'jsonl',
    '-q',
    '--error-budget',
    '1',
    '--repair-budget',
    '1',
    '--workers',
    '1',
  ]
  const ending = await callPrep({ args, cwd, patienceMs: 60_000 })
  const harms = [...harmsOf(ending), ...temporaryLeftovers(cwd)]
  if (ending.code === 0) harms.push(...accountHarms(join(cwd, 'out/report.json'), hostile))
  else if (!ending.isHung && (ending.code !== 2 || hostile.outcome === 'read'))
    harms.push(
      harm('wrong exit', `exit ${ending.code}, signal ${ending.signal}: ${firstLine(ending.stderr)}`),
    )
  for (const name of [hostile.file, 'out', 'tmp']) rmSync(join(cwd, name), { recursive: true, force: true })
  return { attack: 'hostile files', what: `${hostile.name}, ${hostile.file}`, harms }
}

function accountHarms(reportPath: string, { outcome, records, rejected }: HostileFile): Harm[] {
  if (outcome === 'refused') return [harm('wrong exit', 'exit 0, but it has to be refused')]
  if (!existsSync(reportPath)) return [harm('rows lost', 'there is no report')]
  const { rows } = JSON.parse(readFileSync(reportPath, 'utf8')) as RunReport
  const harms: Harm[] = []
  if (rows.read !== rows.written + rows.rejected)
    harms.push(harm('rows lost', `${rows.read} read, ${rows.written} written, ${rows.rejected} rejected`))
  if (records !== undefined && rows.read !== records)
    harms.push(harm('rows lost', `${rows.read} records of ${records} read`))
  if (rejected !== undefined && rows.rejected !== rejected)
    harms.push(harm('rows lost', `${rows.rejected} records rejected in place of ${rejected}`))
  return harms
}
