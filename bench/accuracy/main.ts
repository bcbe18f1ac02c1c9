/**
 * `npm run bench:accuracy -- [--data DIR] [--code DIR…] [--documents DIR…] [--gold [NAME=]FILE…] [--clean FILE…]
 * [--only TEXT] [--files 150] [--peers DIR] [--keep]`: how well `anonymize` finds personal data in labelled sets, and what it takes
 * from code, documents and instruction records. What is absent is passed over; `--only` names a part of the sets by a
 * text in their names, or `code`, `documents`, `instructions`. `--texts DIR` writes the texts of the sets
 * for `peers.py`, and `--peers DIR` puts what it found beside. `--keep` writes to `bench/results/`
 * and puts the figures into the tables of the documents.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../../src/base/package-root.js'
import { type GoldSample, readGold } from '../../transforms/anonymize/evaluate/index.js'
import { describeMachine } from '../machine.js'
import { scoreInstructions } from './clean-sets.js'
import { scoreCode, scoreDocuments } from './code-scores.js'
import { type LabelledSet, labelledSets } from './labelled-sets.js'
import { pagesOf, withLink, withTables } from './pages.js'
import { openFinder, ownFinds, peerFinds, scoreSet } from './score-set.js'
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
    texts: { type: 'string' },
    peers: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const sampling = { perLanguage: Number(values.files), maxBytes: 60_000 }
const machine = describeMachine()

const sets = [...labelledSets.map(inData), ...values.gold.map(ofFile)].filter(
  ({ name, file }) => isAskedFor(name) && existsSync(file),
)

if (values.texts === undefined) await measure()
else
  for (const { name, file, read } of sets)
    writeTexts(join(values.texts, `${slugOf(name)}.texts.jsonl`), read(readFileSync(file, 'utf8')))

async function measure(): Promise<void> {
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
    ...peerVersions(),
    sets: await scoreSets(),
    code: code.map((own) => ({ ...own, broken: [] })),
    documents,
    instructions: instructions.map(({ name, people, measure }) => ({
      ...{ name, people },
      ...takenFigures({ measure }),
    })),
    cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
  }
  console.log(toMarkdown(result))
  if (values.keep) {
    const name = `bench/results/${result.date}-accuracy`
    writeFileSync(`${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`)
    writeFileSync(`${name}.md`, toMarkdown(result))
    for (const { path, tables } of pagesOf(result))
      writeFileSync(path, withLink(withTables(readFileSync(path, 'utf8'), tables), result))
  }
}

async function scoreSets(): Promise<AccuracyResult['sets']> {
  const byDefault = await openFinder({ fields: ['-'] })
  const scores: AccuracyResult['sets'] = []
  for (const { name, file, standing, read } of sets) {
    const samples = read(readFileSync(file, 'utf8'))
    scores.push({ name, standing, ...scoreSet(samples, await ownFinds(samples, byDefault)) })
    for (const { peer, path } of peersOf(name))
      scores.push({
        name,
        standing: peer,
        ...scoreSet(samples, peerFinds(samples, readFileSync(path, 'utf8'))),
      })
  }
  return scores
}

/** The texts alone, one a line, in order. */
function writeTexts(path: string, samples: readonly GoldSample[]): void {
  writeFileSync(path, samples.map(({ text }) => `${JSON.stringify({ text })}\n`).join(''))
}

/** The files of spans that lie in the folder of peers for a set. */
function peersOf(name: string): { peer: string; path: string }[] {
  if (values.peers === undefined) return []
  const folder = values.peers
  return ['presidio', 'argus-redact']
    .map((peer) => ({ peer, path: join(folder, `${slugOf(name)}.${peer}.jsonl`) }))
    .filter(({ path }) => existsSync(path))
}

function peerVersions(): Pick<AccuracyResult, 'peers'> {
  const path = join(values.peers ?? '', 'versions.json')
  return values.peers !== undefined && existsSync(path)
    ? { peers: JSON.parse(readFileSync(path, 'utf8')) }
    : {}
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function inData(set: LabelledSet): LabelledSet {
  return { ...set, file: join(values.data, 'pii', set.file) }
}

/** A file of gold of one's own, `path` or `name=path`. */
function ofFile(text: string): LabelledSet {
  const split = text.indexOf('=')
  const file = text.slice(split + 1)
  return {
    name: split < 0 ? basename(file) : text.slice(0, split),
    file,
    standing: 'held out',
    read: (content) => readGold(content).samples,
  }
}

function isAskedFor(name: string): boolean {
  return name.toLowerCase().includes(values.only.toLowerCase())
}
