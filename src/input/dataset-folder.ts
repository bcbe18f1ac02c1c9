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
  let kept = names.filter((name) => basename(name) !== 'dataset_dict.json')
  for (const name of names) {
    const shards = shardsListedIn(join(root, name))
    if (shards === undefined) continue
    const folder = dirname(name) === '.' ? '' : `${dirname(name)}/`
    kept = kept.filter((file) => !file.startsWith(folder) || shards.has(file.slice(folder.length)))
  }
  return kept
}

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
function shardsListedIn(path: string): Set<string> | undefined {
  const kind = basename(path)
  if (kind !== 'manifest.json' && kind !== 'state.json') return undefined
  const list = parse(path)
  if (kind === 'manifest.json' && typeof list?.digest === 'string') return namesIn(list.shards, 'file')
  if (kind === 'state.json') return namesIn(list?._data_files, 'filename')
  return undefined
}

function parse(path: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
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
