import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapePattern } from '../../src/text/escape-pattern.js'

test('`escapePattern()` makes a pattern of any text that matches that text alone', () => {
  const signs = fc.string({ unit: fc.constantFrom(...'\\^$.*+?()[]{}|/-aé中😀\n'), maxLength: 12 })
  fc.assert(
    fc.property(signs, signs, fc.constantFrom('', 'u', 'v'), (text, other, flags) => {
      const pattern = new RegExp(`^(?:${escapePattern(text)})$`, flags)
      expect(pattern.test(text)).toBe(true)
      expect(pattern.test(other)).toBe(other === text)
    }),
  )
})
