/**
 * `npm run bench:lanes -- [--records 1e7] [--seed 1]`: reads drawn files of JSON Lines and CSV by the kernels and by
 * the readers that they stand in for, and stops at the first difference in a batch, a position or a rejected record.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Draws } from '../../src/transform/random.js'
import { type LaneCounts, type LaneInput, readByBoth } from './both-lanes.js'
import { type Columns, drawColumns, type Kind, pick, schemaOf } from './draw-columns.js'
import { drawRecord } from './draw-csv.js'
import { drawLine } from './draw-jsonl.js'

const { values } = parseArgs({
  options: { records: { type: 'string', default: '1e7' }, seed: { type: 'string', default: '1' } },
})
const recordsPerFile = 20_000
const folder = 'bench/.data/lanes'
mkdirSync(folder, { recursive: true })
const total = { 'JSON Lines': emptyCounts(), CSV: emptyCounts() }
const wanted = Number(values.records)
for (let file = 0, records = 0; records < wanted; file++, records += recordsPerFile) {
  const draws = new Draws(Number(values.seed), file)
  const format = file % 2 === 0 ? 'JSON Lines' : 'CSV'
  const input = format === 'CSV' ? writeCsv(draws) : writeJsonl(draws)
  try {
    addCounts(total[format], readByBoth(input))
  } catch (error) {
    console.error(`File ${file} of seed ${values.seed}: ${input.path} is not read the same by both lanes`)
    throw error
  }
}
for (const [format, { rows, rejected, repaired }] of Object.entries(total))
  console.log(`${format}: ${rows} rows, ${rejected} rejected, ${repaired} repaired: the same by both lanes`)

function writeJsonl(draws: Draws): LaneInput {
  const columns = drawColumns(draws, ['text', 'text', 'whole', 'number', 'truth', 'texts', 'turns'])
  const path = `${folder}/in.jsonl`
  writeLines(path, draws, () => drawLine(draws, columns))
  return { path, schema: schemaOf(columns), invalidUtf8: draws.chance(0.5) ? 'replace' : 'reject' }
}

function writeCsv(draws: Draws): LaneInput {
  const kinds: Kind[] = ['text', 'text', 'whole', 'number', 'truth']
  const columns: Columns = drawColumns(draws, kinds)
  const path = `${folder}/in.csv`
  const delimiter = pick(draws, [',', ';', '\t', '|'])
  writeLines(path, draws, () => drawRecord(draws, columns, delimiter))
  const dialect = { columns: columns.map(({ name }) => name), delimiter, quote: '"', trim: false }
  return { path, schema: schemaOf(columns), dialect, invalidUtf8: draws.chance(0.5) ? 'replace' : 'reject' }
}

/** As UTF-8, but for `\xff`, which becomes that byte. */
function writeLines(path: string, draws: Draws, drawOne: () => string): void {
  const end = draws.chance(0.3) ? '\r\n' : '\n'
  const text = Array.from({ length: recordsPerFile }, drawOne).join(end)
  const pieces = text.split('\xff').flatMap((piece, i) => (i === 0 ? [piece] : [Buffer.of(0xff), piece]))
  writeFileSync(path, Buffer.concat(pieces.map((piece) => Buffer.from(piece))))
}

function emptyCounts(): LaneCounts {
  return { rows: 0, rejected: 0, repaired: 0 }
}

function addCounts(to: LaneCounts, from: LaneCounts): void {
  for (const key of Object.keys(to) as (keyof LaneCounts)[]) to[key] += from[key]
}
