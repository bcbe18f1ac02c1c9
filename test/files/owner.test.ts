import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isRunning } from '../../src/files/owner.js'

test.runIf(process.platform === 'linux')(
  'a process that has ended and that nobody has asked how is not running',
  async () => {
    // The shell becomes a program that never asks after what the shell has started.
    const parent = spawn('sh', ['-c', 'sleep 300 & echo $!; exec sleep 300'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [said] = (await once(parent.stdout, 'data')) as [Buffer]
    const pid = Number(said)
    try {
      expect(isRunning({ pid })).toBe(true)
      // Until then it is a shell, which asks between two commands.
      await expect
        .poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8'), { timeout: 30_000 })
        .toBe('sleep\n')
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 30_000 }).toMatch(/\) Z /)
      expect(isRunning({ pid })).toBe(false)
    } finally {
      parent.kill('SIGKILL')
    }
  },
)
