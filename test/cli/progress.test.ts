import { describe, expect, it } from 'vitest'
import { englishWords } from '../../src/cli/language/words.js'
import { openProgress, type ProgressChoice } from '../../src/cli/terminal/progress.js'
import type { Terminal } from '../../src/cli/terminal/terminal.js'

/** What is printed off a terminal in ten minutes with a report every half a second. */
async function printed(choice: ProgressChoice): Promise<string[]> {
  const lines: string[] = []
  let ms = 0
  const terminal = { stderr: { isTTY: false }, say: (line: string) => lines.push(line) }
  const view = await openProgress(
    { terminal: terminal as unknown as Terminal, words: englishWords },
    choice,
    () => ms,
  )
  for (; ms < 600_000; ms += 500)
    view.update({ phase: 'run', bytes: ms * 1000, totalBytes: 1.2e9, rows: ms / 10 })
  view.stop()
  return lines
}

describe('progress off a terminal', () => {
  it('is a line of words a minute', async () => {
    const lines = await printed({})
    expect(lines).toHaveLength(9)
    expect(lines[0]).toMatch(
      /^Running {2}5% {2}6,000 rows {2}1 MB\/s {2}19:00 min left {2}(?:\d+ MB|\d+\.\d GB)$/,
    )
  })

  it('is a JSON line a second for programs that ask for it, quiet or not', async () => {
    const lines = await printed({ progress: 'json', quiet: true })
    expect(lines).toHaveLength(599)
    expect(JSON.parse(lines[59])).toMatchObject({ phase: 'run', rows: 6000, megabytesPerSecond: 1 })
  })

  it.each<ProgressChoice>([{ quiet: true }, { progress: 'none' }, { isCovered: true }])(
    'is nothing with %j',
    async (choice) => expect(await printed(choice)).toEqual([]),
  )
})
