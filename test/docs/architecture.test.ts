import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsPointDown } from '../house/layers.js'
import { parseFile, root, targetOf } from '../source-files.js'
import { linksOf, readPage } from './markdown.js'

/** The files that one record passes, in order, as a page lists them. */
function pathOfRecord(page: string, heading: string): string[] {
  const section = readPage(page).text.split(`\n## ${heading}\n`)[1].split('\n## ')[0]
  const table = section.match(/^\| \d.*$/gm)?.join('\n') ?? ''
  const links = linksOf({ path: page, text: table, blocks: [] })
  return links.map((link) => link.replace(/^(?:\.\.\/)+/, ''))
}

describe('the path of one record', () => {
  const files = pathOfRecord('docs/architecture.md', 'The path of one record')
  const parsed = files.map((path) => parseFile(path, readFileSync(join(root, path), 'utf8')))
  const imports = parsed.map((file) =>
    file.imports.filter((name) => name.startsWith('.')).map((name) => targetOf(file, name)),
  )

  it('names files that are there, each once', () => {
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(new Set(files).size).toBe(files.length)
  })

  it('is at most 25 files and 2,500 lines', () => {
    const lines = parsed.reduce((sum, { text }) => sum + text.trimEnd().split('\n').length, 0)
    expect(files.length).toBeLessThanOrEqual(25)
    expect(lines).toBeLessThanOrEqual(2500)
  })

  /** A thread is given the name of its entry, not the entry itself. */
  it('goes from file to file by imports', () => {
    const known = (index: number) => imports.slice(0, index).flat()
    const entry = 'src/engine/worker-entry.cts'
    const strangers = files.filter((path, i) => i > 0 && path !== entry && !known(i).includes(path))
    expect(strangers).toEqual([])
    expect(parsed[files.indexOf(entry) - 1].text).toContain('worker-entry.cjs')
  })

  it('is the same in Chinese', () => {
    expect(pathOfRecord('docs/zh/architecture.md', '一条记录的路径')).toEqual(files)
  })
})

describe('the picture of the layers', () => {
  const [{ code }] = readPage('docs/architecture.md').blocks.filter(({ language }) => language === 'mermaid')
  const places = new Map(
    [...code.matchAll(/(\w+)\["([\w./-]+)(?::|")/g)].map(([, node, path]) => [node, path] as const),
  )
  const arrows = [...code.matchAll(/^ +(\w+)(?:\[.*?\])? --> (\w+)$/gm)].map(([, from, to]) => [from, to])

  it('shows every folder of src', () => {
    const folders = readdirSync(join(root, 'src')).map((name) => `src/${name}`)
    expect([...places.values()].sort()).toEqual([...folders, 'transforms'].sort())
  })

  it.each(arrows)('%s may import %s', (from, to) => {
    const [source, target] = [from, to].map((node) => places.get(node) as string)
    const path = source.endsWith('.ts') ? source : `${source}/a.ts`
    const module = target === 'transforms' ? 'transforms/index.js' : `${target}/b.js`
    const up = path
      .split('/')
      .slice(1)
      .map(() => '..')
      .join('/')
    expect(importsPointDown.check([parseFile(path, `import '${up}/${module}'`)])).toEqual([])
  })
})
