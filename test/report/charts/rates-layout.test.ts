import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { narrowLayout, type RateBar, wideLayout } from '../../../src/report/charts/rates-layout.js'
import { widthOf, wrapLabel } from '../../../src/report/charts/wrap-label.js'
import { runs } from '../../campaign.js'

const name = fc.oneof(
  fc.string({ maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.stringMatching(/^[\u4e00-\u9fff，、]{1,50}$/),
  fc.array(fc.stringMatching(/^[A-Za-z-]{1,20}$/), { maxLength: 12 }).map((words) => words.join(' ')),
)
const estimate = { value: 0.25, low: 0.2, high: 0.3 }
const bar = fc.record({ name, isCompared: fc.boolean() }).map(
  ({ name, isCompared }): RateBar => ({
    name,
    note: '1,234 rows',
    rate: estimate,
    figure: '25.0%  < 4/5',
    isUnder: true,
    wasUnder: false,
    isSmall: false,
    ...(isCompared && { before: estimate, beforeFigure: '24.0%' }),
  }),
)

describe('a chart of rates', () => {
  it.each([
    ['wide', wideLayout],
    ['narrow', narrowLayout],
  ])('lets no group run into the next, nor a name into its bar (%s)', (_, layoutOf) => {
    fc.assert(
      fc.property(fc.array(bar, { minLength: 1, maxLength: 30 }), (bars) => {
        const { rows, left, right, width, height, isNarrow } = layoutOf(bars)
        expect(width - left - right).toBeGreaterThan(150)
        for (const [index, row] of rows.entries()) {
          expect(row.top + row.height).toBeLessThan(rows[index + 1]?.top ?? height)
          const room = isNarrow ? width - left : left - 10
          for (const line of row.lines) expect(widthOf(line, 12)).toBeLessThanOrEqual(room)
          const nameHeight = row.lines.length * 16
          if (isNarrow) expect(row.top + nameHeight).toBeLessThanOrEqual(row.barTop)
          else expect(nameHeight + 16).toBeLessThanOrEqual(row.height)
        }
      }),
      runs(),
    )
  })
})

describe('wrapLabel()', () => {
  it('keeps every character where there is room, and says where there is none', () => {
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 5 }), (text, lines) => {
        const wrapped = wrapLabel(text, { width: 120, fontSize: 12, lines })
        const joined = wrapped.join('').replace(/\s/g, '')
        const whole = text.replace(/\s/g, '')
        expect(wrapped.length).toBeLessThanOrEqual(lines)
        if (joined !== whole) {
          expect(joined.endsWith('…')).toBe(true)
          expect(whole.startsWith(joined.slice(0, -1))).toBe(true)
        }
        for (const line of wrapped) expect(widthOf(line, 12)).toBeLessThanOrEqual(120)
      }),
      runs(),
    )
  })

  it.each([
    ['Amer-Indian-Eskimo and others', ['Amer-', 'Indian-', 'Eskimo and', 'others']],
    ['西南少数民族聚居区（含云南、贵州）', ['西南少数民族聚', '居区（含云南、', '贵州）']],
  ])('breaks %s where one would', (text, lines) => {
    expect(wrapLabel(text, { width: 90, fontSize: 12, lines: 4 })).toEqual(lines)
  })
})
