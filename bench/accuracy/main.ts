/**
 * `npm run bench:accuracy -- [--data DIR] [--code DIR…] [--documents DIR…] [--gold FILE…] [--clean FILE…]
 * [--only TEXT] [--files 150] [--keep]`: how well `anonymize` finds personal data in labelled sets, and what it takes
 * from code, documents and instruction records. What is absent is passed over; `--only` names a part of the sets by a
 * text in their names, or `code`, `documents`, `instructions`. `--keep` writes to `bench/results/`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/base/package-root.js'
import { readGold } from '../../transforms/anonymize/evaluate/index.js'
import { describeMachine } from '../machine.js'
import { scoreInstructions } from './clean-sets.js'
import { scoreCode, scoreDocuments } from './code-scores.js'
import { type LabelledSet, labelledSets } from './labelled-sets.js'
import { openFinder, scoreSet } from './score-set.js'
import { type AccuracyResult, takenFigures, toMarkdown } from './tables.js'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.PREPKIT_DATA ?? '../shared/data' },
    code: { type: 'string', multiple: true, default: [] },
    documents: { type: 'string', multiple: true, default: [] },
    gold: { type: 'string', multiple: true, default: [] },
    clean: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
    files: { type: 'string', default: '150' },
    broken: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const sampling = { perLanguage: Number(values.files), maxBytes: 60_000 }
const machine = describeMachine()

const code = isAskedFor('code') ? await scoreCode(values.code, sampling) : []
if (values.broken) for (const path of code.flatMap(({ broken }) => broken)) console.error(`broken: ${path}`)
const documents =
  isAskedFor('documents') && values.documents.length > 0
    ? takenFigures({ measure: await scoreDocuments(values.documents, sampling) })
    : undefined
const instructions = isAskedFor('instructions') ? await scoreInstructions(values.data, values.clean) : []
const result: AccuracyResult = {
  date: new Date().toISOString().slice(0, 10),
  version: JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).version,
  machine,
  sets: await scoreSets([...labelledSets.map(inData), ...values.gold.map(ofFile)]),
  code: code.map((own) => ({ ...own, broken: [] })),
  documents,
  instructions: instructions.map(({ name, measure }) => ({
    name: basename(name),
    ...takenFigures({ measure }),
  })),
  cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
}
console.log(toMarkdown(result))
if (values.keep) {
  const name = `bench/results/${result.date}-accuracy`
  writeFileSync(`${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`)
  writeFileSync(`${name}.md`, toMarkdown(result))
}

async function scoreSets(sets: readonly LabelledSet[]): Promise<AccuracyResult['sets']> {
  const byDefault = await openFinder({ fields: ['-'] })
  const scores: AccuracyResult['sets'] = []
  for (const { name, file, standing, read } of sets) {
    if (!isAskedFor(name) || !existsSync(file)) continue
    scores.push({ name, standing, ...(await scoreSet(read(readFileSync(file, 'utf8')), byDefault)) })
  }
  return scores
}

function inData(set: LabelledSet): LabelledSet {
  return { ...set, file: join(values.data, 'pii', set.file) }
}

/** A file of gold of one's own. */
function ofFile(file: string): LabelledSet {
  return { name: basename(file), file, standing: 'held out', read: (content) => readGold(content).samples }
}

function isAskedFor(name: string): boolean {
  return name.toLowerCase().includes(values.only.toLowerCase())
}
