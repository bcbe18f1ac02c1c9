import { PrepError } from '../base/errors.js'
import { optionName } from '../base/option-name.js'
import type { z } from '../base/options.js'
import { refuseAddress } from '../base/refuse-address.js'
import { isAddress, parseAddress, withoutKey } from '../remote/client/address.js'
import type { inputObject } from './shapes.js'

type InputGiven = z.output<typeof inputObject>
type InterleaveGiven = NonNullable<InputGiven['interleave']>

/** How sources are interleaved. */
export interface InterleaveOptions extends InterleaveGiven {
  seed: number
}

/** The input with its paths as lists. `path` is empty where there are `sources`. */
export interface NormalInput<Interleave = InterleaveOptions>
  extends Omit<InputGiven, 'path' | 'sources' | 'interleave'> {
  path: string[]
  sources?: NamedPaths[]
  interleave?: Interleave
}

/** A source with its paths. */
export interface NamedPaths extends Pick<InputGiven, 'license' | 'generator' | 'url'> {
  name: string
  path: string[]
}

/** Brings the input into its long form. Throws `bad_pipeline` or `bad_option` for what cannot be meant, and `unsupported` for addresses. */
export function normalizeInput(input: string | string[] | InputGiven): NormalInput<InterleaveGiven> {
  const spec = typeof input === 'object' && !Array.isArray(input) ? input : { path: input }
  const { sources, interleave, sourceColumn, ...rest } = spec
  const path = [spec.path ?? []].flat()
  if (spec.rows !== undefined) {
    refuseBesideRows(spec)
    return { ...rest, path: [] }
  }
  if (sources !== undefined) {
    if (path.length > 0)
      throw new PrepError(
        'bad_pipeline',
        `The input has both ${optionName('path')} and ${optionName('sources')}. Give either ${optionName('path')} or ${optionName('sources')}`,
      )
    return { ...rest, path, ...normalizeSources(spec) }
  }
  if (interleave !== undefined || sourceColumn !== undefined)
    throw new PrepError(
      'bad_pipeline',
      `Option ${optionName(interleave === undefined ? 'sourceColumn' : 'interleave')} is for named sources. ` +
        `Write ${optionName('sources: { wiki: wiki.jsonl, code: code.jsonl }')} in place of ${optionName('path')}`,
    )
  if (path.length === 0)
    throw new PrepError(
      'bad_pipeline',
      `No input is named. Give either ${optionName('path')} or ${optionName('sources')}: files, folders, globs, or "-" for standard input`,
    )
  if (path.length > 1 && path.includes('-'))
    throw new PrepError('bad_pipeline', 'Standard input cannot be read beside files. Name one or the other')
  refuseAddresses(path)
  return { ...rest, path }
}

/** Nothing is read where rows are made. */
function refuseBesideRows({ rows: _, ...others }: InputGiven): void {
  const [other] = Object.keys(others)
  if (other === undefined) return
  throw new PrepError(
    'bad_pipeline',
    `The input has ${optionName('rows')}, which reads no file, and ${optionName(other)}. Leave out one of them`,
  )
}

/** The input with addresses as they may be noted: what follows the path of one may be a key. */
export function withoutKeys(input: NormalInput): NormalInput {
  return {
    ...input,
    path: input.path.map(withoutKey),
    sources: input.sources?.map(({ path, ...rest }) => ({ ...rest, path: path.map(withoutKey) })),
  }
}

/** The input with a seed for its order, that of the pipeline where it has none of its own. */
export function withSeed(input: NormalInput<InterleaveGiven>, seed: number): NormalInput {
  const { interleave, ...rest } = input
  return interleave === undefined
    ? rest
    : { ...rest, interleave: { ...interleave, seed: interleave.seed ?? seed } }
}

function normalizeSources({
  sources = [],
  interleave,
  sourceColumn,
}: InputGiven): Pick<NormalInput<InterleaveGiven>, 'sources' | 'sourceColumn' | 'interleave'> {
  const named = Array.isArray(sources)
    ? sources.map(({ path, ...rest }) => ({ ...rest, path: [path].flat() }))
    : Object.entries(sources).map(([name, path]) => ({ name, path: [path].flat() }))
  if (named.length === 0)
    throw new PrepError(
      'bad_pipeline',
      `Option ${optionName('sources')} is empty. Name at least one source with its files`,
    )
  const names = named.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw new PrepError(
      'bad_pipeline',
      `Option ${optionName('sources')} names "${twice}" twice. Give one name a list of paths: { name: ${twice}, path: [a.jsonl, b.jsonl] }`,
    )
  if (named.some(({ path }) => path.includes('-')))
    throw new PrepError('bad_pipeline', 'A named source cannot be standard input. Name files')
  refuseAddresses(named.flatMap(({ path }) => path))
  if (interleave === undefined) return { sources: named, sourceColumn: sourceColumn ?? 'source' }
  if (sourceColumn !== undefined)
    throw new PrepError(
      'bad_option',
      'Interleaving writes the records of all sources in one row order, without their source. Leave out "sourceColumn"; or, to keep it, leave out "interleave" and set the shares with the step mix',
    )
  return { sources: named, interleave }
}

/** Refuses addresses that cannot be read, and those that are malformed. */
function refuseAddresses(paths: readonly string[]): void {
  for (const path of paths)
    if (isAddress(path)) parseAddress(path)
    else refuseAddress('input', path)
}
