import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { PrepError } from '../base/errors.js'

/**
 * Which files of a folder are data. Beside its shards, a folder that prepkit or Hugging Face `datasets` wrote
 * holds a manifest, reports and rejected records: in JSON, but no data. Its own list names the shards; nothing
 * else in it or under it is data. `names` are paths within `root`, with `/` between their parts.
 *
 * Throws `bad_input` for the output of a run that did not finish.
 */
export function dataFilesOf(root: string, names: readonly string[]): string[] {
  refuseUnfinished(root, names)
  return dataFilesAmong(names, (name) => readFileSync(join(root, name), 'utf8'))
}

/** The same for a folder that lies elsewhere; `read` answers the text of the lists that {@link isList} names. */
export function dataFilesAmong(names: readonly string[], read: (name: string) => string): string[] {
  let kept = names.filter((name) => !listsData.has(basename(name)))
  for (const name of names) {
    const shards = shardsListedIn(name, read)
    if (shards === undefined) continue
    const folder = dirname(name) === '.' ? '' : `${dirname(name)}/`
    kept = kept.filter((file) => !file.startsWith(folder) || shards.has(file.slice(folder.length)))
  }
  return kept
}

/** Whether a file of this name may list shards. */
export function isList(path: string): boolean {
  return ['manifest.json', 'state.json'].includes(basename(path))
}

/** Files of Hugging Face `datasets`, and of LLaMA-Factory, that tell of data and are none. */
const listsData: ReadonlySet<string> = new Set(['dataset_dict.json', 'dataset_info.json'])

function refuseUnfinished(root: string, names: readonly string[]): void {
  for (const folder of new Set(names.map((name) => join(root, dirname(name))))) {
    if (!existsSync(join(folder, '.prep', 'plan.json')) || existsSync(join(folder, 'manifest.json'))) continue
    throw new PrepError(
      'bad_input',
      `Folder "${folder}" is the output of a run that did not finish. Finish that run first, or name its files one by one`,
    )
  }
}

/** The shards that the manifest of prepkit or the `state.json` of `datasets` lists; `undefined` for other files. */
function shardsListedIn(path: string, read: (name: string) => string): Set<string> | undefined {
  if (!isList(path)) return undefined
  const kind = basename(path)
  const list = parse(() => read(path))
  if (kind === 'manifest.json' && typeof list?.digest === 'string') return namesIn(list.shards, 'file')
  if (kind === 'state.json') return namesIn(list?._data_files, 'filename')
  return undefined
}

function parse(read: () => string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(read())
  } catch {
    // A file of that name that is no JSON is no list of ours.
    return undefined
  }
}

function namesIn(list: unknown, key: string): Set<string> | undefined {
  if (!Array.isArray(list)) return undefined
  const names = list.map((entry) => entry?.[key])
  return names.every((name) => typeof name === 'string') ? new Set(names) : undefined
}
