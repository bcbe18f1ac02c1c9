import { PrepError } from '../core/errors.js'
import type { FileResult } from './eval.js'

/** A figure of a result by its dotted name, and the least it may be. */
export interface WantedFigure {
  name: string
  least: number
}

/** Reads figures such as `global.span.f2=0.75`. Throws `bad_option` for anything else. */
export function readFigures(texts: readonly string[]): WantedFigure[] {
  return texts.map((text) => {
    const [name, least, ...rest] = text.split('=')
    if (name !== '' && rest.length === 0 && least?.trim() && Number.isFinite(Number(least)))
      return { name, least: Number(least) }
    throw new PrepError('bad_option', `Option --fail-under cannot be "${text}". Wanted: global.span.f2=0.75`)
  })
}

/** The figures of a file that are below what is wanted, as lines. Throws `bad_option` for a figure that is none. */
export function figuresBelow(wanted: readonly WantedFigure[], result: FileResult): string[] {
  const figures = figuresOf(result)
  return wanted.flatMap(({ name, least }) => {
    const figure = figures.get(name)
    if (figure === undefined)
      throw new PrepError(
        'bad_option',
        `Option --fail-under names "${name}", which ${result.file} has no figure for. Wanted: global.span.f2, PERSON.span.recall, global.character.precision and the like`,
      )
    return figure < least ? [`${result.file}: ${name} is ${figure.toFixed(4)}, wanted ${least}`] : []
  })
}

/**
 * Every figure of a result by its name: `global.span.f2`, `PERSON.value.recall`, `spuriousPer100k`,
 * `consistency`. Figures with nothing to divide by are left out.
 */
export function figuresOf({ evaluation }: FileResult): Map<string, number> {
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
