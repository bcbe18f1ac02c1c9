import { PrepError, suggestName } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import { definitions, type Entity } from '../../entities/entities.js'

/** Where in a range a token with some label stands; `plain` where labels do not say. */
export type LabelPosition = 'begin' | 'inside' | 'end' | 'single' | 'plain' | 'outside'

/** One class of the model. */
export interface ModelLabel {
  /** Without its prefix, such as `PER`; empty for what is no entity. */
  type: string
  position: LabelPosition
  /** What it stands for; `undefined` for a label that is left out. */
  entity: Entity | undefined
}

/**
 * What the labels of common models stand for. Names of labels are those of CoNLL-2003, OntoNotes 5, MSRA and
 * of published models for personal data; a label that no definition names is left out unless `labels` names an
 * entity for it. Compared in capitals, with `_`, `-` and spaces taken out.
 */
export const commonLabels: Readonly<Record<string, Entity>> = Object.fromEntries(
  definitions.flatMap(({ name, modelLabels }) => modelLabels.map((label) => [label, name])),
)

const positions: Readonly<Record<string, LabelPosition>> = {
  B: 'begin',
  I: 'inside',
  M: 'inside',
  E: 'end',
  L: 'end',
  S: 'single',
  U: 'single',
}

const outside = /^(?:O|OUT|OUTSIDE|NONE|NULL)$/i
const prefixed = /^([BIMELSU])[-_](.+)$/

/**
 * The classes in the order of the model's output, by the schemes BIO, BIOES, BILOU and BMES. Where not every
 * class has a prefix there is no scheme, so that `E-MAIL` beside `NAME` is no end of `MAIL`.
 */
export function readLabels(
  names: readonly string[],
  chosen: Readonly<Record<string, Entity | false>>,
): ModelLabel[] {
  const hasScheme = names.every((name) => outside.test(name) || prefixed.test(name))
  const labels = names.map((name): ModelLabel => {
    if (outside.test(name)) return { type: '', position: 'outside', entity: undefined }
    const [prefix, type] = (hasScheme && prefixed.exec(name)?.slice(1)) || ['', name]
    return { type, position: positions[prefix] ?? 'plain', entity: entityOf(type, chosen) }
  })
  const types = [...new Set(labels.map(({ type }) => type))].filter((type) => type !== '')
  for (const name of Object.keys(chosen))
    if (!types.includes(name))
      throw new PrepError(
        'bad_option',
        `${bareName('model')}: label "${name}" is not one of the model. ${suggestName(name, types)}`,
      )
  return labels
}

function entityOf(type: string, chosen: Readonly<Record<string, Entity | false>>): Entity | undefined {
  if (Object.hasOwn(chosen, type)) return chosen[type] || undefined
  const key = type.toUpperCase().replace(/[-_ ]/g, '')
  return Object.hasOwn(commonLabels, key) ? commonLabels[key] : undefined
}

/** Whether labels are of the scheme BIOES (also called BILOU) with no part missing: one outside, four for every type. */
export function isBounded(labels: readonly ModelLabel[]): boolean {
  const positionsOf = new Map<string, Set<LabelPosition>>()
  for (const { type, position } of labels)
    positionsOf.set(type, (positionsOf.get(type) ?? new Set()).add(position))
  const outsides = labels.filter(({ position }) => position === 'outside').length
  const parts = ['begin', 'inside', 'end', 'single'] as const
  return (
    outsides === 1 &&
    labels.length === 1 + 4 * (positionsOf.size - 1) &&
    [...positionsOf].every(([type, found]) => type === '' || parts.every((part) => found.has(part)))
  )
}
