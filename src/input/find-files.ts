import { type Dirent, lstat, readdir, realpath, type Stats, stat } from 'node:fs'
import { join } from 'node:path'
import { type FileSystemAdapter, glob, isDynamicPattern } from 'tinyglobby'
import { PrepError } from '../base/errors.js'

/** Whether a path is a pattern that stands for many. */
export function isGlob(path: string): boolean {
  return isDynamicPattern(path)
}

/**
 * The files that a pattern matches, hidden ones left out unless the pattern names them. The walk begins where the
 * pattern becomes one, so that what is found, and how it is called, does not depend on the current directory.
 */
export async function findMatches(pattern: string): Promise<string[]> {
  const parts = pattern.split('/')
  const first = parts.findIndex((part) => !isPlain(part))
  const folder = parts.slice(0, first).join('/')
  const root = first === 0 ? '.' : folder === '' ? '/' : folder
  return listFiles(root, parts.slice(first).join('/'))
}

/** Whether a part of a pattern has no character that means anything in one. */
function isPlain(part: string): boolean {
  return /^[^\\*?{}[\]()!+@|]*$/.test(part)
}

/**
 * The files in and under a folder, or those of them that a pattern matches, links followed. A link that leads
 * nowhere is listed as a file. Throws `bad_input` for a folder that cannot be read.
 */
export async function listFiles(folder: string, pattern = '**/*'): Promise<string[]> {
  const faults: FolderFault[] = []
  const names = await glob(pattern, {
    cwd: folder,
    onlyFiles: true,
    expandDirectories: false,
    fs: watchedFileSystem(faults),
  })
  const [fault] = faults
  if (fault === undefined) return names.map((name) => join(folder, name))
  throw new PrepError(
    'bad_input',
    `Folder "${fault.path}" cannot be read (${fault.error.code}). Change its permissions, or name other files`,
    { cause: fault.error },
  )
}

/** The names of a list that a pattern matches, as {@link findMatches} would, were they paths of files here. */
export async function matchNames(pattern: string, names: readonly string[]): Promise<string[]> {
  const folders = new Map<string, Map<string, boolean>>([['/', new Map()]])
  for (const name of names) {
    const parts = name.split('/')
    parts.forEach((part, depth) => {
      const folder = `/${parts.slice(0, depth).join('/')}`
      if (!folders.has(folder)) folders.set(folder, new Map())
      folders.get(folder)!.set(part, depth === parts.length - 1)
    })
  }
  const list = (path: string, _options: unknown, done: Done<Dirent[]>) => {
    const entries = [...(folders.get(path === '/' ? path : path.replace(/\/$/, '')) ?? [])]
    done(
      null,
      entries.map(([name, isFile]) => entryOf(name, isFile)),
    )
  }
  const fs = { readdir: list as unknown as FileSystemAdapter['readdir'] }
  return glob(pattern, {
    cwd: '/',
    onlyFiles: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    fs,
  })
}

function entryOf(name: string, isFile: boolean): Dirent {
  return { name, isFile: () => isFile, isDirectory: () => !isFile, isSymbolicLink: () => false } as Dirent
}

interface FolderFault {
  path: string
  error: NodeJS.ErrnoException
}

/** Left to itself, the walk leaves out without a word the folders that it cannot read and the links that lead nowhere. */
function watchedFileSystem(faults: FolderFault[]): FileSystemAdapter {
  return {
    readdir: ((path: string, options: { withFileTypes: true }, done: Done<unknown>) =>
      readdir(path, options, (error, entries) => {
        if (error !== null && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
          faults.push({ path, error })
        done(error, entries)
      })) as FileSystemAdapter['readdir'],
    realpath: ((path: string, done: Done<string>) =>
      realpath(path, (error, real) =>
        done(null, error === null ? real : path),
      )) as FileSystemAdapter['realpath'],
    stat: ((path: string, done: Done<Stats>) =>
      stat(path, (error, stats) =>
        error === null ? done(null, stats) : lstat(path, done),
      )) as FileSystemAdapter['stat'],
  }
}

type Done<T> = (error: NodeJS.ErrnoException | null, value: T) => void
