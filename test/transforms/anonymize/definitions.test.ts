import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { definitions, entityNames } from '../../../transforms/anonymize/entities/entities.js'
import { sourceFiles, visit } from '../../source-files.js'

describe('x', () => {
  it('names', () => {
    const found = sourceFiles('src', 'transforms').filter(({ path }) => !/anonymize\/(entities|recognizers)\/|policies\.data/.test(path)).flatMap(({ path, tree }) => {
      const out: string[] = []
      visit(tree, (node) => {
        const text = ts.isStringLiteralLike(node) || ts.isIdentifier(node) ? node.text : ts.isRegularExpressionLiteral(node) ? node.text : ''
        for (const word of text.match(/[A-Z][A-Z0-9_]*/g) ?? []) if (entityNames.includes(word) ) out.push(`${path}: ${text}`)
      })
      return out
    })
    expect(found).toEqual([])
  })
})
