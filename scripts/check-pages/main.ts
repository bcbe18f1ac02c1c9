/**
 * Opens the pages of a run over hostile data in a headless Chromium: no script may run, nothing be asked for, and no
 * text stand outside the window, wide or narrow. Skipped, with a line that says so, where there is no Chromium;
 * `CHROMIUM` names one that is not on the path.
 */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { Browser } from './browser.js'
import { checkPage, PageWatch } from './check-page.js'
import { makeBadPage, makePages } from './hostile-pages.js'

const widths = [1100, 360]
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const program = process.env.CHROMIUM ?? findProgram()
if (program === undefined)
  console.log(
    `check:pages skipped: none of ${programs.join(', ')} is on the path. Install Chromium, or name one in CHROMIUM`,
  )
else process.exitCode = (await checkAll(program)) ? 0 : 1

function findProgram(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return programs.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function checkAll(program: string): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'prep-pages-'))
  const watch = new PageWatch()
  let failed = 0
  let browser: Browser | undefined
  try {
    const pages = await makePages(folder)
    browser = await Browser.open(program, { folder: join(folder, 'browser'), onEvent: watch.onEvent })
    const bad = makeBadPage(folder)
    const seen = (await checkPage(browser, { path: bad.path, width: 360, watch })).join('\n')
    const unseen = bad.wanted.filter((fault) => !seen.includes(fault))
    if (unseen.length > 0) throw new Error(`The check itself is blind to: ${unseen.join('; ')}`)
    for (const path of pages)
      for (const width of widths) {
        const found = await checkPage(browser, { path, width, watch })
        const name = `${basename(dirname(path))}/${basename(path)} at ${width} px`
        console.log(
          found.length === 0
            ? `ok   ${name}`
            : [`FAIL ${name}`, ...found.map((each) => `     ${each}`)].join('\n'),
        )
        failed += found.length === 0 ? 0 : 1
      }
  } finally {
    await browser?.close()
    await removeFolder(folder)
  }
  console.log(`${widths.length * 4 - failed} passed, ${failed} failed`)
  return failed === 0
}

/** Processes of a browser that has ended may still be writing what it keeps, so a folder may fill again while it goes. */
async function removeFolder(folder: string): Promise<void> {
  for (let tries = 50; ; tries--)
    try {
      return rmSync(folder, { recursive: true, force: true })
    } catch (cause) {
      if (tries === 0) throw cause
      await setTimeout(100)
    }
}
