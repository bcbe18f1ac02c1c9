import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Evaluation, evaluatePii, readGold } from '../../../transforms/anonymize/evaluate/index.js'

/**
 * What is found in the project's own labelled texts may grow, never shrink. A case is a line in a file of
 * `test/golden/pii`. `UPDATE_FLOORS=1 npx vitest run test/transforms/anonymize/fixtures.test.ts` raises the
 * floors to what is measured now, and refuses to lower one; after cases have been added or put right,
 * `UPDATE_FLOORS=force` sets them anew.
 */

const folder = join(import.meta.dirname, '../../golden/pii')
const floorsPath = join(folder, 'floors.json')

/** The share of labelled spans that are found, of found spans that are labelled, and how many are not. */
interface Floor {
  recall?: number
  precision?: number
  falseSpans: number
}
type Floors = Record<string, Record<string, Floor>>

/** Files whose labels are those of the entities that `anonymize` looks for by default. */
const byDefault =
  'not-personal german french spanish italian portuguese dutch polish russian japanese korean arabic'.split(
    ' ',
  )

/** What is looked for in a file: everything, if it is not here. */
const lookedFor: Record<string, string[]> = {
  ...Object.fromEntries(byDefault.map((file) => [file, ['identifiers', 'names']])),
  secrets: ['secrets', 'USERNAME', 'IP_ADDRESS'],
  numbers: [
    'identifiers',
    'AGE',
    'DATE_OF_BIRTH',
    'DATE_TIME',
    'ZIP_CODE',
    'NRP',
    'MEDICAL_RECORD',
    'STREET_ADDRESS',
  ],
}
const entitiesOf = (file: string) => lookedFor[file] ?? ['all']

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => basename(name, '.txt'))
const floors: Floors = JSON.parse(readFileSync(floorsPath, 'utf8'))
const mode = process.env.UPDATE_FLOORS ?? ''

/** Four decimals, rounded down, so that a floor is never above what it was taken from. */
const shown = (value: number | undefined) => (value === undefined ? undefined : Math.floor(value * 1e4) / 1e4)

function floorsOf({ byLabel, global }: Evaluation): Record<string, Floor> {
  const rows = [
    ...byLabel.map(({ label, span }) => ({ label, span })),
    { label: 'all', span: global.spanLabelled },
  ]
  return Object.fromEntries(
    rows
      .filter(({ span }) => span.gold + span.found > 0)
      .map(({ label, span: { recall, precision, found, right } }) => [
        label,
        { recall: shown(recall), precision: shown(precision), falseSpans: found - right },
      ]),
  )
}

/** The figures that are worse than their floors, as lines. A label that nothing is found for has no precision to lose. */
function fallen(now: Record<string, Floor>, least: Record<string, Floor>): string[] {
  return Object.keys({ ...least, ...now }).flatMap((label) => {
    const { recall, precision, falseSpans } = now[label] ?? { falseSpans: 0 }
    const floor = least[label] ?? { falseSpans: 0 }
    const worse: string[] = []
    if (floor.recall !== undefined && (recall ?? 0) < floor.recall)
      worse.push(`${label}: recall ${recall} is below ${floor.recall}`)
    if (floor.precision !== undefined && precision !== undefined && precision < floor.precision)
      worse.push(`${label}: precision ${precision} is below ${floor.precision}`)
    if (falseSpans > floor.falseSpans)
      worse.push(`${label}: ${falseSpans} false spans, over ${floor.falseSpans}`)
    return worse
  })
}

/** One line a label, so that a change shows as one. */
function floorsText(all: Floors): string {
  const blocks = Object.entries(all).map(([file, byLabel]) => {
    const lines = Object.entries(byLabel).map(([label, floor]) => `    "${label}": ${JSON.stringify(floor)}`)
    return `  "${file}": {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${blocks.join(',\n')}\n}\n`
}

describe('the labelled texts of the project', () => {
  const measured: Record<string, Evaluation> = {}

  beforeAll(async () => {
    for (const file of files) {
      const { samples } = readGold(readFileSync(join(folder, `${file}.txt`), 'utf8'), 'marks')
      measured[file] = await evaluatePii(samples, { entities: entitiesOf(file) })
    }
    if (mode === '') return
    const now: Floors = Object.fromEntries(files.map((file) => [file, floorsOf(measured[file])]))
    const lost = files.flatMap((file) => fallen(now[file], floors[file] ?? now[file]))
    if (lost.length > 0 && mode !== 'force') throw new Error(`Floors are not lowered: ${lost.join('; ')}`)
    writeFileSync(floorsPath, floorsText(now))
    Object.assign(floors, now)
  })

  it.each(files)('%s: no figure falls', (file) => {
    expect(fallen(floorsOf(measured[file]), floors[file])).toEqual([])
  })

  it('every type in them is an entity', () => {
    for (const file of files) expect(measured[file].unmapped).toEqual([])
  })

  it('a fallen figure is seen', () => {
    const floor = { PERSON: { recall: 0.9, precision: 0.8, falseSpans: 2 } }
    expect(fallen({ PERSON: { recall: 0.9, precision: 0.8, falseSpans: 2 } }, floor)).toEqual([])
    expect(fallen({ PERSON: { recall: 0.89, precision: 0.79, falseSpans: 3 } }, floor)).toHaveLength(3)
    expect(fallen({}, floor)).toEqual(['PERSON: recall undefined is below 0.9'])
    expect(fallen({ URL: { falseSpans: 1 } }, {})).toEqual(['URL: 1 false spans, over 0'])
  })
})
