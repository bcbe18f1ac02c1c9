import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { listEntities } from '../../transforms/anonymize/entities/countries.js'
import { parseFile, root, visit } from '../source-files.js'
import { readPage } from './markdown.js'
import { markdownFiles } from './pages.js'

const text = (path: string) => readPage(path).text

describe('what the documents say', () => {
  it.each(['README.md', 'README.zh-CN.md'])('fits on a page: %s', (path) => {
    expect(text(path).trimEnd().split('\n').length).toBeLessThanOrEqual(160)
  })

  it.each(markdownFiles)('%s counts entities and countries as they are', (path) => {
    const entities = listEntities()
    const countries = new Set(entities.flatMap((entity) => entity.countries))
    const counted = (pattern: RegExp) => [...text(path).matchAll(pattern)].map(([, count]) => Number(count))
    for (const count of counted(/(\d+) (?:kinds|entities in|种)/g)) expect(count).toBe(entities.length)
    for (const count of counted(/(\d+) (?:countries|个国家)/g)) expect(count).toBe(countries.size)
  })

  it.each([
    ['README.md', '## Figures', 'docs/numbers.md'],
    ['README.zh-CN.md', '## 性能与准确率', 'docs/zh/numbers.md'],
  ])('the figures of %s are those of %s', (readme, heading, numbers) => {
    const section = text(readme).split(heading)[1].split('\n## ')[0]
    const figures = section.match(/\d[\d.,]*\d|\d/g) ?? []
    const known = new Set(text(numbers).match(/\d[\d.,]*\d|\d/g))
    expect(figures.length).toBeGreaterThan(20)
    expect(figures.filter((figure) => !known.has(figure))).toEqual([])
  })

  it.each(['docs/errors.md', 'docs/zh/errors.md'])('%s lists every error code', (path) => {
    const listed = [
      ...text(path)
        .split('`cause`')[1]
        .matchAll(/^\| `(\w+)`/gm),
    ].map(([, code]) => code)
    expect(listed).toEqual(errorCodes())
  })
})

/** The members of the type `PrepErrorCode`. */
function errorCodes(): string[] {
  const path = 'src/base/errors.ts'
  const codes: string[] = []
  visit(parseFile(path, readFileSync(join(root, path), 'utf8')).tree, (node) => {
    if (!ts.isTypeAliasDeclaration(node) || node.name.text !== 'PrepErrorCode') return
    visit(node, (inner) => {
      if (ts.isStringLiteral(inner)) codes.push(inner.text)
    })
  })
  return codes
}
