import { PrepError } from '../base/errors.js'
import type { InputSpec, Pipeline } from './spec.js'

/** How sources are interleaved. */
export interface InterleaveOptions {
  probabilities?: readonly number[]
  seed: number
  stopping: 'first_exhausted' | 'all_exhausted' | 'all_exhausted_without_replacement'
}

/** The input with its paths as lists. `path` is empty where there are `sources`. */
export interface NormalInput extends Omit<InputSpec, 'path' | 'sources' | 'interleave'> {
  path: string[]
  sources?: NamedPaths[]
  interleave?: InterleaveOptions
}

/** A source with its paths. */
export interface NamedPaths {
  name: string
  path: string[]
}

/** Fills in the defaults of the input. Throws `bad_pipeline` or `bad_option` for what cannot be meant. */
export function normalizeInput(input: Pipeline['input'] | undefined, seed: number): NormalInput {
  const spec: InputSpec = typeof input === 'object' && !Array.isArray(input) ? input : { path: input ?? [] }
  const { sources, interleave, sourceColumn, ...rest } = spec
  const path = [spec.path ?? []].flat()
  if (sources !== undefined) {
    if (path.length > 0)
      throw new PrepError(
        'bad_pipeline',
        'The input has both "path" and "sources". Name the files in one of them',
      )
    return { ...rest, path, ...normalizeSources(spec, seed) }
  }
  if (interleave !== undefined || sourceColumn !== undefined)
    throw new PrepError(
      'bad_pipeline',
      `Option "${interleave === undefined ? 'sourceColumn' : 'interleave'}" is for named sources. ` +
        'Write "sources: { wiki: wiki.jsonl, code: code.jsonl }" in place of "path"',
    )
  if (path.length === 0)
    throw new PrepError('bad_pipeline', 'No input is named. Give files, folders, globs or "-"')
  if (path.length > 1 && path.includes('-'))
    throw new PrepError('bad_pipeline', 'Standard input cannot be read beside files. Name one or the other')
  return { ...rest, path }
}

function normalizeSources(
  { sources = [], interleave, sourceColumn }: InputSpec,
  seed: number,
): Pick<NormalInput, 'sources' | 'sourceColumn' | 'interleave'> {
  const named = Array.isArray(sources)
    ? sources.map(({ name, path }) => ({ name, path: [path].flat() }))
    : Object.entries(sources).map(([name, path]) => ({ name, path: [path].flat() }))
  if (named.length === 0)
    throw new PrepError('bad_pipeline', 'Option "sources" is empty. Name at least one source with its files')
  const names = named.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined)
    throw new PrepError(
      'bad_pipeline',
      `Option "sources" names "${twice}" twice. Give one name a list of paths: { name: ${twice}, path: [a.jsonl, b.jsonl] }`,
    )
  if (named.some(({ path }) => path.includes('-')))
    throw new PrepError('bad_pipeline', 'A named source cannot be standard input. Name files')
  if (interleave === undefined) return { sources: named, sourceColumn: sourceColumn ?? 'source' }
  if (sourceColumn !== undefined)
    throw new PrepError(
      'bad_option',
      'Interleaving writes the records of all sources in one row order, without their source. Leave out "sourceColumn"; or, to keep it, leave out "interleave" and set the shares with the step mix',
    )
  return {
    sources: named,
    interleave: {
      probabilities: interleave.probabilities,
      seed: interleave.seed ?? seed,
      stopping: interleave.stopping ?? 'first_exhausted',
    },
  }
}
