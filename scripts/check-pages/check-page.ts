import { pathToFileURL } from 'node:url'
import type { Browser } from './browser.js'
import { mark } from './hostile-pages.js'

/** Events that a page must not cause, with what they say. */
const faults: Readonly<Record<string, (params: Record<string, unknown>) => string>> = {
  'Runtime.exceptionThrown': () => 'a script failed',
  'Page.javascriptDialogOpening': () => 'a script opened a dialog',
  'Log.entryAdded': ({ entry }) => `the browser logged: ${(entry as { text: string }).text}`,
}

/** Keeps what the browser says of the page that is open. */
export class PageWatch {
  readonly found: string[] = []
  #loaded: (() => void) | undefined
  #page = ''

  /** Watches for events of a page. */
  readonly onEvent = (method: string, params: Record<string, unknown>): void => {
    const told = faults[method]?.(params)
    if (told !== undefined) this.found.push(told)
    if (method === 'Network.requestWillBeSent') {
      const { url } = params.request as { url: string }
      if (url !== this.#page && !url.startsWith('data:')) this.found.push(`it asked for ${url}`)
    }
    if (method === 'Page.loadEventFired') this.#loaded?.()
  }

  /** Begins anew for a page. The answer is kept when the page is loaded. */
  begin(page: string): Promise<void> {
    this.found.length = 0
    this.#page = page
    return new Promise((resolve) => {
      this.#loaded = resolve
    })
  }
}

/** Texts that reach beyond the window on a side, but for those in a part that scrolls by itself; the first few. */
const textsOutside = `(() => {
  const scrolls = (node) => {
    for (let at = node; at && at !== document.body; at = at.parentElement)
      if (/auto|scroll|hidden/.test(getComputedStyle(at).overflowX)) return true
    return false
  }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: node } = walker
    if (node.data.trim() === '' || scrolls(node.parentElement)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const { left, right, width } of range.getClientRects())
      if (width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1)) {
        found.push(node.parentElement.tagName + ' from ' + Math.round(left) + ' to ' + Math.round(right))
        break
      }
  }
  return found.slice(0, 5)
})()`

const foreignElements = `[...document.querySelectorAll('script,img,iframe,object,embed,link,form,base')].map((each) => each.tagName)`

/** What is wrong with a page at a width, in short sentences. */
export async function checkPage(
  browser: Browser,
  { path, width, watch }: { path: string; width: number; watch: PageWatch },
): Promise<string[]> {
  const url = pathToFileURL(path).href
  await browser.send('Emulation.setDeviceMetricsOverride', {
    width,
    height: 900,
    deviceScaleFactor: 1,
    mobile: false,
  })
  const loaded = watch.begin(url)
  await browser.send('Page.navigate', { url })
  await loaded
  const scrollWidth = (await browser.evaluate('document.documentElement.scrollWidth')) as number
  const outside = (await browser.evaluate(textsOutside)) as string[]
  const elements = (await browser.evaluate(foreignElements)) as string[]
  const isMarked = (await browser.evaluate(`window.${mark} !== undefined`)) as boolean
  return [
    ...watch.found,
    ...(isMarked ? ['a text of the data ran as a script'] : []),
    ...(elements.length > 0 ? [`it has ${elements.join(', ')}`] : []),
    ...(scrollWidth > width ? [`it is ${scrollWidth} pixels wide`] : []),
    ...outside.map((place) => `a text stands outside: ${place}`),
  ]
}
