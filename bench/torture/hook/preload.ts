/**
 * Loaded by `node --import` before the program, in its main thread and in every worker thread: counts the calls
 * to the file system over all threads and disturbs one of them.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { constants } from 'node:os'
import { resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import { changeFile } from './change-file.js'
import { type Disturbance, disturbanceVariable } from './disturbance.js'

type Call = (...args: unknown[]) => unknown

const calls = fs as unknown as Record<string, Call>
const { openSync, writeSync, closeSync } = fs

/** Calls whose first argument is a path; for each there is one that ends in `Sync`, and one with a callback. */
const pathCalls = ['open', 'stat', 'lstat', 'mkdir', 'rm', 'rmdir', 'unlink', 'rename', 'link', 'symlink']
const morePathCalls = [
  'writeFile',
  'readFile',
  'appendFile',
  'readdir',
  'realpath',
  'utimes',
  'copyFile',
  'truncate',
]
/** Calls whose first argument is a file descriptor. */
const fileCalls = ['read', 'write', 'writev', 'readv', 'fsync', 'fdatasync', 'close', 'fstat', 'ftruncate']

const needsRoom: ReadonlySet<string> = new Set([
  'write',
  'writev',
  'mkdir',
  'writeFile',
  'appendFile',
  'link',
])

function install(disturbance: Disturbance): void {
  if (isMainThread) setEnvironmentData(disturbanceVariable, new SharedArrayBuffer(8))
  const count = new Int32Array(getEnvironmentData(disturbanceVariable) as unknown as SharedArrayBuffer)
  const counted = new Set<number>()
  const isUnder = (path: string) => path === disturbance.root || path.startsWith(disturbance.root + sep)
  const isCounted = (first: unknown) =>
    typeof first === 'number' ? counted.has(first) : isUnder(resolve(pathOf(first)))
  for (const name of [...pathCalls, ...morePathCalls, ...fileCalls])
    for (const form of [name, `${name}Sync`]) {
      const original = calls[form]
      calls[form] = Object.assign((...args: unknown[]) => {
        if (!isCounted(args[0])) return original(...args)
        if (name === 'close') counted.delete(args[0] as number)
        const act = () => actOn({ name, form, args, original })
        if (name !== 'open') return act()
        return rememberOpened(form, args, act)
      }, original)
    }
  if (isMainThread) process.on('exit', () => log(`calls ${count[0]}`))

  function actOn(call: { name: string; form: string; args: unknown[]; original: Call }): unknown {
    const { name, form, args, original } = call
    const number = Atomics.add(count, 0, 1) + 1
    const { nth, act } = disturbance
    if (nth === 0 || number < nth || !isFor(act, call)) return original(...args)
    // Only the first is told of and, but for a full disk, disturbed.
    const isFirst = Atomics.exchange(count, 1, 1) === 0
    if (!isFirst) return act === 'full' ? fail(call, 'ENOSPC') : original(...args)
    log(`disturbed ${isMainThread ? 'main' : 'worker'} ${form} ${typeof args[0] === 'string' ? args[0] : ''}`)
    if (act === 'fail') return fail(call, codeFor(name, args))
    if (act === 'full') return fail(call, 'ENOSPC')
    if (act === 'short') return original(...shortened(name, args))
    if (act === 'kill') process.kill(process.pid, 'SIGKILL')
    if (disturbance.change !== undefined) changeFile(disturbance.change)
    return original(...args)
  }

  /** Remembers which descriptors are of files that count. */
  function rememberOpened(form: string, args: unknown[], act: () => unknown): unknown {
    if (form === 'openSync') {
      const fd = act() as number
      counted.add(fd)
      return fd
    }
    const callback = args.at(-1) as (error: unknown, fd: number) => void
    args[args.length - 1] = (error: unknown, fd: number) => {
      if (typeof fd === 'number') counted.add(fd)
      callback(error, fd)
    }
    return act()
  }

  function log(line: string): void {
    const fd = openSync(disturbance.log, 'a')
    writeSync(fd, `${line}\n`)
    closeSync(fd)
  }
}

/** Whether a disturbance can be done to this call: others wait for the next one. */
function isFor(act: Disturbance['act'], { name, args }: { name: string; args: readonly unknown[] }): boolean {
  if (act === 'short') return /^(?:read|write)v?$/.test(name)
  return act !== 'full' || isForRoom(name, args)
}

function pathOf(first: unknown): string {
  if (first instanceof URL) return first.protocol === 'file:' ? fileURLToPath(first) : '/'
  return String(first)
}

function isForRoom(name: string, args: readonly unknown[]): boolean {
  return needsRoom.has(name) || isOpenForWriting(name, args)
}

function isOpenForWriting(name: string, args: readonly unknown[]): boolean {
  return name === 'open' && typeof args[1] === 'string' && args[1] !== 'r'
}

/** An error that this call meets in practice. */
function codeFor(name: string, args: readonly unknown[]): string {
  if (isForRoom(name, args)) return 'ENOSPC'
  return name === 'open' || name === 'readdir' ? 'EMFILE' : 'EIO'
}

/** Fails a call as the system would: by throwing, or by its callback. The call is not made, but for `close`. */
function fail(
  { name, form, args, original }: { name: string; form: string; args: unknown[]; original: Call },
  code: string,
): unknown {
  const path = typeof args[0] === 'string' ? args[0] : undefined
  const syscall =
    { writev: 'write', writeFile: 'open', readFile: 'open', readdir: 'scandir', rm: 'unlink' }[name] ?? name
  const error = Object.assign(
    new Error(`${code}: disturbed, ${syscall}${path === undefined ? '' : ` '${path}'`}`),
    {
      code,
      errno: -constants.errno[code as keyof typeof constants.errno],
      syscall,
      ...(path === undefined ? {} : { path }),
    },
  )
  const callback = args.at(-1)
  if (form.endsWith('Sync')) {
    // A descriptor is gone after a failed close (man 2 close).
    if (name === 'close') original(...args)
    throw error
  }
  if (typeof callback !== 'function') throw error
  if (name === 'close') return original(args[0], () => callback(error))
  return process.nextTick(() => callback(error))
}

/** The arguments of a read or a write, for about half of the bytes. */
function shortened(name: string, args: unknown[]): unknown[] {
  const [fd, given, ...rest] = args
  if (Array.isArray(given)) return [fd, [half(given[0] as Uint8Array)], ...rest]
  const bytes = typeof given === 'string' ? Buffer.from(given) : (given as Uint8Array)
  if (!ArrayBuffer.isView(bytes)) return args
  const callback = typeof rest.at(-1) === 'function' ? [rest.pop()] : []
  const offset = typeof rest[0] === 'number' && typeof given !== 'string' ? rest[0] : 0
  const length = typeof rest[1] === 'number' ? rest[1] : bytes.byteLength - offset
  const position = typeof rest[2] === 'number' || typeof rest[2] === 'bigint' ? rest[2] : null
  return [fd, bytes, offset, Math.ceil(length / (name === 'read' ? 3 : 2)), position, ...callback]
}

function half(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Math.ceil(bytes.byteLength / 2))
}

const given = process.env[disturbanceVariable]
if (given !== undefined) {
  install(JSON.parse(given))
  syncBuiltinESMExports()
}
