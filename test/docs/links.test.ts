import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../source-files.js'
import { anchorsOf, linksOf, readPage } from './markdown.js'
import { markdownFiles } from './pages.js'

describe('the links of the documents', () => {
  it.each(markdownFiles)('%s leads to files and headings that are there', (path) => {
    const own = linksOf(readPage(path)).filter((target) => !/^https?:/.test(target))
    expect(own.filter((target) => !leadsSomewhere(path, target))).toEqual([])
  })

  function leadsSomewhere(from: string, target: string): boolean {
    const [file, anchor] = decodeURIComponent(target).split('#')
    const path = file === '' ? from : normalize(join(dirname(from), file))
    if (!existsSync(join(root, path))) return false
    return anchor === undefined || anchorsOf(readPage(path)).includes(anchor)
  }
})
