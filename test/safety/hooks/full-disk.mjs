/**
 * Preloaded with `--import`: a full disk under what a partition writes. The call that FULL_DISK_AT names fails
 * with ENOSPC for files of `.prep/tmp`, in every thread.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const wanted = process.env.FULL_DISK_AT
const names = {
  writev: 'writevSync',
  write: 'writeSync',
  open: 'openSync',
  rename: 'renameSync',
  fsync: 'fsync',
}
const temporary = /\.prep\/tmp\//
const open = new Set()

/** What the system answers: calls on descriptors name no path. */
function full(path) {
  const of = path === undefined ? '' : ` '${path}'`
  const error = new Error(`ENOSPC: no space left on device, ${wanted}${of}`)
  return Object.assign(error, { errno: -28, code: 'ENOSPC', syscall: wanted, ...(path && { path }) })
}

const { openSync } = fs
fs.openSync = (...given) => {
  if (wanted === 'open' && temporary.test(given[0])) throw full(given[0])
  const fd = openSync(...given)
  if (temporary.test(given[0])) open.add(fd)
  else open.delete(fd)
  return fd
}
if (wanted !== undefined && wanted !== 'open') {
  const name = names[wanted]
  const call = fs[name]
  fs[name] = (...given) => {
    const isOurs = typeof given[0] === 'string' ? temporary.test(given[0]) : open.has(given[0])
    if (!isOurs) return call(...given)
    const error = full(typeof given[0] === 'string' ? given[0] : undefined)
    if (name !== 'fsync') throw error
    process.nextTick(given[1], error)
  }
}
syncBuiltinESMExports()
