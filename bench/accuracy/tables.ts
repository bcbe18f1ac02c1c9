import type { Machine } from '../machine.js'
import type { InstructionScores } from './clean-sets.js'
import type { CodeScores } from './code-scores.js'
import type { SetScores } from './score-set.js'

/** All that one run of the measurement found. */
export interface AccuracyResult {
  date: string
  version: string
  machine: Machine
  /** Other tools and their versions, where some were compared. */
  peers?: Record<string, string>
  /** CPU time of the whole measurement. */
  cpuSeconds: number
  sets: ({ name: string; standing: string } & SetScores)[]
  code: CodeScores[]
  documents: TakenFigures | undefined
  instructions: (Pick<InstructionScores, 'name' | 'people'> & TakenFigures)[]
}

/** What is taken from text that holds next to no personal data. */
export interface TakenFigures {
  records: number
  characters: number
  per100k: number
  personPer100k: number
  changedShare: number
  takenShare: number
}

/** The figures that results keep of what was taken: no text. */
export function takenFigures({ measure }: Pick<InstructionScores, 'measure'>): TakenFigures {
  const { records, characters, per100k, changedShare, takenShare, byEntity } = measure
  const personPer100k = byEntity.find(({ entity }) => entity === 'PERSON')?.per100k ?? 0
  return { records, characters, per100k, personPer100k, changedShare, takenShare }
}

/** The results as a page. Rates are 0 to 1. */
export function toMarkdown(result: AccuracyResult): string {
  const { date, version, machine, peers = {}, cpuSeconds, sets, code, documents, instructions } = result
  const { cpu, cores, node } = machine
  const lines = [
    `# Accuracy of anonymize, ${date}`,
    '',
    `prepkit ${version}, ${cores} cores of ${cpu}, Node ${node}, ${Math.round(cpuSeconds)} s of CPU time. \`npm run bench:accuracy\` measures again.`,
    ...peerLines(peers),
    '',
    '`held out`: no rule and no weight was fitted to the set. `seen`: errors on it were read during development. Labelled and any-label F2 count spans at an intersection over union of 0.9 for what the gold has labels for; characters are personal data or not, whatever the label; PERSON counts exact spans with the entities that are taken by default.',
    '',
    ...setTable(sets),
  ]
  if (code.length > 0) lines.push('', ...codeTable(code))
  if (documents !== undefined)
    lines.push('', ...takenTable('documents', [{ name: 'documents', ...documents }]))
  if (instructions.length > 0)
    lines.push(
      '',
      ...takenTable(
        'instruction records',
        instructions.map((own) => ({ ...own, name: `${own.name}, people: ${own.people}` })),
      ),
    )
  return `${lines.join('\n')}\n`
}

function peerLines(peers: Readonly<Record<string, string>>): string[] {
  const named = Object.entries(peers).map(([name, version]) => `${name} ${version}`)
  return named.length === 0 ? [] : ['', `Beside it: ${named.join(', ')}.`]
}

function setTable(sets: AccuracyResult['sets']): string[] {
  const rows = sets.map(({ name, standing, samples, labelledF2, anyLabelF2, anyLabelCharacters, person }) => [
    ...[name, standing, whole(samples), rate(labelledF2), rate(anyLabelF2)],
    ...[rate(anyLabelCharacters.precision), rate(anyLabelCharacters.recall), rate(anyLabelCharacters.f2)],
    ...[rate(person?.precision), rate(person?.recall), rate(person?.f1)],
  ])
  const head = ['set', 'standing', 'texts', 'labelled F2', 'any-label F2', 'char P', 'R', 'F2']
  return table([...head, 'PERSON P', 'R', 'F1'], rows)
}

/** The figures of all languages together; `undefined` where there is no code. */
export function sumOfCode(code: readonly CodeScores[]): CodeScores | undefined {
  if (code.length === 0) return undefined
  return code.reduce((sum, own) => ({
    language: 'all',
    files: sum.files + own.files,
    stillParse: sum.stillParse + own.stillParse,
    changed: sum.changed + own.changed,
    characters: sum.characters + own.characters,
    hits: sum.hits + own.hits,
    personHits: sum.personHits + own.personHits,
    broken: [],
  }))
}

function codeTable(code: readonly CodeScores[]): string[] {
  const all = sumOfCode(code)
  const rows = [...code, ...(all === undefined ? [] : [all])].map(
    ({ language, files, stillParse, changed, characters, hits, personHits }) => [
      ...[language, whole(files), percent(stillParse / files), percent(changed / files)],
      ...[per100k(hits, characters), per100k(personHits, characters)],
    ],
  )
  return table(['code', 'files', 'still parse, %', 'changed, %', 'hits per 100k', 'PERSON per 100k'], rows)
}

function takenTable(title: string, all: readonly ({ name: string } & TakenFigures)[]): string[] {
  const rows = all.map(({ name, records, changedShare, takenShare, per100k, personPer100k }) => [
    ...[name, whole(records), percent(changedShare), percent(takenShare)],
    ...[per100k.toFixed(1), personPer100k.toFixed(1)],
  ])
  return table([title, 'records', 'changed, %', 'characters, %', 'hits per 100k', 'PERSON per 100k'], rows)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)]
}

function rate(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3)
}

function percent(share: number): string {
  return (100 * share).toFixed(1)
}

function per100k(count: number, characters: number): string {
  return characters === 0 ? '-' : ((count / characters) * 100_000).toFixed(1)
}

function whole(count: number): string {
  return count.toLocaleString('en-US')
}
