import { PrepError } from '../../base/errors.js'
import type { Words } from '../language/words.js'
import type { CleanResult, EvalResult, FileResult } from './result.js'

/** A figure of a result by its dotted name, and the bound it must keep. */
export interface FigureBound {
  name: string
  bound: number
  /** Whether the bound is the least that the figure may be, or the most. */
  kind: 'least' | 'most'
}

const flagOf = { least: '--fail-under', most: '--fail-over' } as const

/** Reads bounds such as `global.span.f2=0.75`. Throws `bad_option` for anything else. */
export function readBounds(texts: readonly string[], kind: FigureBound['kind']): FigureBound[] {
  return texts.map((text) => {
    const [name, bound, ...rest] = text.split('=')
    if (name !== '' && rest.length === 0 && bound?.trim() && Number.isFinite(Number(bound)))
      return { name, bound: Number(bound), kind }
    throw new PrepError(
      'bad_option',
      `Option ${flagOf[kind]} cannot be "${text}". Wanted: a figure and a bound, such as global.span.f2=0.75`,
    )
  })
}

/** The figures that break their bounds, as lines. Throws `bad_option` for a figure that is none. */
export function brokenBounds(
  bounds: readonly FigureBound[],
  { result: { files, clean }, words }: { result: EvalResult; words: Words },
): string[] {
  const ofGold = bounds.filter(({ name }) => !name.startsWith(cleanPrefix))
  const ofClean = bounds.filter(({ name }) => name.startsWith(cleanPrefix))
  if (ofGold.length > 0 && files.length === 0) throw unknownFigure(ofGold[0], 'clean text')
  if (ofClean.length > 0 && clean === undefined) throw unknownFigure(ofClean[0], 'gold without --clean')
  return [
    ...files.flatMap((result) => brokenIn(figuresOf(result), { bounds: ofGold, of: result.file, words })),
    ...(clean === undefined
      ? []
      : brokenIn(cleanFigures(clean), { bounds: ofClean, of: words.text('clean text'), words })),
  ]
}

const broken = {
  least: '{of}: {name} is {figure}, wanted at least {bound}',
  most: '{of}: {name} is {figure}, wanted at most {bound}',
} as const

function brokenIn(
  figures: ReadonlyMap<string, number>,
  { bounds, of, words }: { bounds: readonly FigureBound[]; of: string; words: Words },
): string[] {
  return bounds.flatMap((wanted) => {
    const { name, bound, kind } = wanted
    const figure = figures.get(name)
    if (figure === undefined) throw unknownFigure(wanted, of)
    const isKept = kind === 'least' ? figure >= bound : figure <= bound
    return isKept ? [] : [words.text(broken[kind], { of, name, figure: figure.toFixed(4), bound })]
  })
}

function unknownFigure({ name, kind }: FigureBound, of: string): PrepError {
  return new PrepError(
    'bad_option',
    `Option ${flagOf[kind]} names "${name}", which ${of} has no figure for. Wanted: global.span.f2, PERSON.span.recall, falsePer100k, clean.changedShare, clean.PERSON.per100k and the like`,
  )
}

const cleanPrefix = 'clean.'

/** Every figure of clean text: `clean.per100k`, `clean.changedShare`, `clean.PERSON.per100k`; 0 for what was looked for and never taken. */
export function cleanFigures(clean: CleanResult): Map<string, number> {
  const { hits, per100k, takenShare, changedShare, entities, byEntity } = clean
  const figures = new Map(Object.entries({ hits, per100k, takenShare, changedShare }))
  for (const entity of entities) {
    const { hits = 0, per100k = 0, records = 0 } = byEntity.find((own) => own.entity === entity) ?? {}
    for (const [key, value] of Object.entries({ hits, per100k, records }))
      figures.set(`${entity}.${key}`, value)
  }
  return new Map([...figures].map(([name, value]) => [`${cleanPrefix}${name}`, value]))
}

/**
 * Every figure of a result by its name: `global.span.f2`, `PERSON.value.recall`, `falsePer100k`,
 * `consistency`. Figures with nothing to divide by are left out.
 */
export function figuresOf({ evaluation }: Pick<FileResult, 'evaluation'>): Map<string, number> {
  const { byLabel, global, consistency, spuriousPer100k, falsePer100k } = evaluation
  const groups: [string, object][] = [
    ...Object.entries(global).map(([level, rates]): [string, object] => [`global.${level}`, rates]),
    ...byLabel.flatMap(({ label, ...levels }) =>
      Object.entries(levels).map(([level, rates]): [string, object] => [`${label}.${level}`, rates]),
    ),
  ]
  const figures = new Map<string, number>([
    ['spuriousPer100k', spuriousPer100k],
    ['falsePer100k', falsePer100k],
  ])
  if (consistency.values > 0) figures.set('consistency', consistency.covered / consistency.values)
  for (const [name, rates] of groups)
    for (const [key, value] of Object.entries(rates))
      if (typeof value === 'number') figures.set(`${name}.${key}`, value)
  return figures
}
