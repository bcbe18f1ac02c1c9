import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Row } from '../../arrow/rows.js'
import { PrepError } from '../../base/errors.js'
import { packageRoot } from '../../base/package-root.js'
import { readJson } from '../../files/atomic-write.js'
import { defaultFormats } from '../../formats/registry.js'
import { discoverSources } from '../../input/discover.js'
import type { Manifest } from '../../output/manifest.js'
import { loadPipelineFile } from '../../pipeline/load-file.js'
import { collectLines } from '../../run/line-collector.js'
import { run } from '../../run/run.js'
import type { Pipeline } from '../../schemas/options/pipeline.js'
import { fieldLines } from '../inspect/preview.js'
import { execute } from '../run/execute.js'
import { type Screen, screenOf } from '../terminal/screen.js'
import type { Session } from '../terminal/session.js'

/**
 * Runs the pipeline in `datasets/samples` and shows what became of one record of each file. Its people are
 * invented, so their texts may be shown.
 */
export async function demo(out: string, quiet: boolean, session: Session): Promise<void> {
  const { say, paint } = session.terminal
  const screen = screenOf(session)
  const root = relative(process.cwd(), packageRoot())
  const file = join(root, 'datasets/samples/pipeline.yaml')
  const places = await loadPipelineFile(file)
  const { pipeline } = places
  const input = inputPaths(pipeline).map((path) => join(root, path))
  const job: Pipeline = { ...pipeline, input, output: { path: out, format: defaultFormats.folder } }
  refuseOther(out, input)
  if (!quiet) say(session.words.text('Running {file}', { file: paint('bold', file) }))
  const beforeReport = async (): Promise<void> => {
    if (quiet) return
    const after = await rowsOfOutput(out)
    for (const { path } of await discoverSources(input)) say(...pairLines({ path, after }, screen))
    say('')
  }
  await execute(
    { pipeline: job, options: { overwrite: true }, show: { quiet }, places, beforeReport },
    session,
  )
}

/** The demo begins anew in its own output, and leaves that of others alone. Throws `output_exists`. */
function refuseOther(out: string, input: readonly string[]): void {
  const path = join(out, 'manifest.json')
  if (!existsSync(path)) return
  const folders = new Set(input.map((sample) => resolve(dirname(sample))))
  const inputs = readJson<Manifest>(path)?.plan?.inputs ?? []
  if (inputs.length > 0 && inputs.every((file) => folders.has(resolve(dirname(file.path))))) return
  throw new PrepError(
    'output_exists',
    `"${out}" holds other output than that of the demo. Name another folder with --out`,
  )
}

/** The paths of the sample pipeline, which are relative to the root of the package. */
function inputPaths({ input }: Pipeline): string[] {
  if (typeof input === 'string') return [input]
  return 'path' in input ? [input.path ?? []].flat() : [...(input as readonly string[])]
}

async function rowsOfOutput(out: string): Promise<Row[]> {
  const { shards } = readJson<Manifest>(join(out, 'manifest.json'))!
  const collector = collectLines(Number.POSITIVE_INFINITY)
  const path = shards.map(({ file }) => join(out, file))
  await run(
    { input: { path, format: defaultFormats.folder }, output: '-' },
    { workers: 0, stdout: collector.stream },
  )
  return collector.rows()
}

const idField = 'id'
const linesPerValue = 12

/** The shortest record of a file that holds a mail address, and the row it became. */
function pairLines(
  { path, after }: { path: string; after: readonly Row[] },
  { paint, words, columns }: Screen,
): string[] {
  const byId = new Map(after.map((row) => [row[idField], row]).reverse() as [unknown, Row][])
  const before = recordsOf(path)
    .filter((row) => byId.has(row[idField]) && JSON.stringify(row).includes('@'))
    .sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0]
  if (before === undefined) return []
  const made = byId.get(before[idField])!
  return [
    '',
    paint('bold', `${words.text('Before')}  ${basename(path)}, ${String(before[idField])}`),
    ...fieldLines(textsOf(before), { columns, linesPerValue }),
    paint('bold', words.text('After')),
    ...fieldLines(textsOf(made), { columns, linesPerValue }),
  ]
}

/** The long texts of a row: what a model is trained on. */
function textsOf(row: Row): Row {
  const isText = (value: unknown): boolean =>
    Array.isArray(value) || (typeof value === 'string' && value.length > 20)
  return Object.fromEntries(Object.entries(row).filter(([, value]) => isText(value)))
}

function recordsOf(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const value: unknown = JSON.parse(line)
        return typeof value === 'object' && value !== null && !Array.isArray(value) ? [value as Row] : []
      } catch {
        // The sample holds broken lines on purpose; they have no row to be paired with.
        return []
      }
    })
}
