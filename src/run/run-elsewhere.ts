import { createHash } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PrepError } from '../base/errors.js'
import { bareName } from '../base/option-name.js'
import { makeFolder } from '../files/make-folder.js'
import type { NormalOutput } from '../pipeline/normalize-output.js'
import type { RunOptions } from '../pipeline/run-options.js'
import type { OutputAddress } from '../remote/client/publication.js'
import type { RunReport } from '../schemas/run-report.js'

/** Runs a pipeline into an output of this machine. */
export type RunHere = (output: NormalOutput, options: RunOptions) => Promise<RunReport>

/**
 * Runs a pipeline whose output goes elsewhere: into a folder of this machine as any other, which can be resumed, and then
 * sends what was made, the manifest last. What is there already from an earlier try is not sent again. Throws
 * `output_exists` where other output is at the address.
 */
export async function runElsewhere(
  output: NormalOutput & { address: OutputAddress },
  options: RunOptions,
  runHere: RunHere,
): Promise<RunReport> {
  const { address, kind } = output
  const { overwrite = false, signal, onProgress, onNotice } = options
  const [{ listOutput }, { openDestination }] = await Promise.all([
    import('../remote/client/publication.js'),
    import('../remote/open-destination.js'),
  ])
  const place = placeOf(output)
  const destination = await openDestination(place.folder, { signal, manifestName: place.manifestName })
  const work = options.work ?? folderBeforeSending(address)
  const isBegun = existsSync(work)
  // Looked at before hours of work: whether it may be asked, and whether it is free.
  if ((await destination.manifest()) !== undefined && !overwrite && !isBegun) throw taken(address)
  if (options.work === undefined) makeOwnFolder(work)
  else makeFolder(work)
  onNotice?.(`The output is made in "${work}" first, and then sent to "${address.shown}"`)
  const path = kind === 'file' ? join(work, basename(place.name)) : work
  const report = await runHere(
    { ...output, path },
    // What a temporary folder holds of another plan nobody asked for; the folder beside a file says that it is whole.
    { ...options, overwrite: overwrite || options.work === undefined, sidecar: 'keep' },
  )
  const files = await listOutput(work)
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
  let sent = 0
  await destination.publish(files, {
    signal,
    overwrite,
    onBytes: (bytes) => onProgress?.({ phase: 'publish', bytes: (sent += bytes), totalBytes, rows: 0 }),
  })
  // The list of rejected and repaired records is not sent, and stays where the report says.
  if (options.work === undefined && report.output.rejectsFolder === undefined)
    rmSync(work, { recursive: true, force: true })
  return report
}

/** The folder that an output stands in, there, and what its files are called. */
function placeOf({ address, kind }: NormalOutput & { address: OutputAddress }): {
  folder: OutputAddress
  name: string
  manifestName: string
} {
  const inner = address.kind === 's3' ? address.key : address.path
  if (kind === 'folder') return { folder: address, name: inner, manifestName: 'manifest.json' }
  const above = inner.slice(0, Math.max(0, inner.lastIndexOf('/')))
  const folder: OutputAddress =
    address.kind === 's3' ? { ...address, key: above } : { ...address, path: above }
  return { folder, name: inner, manifestName: `${basename(inner)}.prep/manifest.json` }
}

/**
 * Where an output is made before it is sent, where no folder is named: the same for the same address, so that a run that was
 * killed goes on when it is started again.
 */
export function folderBeforeSending(address: OutputAddress): string {
  const endpoint = address.kind === 's3' ? address.endpoint : address.revision
  const id = createHash('sha256')
    .update(JSON.stringify([address.shown, endpoint]))
    .digest('hex')
  return join(tmpdir(), `prep-sent-${process.getuid?.() ?? 0}-${id.slice(0, 16)}`)
}

/** Makes a folder that only this user can enter. Throws `write_failed` where somebody else was there first. */
function makeOwnFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (cause) {
    const status = lstatSync(path, { throwIfNoEntry: false })
    const isOwn = process.getuid === undefined || status?.uid === process.getuid()
    if (status?.isDirectory() && isOwn && (status.mode & 0o077) === 0) return
    throw new PrepError(
      'write_failed',
      `"${path}" cannot be used as a folder of this user alone. Name another one with the option ${bareName('work')}`,
      { cause },
    )
  }
}

function taken({ shown }: OutputAddress): PrepError {
  return new PrepError(
    'output_exists',
    `"${shown}" holds finished output. Choose another place, or start anew with ${bareName('overwrite: true')}`,
  )
}
