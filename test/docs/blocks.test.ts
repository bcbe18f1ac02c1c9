import { describe, expect, it } from 'vitest'
import { readPage } from './markdown.js'
import { commandsNotRun, languagesNotRun, pagesNotFollowed } from './not-run.js'
import { markdownFiles, pairs } from './pages.js'
import { shellLines } from './shell.js'

const pages = markdownFiles.map(readPage)
const followed = new Set<string>(pairs.flat())
const blocks = pages.flatMap((page) => page.blocks.map((block) => ({ page: page.path, ...block })))

describe('the blocks of the documents', () => {
  it('are all seen: no fence is indented, of other marks or of a language with a sign', () => {
    const fences = pages.filter(
      ({ text, blocks }) => (text.match(/^\s*(?:```|~~~)/gm) ?? []).length !== 2 * blocks.length,
    )
    expect(fences.map(({ path }) => path)).toEqual([])
  })

  it('stand on pages that a test follows, but for those of a closed list', () => {
    const others = new Set(blocks.filter(({ page }) => !followed.has(page)).map(({ page }) => page))
    expect([...others]).toEqual([...pagesNotFollowed.keys()])
  })

  it('of shell are run but for the commands of a closed list, which are all there', () => {
    const commands = blocks
      .filter(({ page, language }) => language === 'sh' && followed.has(page))
      .flatMap(({ code }) => shellLines(code).map(({ command }) => command))
    const known = new Set(commands)
    expect([...commandsNotRun.keys()].filter((command) => !known.has(command))).toEqual([])
    const bypass = commands.filter((command) => /\b(?:npm|npx(?! tsc -p)|pip|curl|git)\b/.test(command))
    expect(bypass.filter((command) => !commandsNotRun.has(command))).toEqual([])
  })

  it('of text stand behind the commands that print them', () => {
    const order = pages.map((page) => page.blocks.map(({ language }) => language))
    const alone = order.flatMap((names, i) =>
      names.flatMap((name, j) =>
        name === 'text' && names[j - 1] !== 'sh' ? [pages[i].blocks[j].place] : [],
      ),
    )
    expect(alone).toEqual([])
  })

  it('are of languages that are run, parsed or named with a reason', () => {
    const languages = new Set(blocks.map(({ language }) => language))
    for (const name of ['sh', 'yaml', 'ts', 'js', 'json', ...languagesNotRun.keys()]) languages.delete(name)
    expect([...languages]).toEqual([])
  })
})
