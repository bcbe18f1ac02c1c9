import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { makePrivateFolder, sweepPrivateFolders } from '../../src/files/private-folder.js'
import { temporaryFolder } from '../run/fixtures.js'

const folder = temporaryFolder('private')
beforeAll(() => void vi.stubEnv('TMPDIR', folder))
afterAll(() => void vi.unstubAllEnvs())
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
})

const gone = String(2 ** 22 + 1)

/** The name of a folder of this process, with some of its parts changed: process, start, machine, boot. */
function nameLike(
  path: string,
  changes: Partial<Record<'kind' | 'pid' | 'started' | 'machine' | 'boot', string>>,
) {
  const [, kind, pid, started, machine, boot, random] = basename(path).split('-')
  const parts = { kind, pid, started, machine, boot, ...changes }
  return ['prep', parts.kind, parts.pid, parts.started, parts.machine, parts.boot, random].join('-')
}

function fill(name: string, file = 'records'): string {
  const path = join(folder, name)
  mkdirSync(join(path, file, '..'), { recursive: true })
  writeFileSync(join(path, file), 'raw')
  return name
}

describe('the private folders of processes', () => {
  test('are open to their user alone and told apart', () => {
    const paths = [makePrivateFolder('out'), makePrivateFolder('out'), makePrivateFolder('read')]
    expect(new Set(paths).size).toBe(3)
    for (const path of paths) expect(statSync(path).mode & 0o077).toBe(0)
    expect(basename(paths[2])).toMatch(/^prep-read-\d+-\d+-[0-9a-f]{8}-[0-9a-f]{8}-\w{6}$/)
  })

  test('are removed when the process is gone, and left alone while it lives', () => {
    const own = makePrivateFolder('spool')
    fill(basename(own))
    const swept = [
      fill(nameLike(own, { pid: gone })),
      fill(nameLike(own, { pid: gone, kind: 'plan' })),
      fill(nameLike(own, { pid: gone, kind: 'out' }), '.prep/spool/00000.jsonl'),
      fill(nameLike(own, { boot: '00000000' })),
    ]
    if (!basename(own).includes('-0-')) swept.push(fill(nameLike(own, { started: '1' })))
    mkdirSync(join(folder, nameLike(own, { pid: gone, kind: 'read' })))
    const alive = fill(nameLike(own, { pid: String(process.ppid), started: '0' }))
    sweepPrivateFolders()
    expect(swept.filter((name) => existsSync(join(folder, name)))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual([basename(own), alive].sort())
  })

  test('of other machines, and names that are nobody’s, are left alone', () => {
    const own = makePrivateFolder('out')
    const names = [
      fill(nameLike(own, { pid: gone, machine: '00000000' })),
      fill(nameLike(own, { pid: gone, kind: 'mine' })),
      fill('prep-out-4bC9xY'),
      fill('prep-cli-4bC9xY'),
    ]
    symlinkSync(fill('elsewhere'), join(folder, `${nameLike(own, { pid: gone })}L`))
    writeFileSync(join(folder, `${nameLike(own, { pid: gone })}F`), '')
    sweepPrivateFolders()
    expect(names.filter((name) => !existsSync(join(folder, name, 'records')))).toEqual([])
    expect(readdirSync(folder)).toHaveLength(8)
  })

  test('with the rejects of a finished run stay for their reader', () => {
    const own = makePrivateFolder('out')
    const kept = fill(nameLike(own, { pid: gone }), 'rejects/rejects-00000.jsonl')
    sweepPrivateFolders()
    expect(existsSync(join(folder, kept, 'rejects/rejects-00000.jsonl'))).toBe(true)
  })

  test('need no folder where there is none', () => {
    vi.stubEnv('TMPDIR', join(folder, 'nowhere'))
    expect(() => sweepPrivateFolders()).not.toThrow()
    vi.stubEnv('TMPDIR', folder)
  })
})
