import { describe, expect, it } from 'vitest'
import { durationOption } from '../../src/base/options.js'

describe('times of options', () => {
  it.each([
    [3, 3],
    ['3s', 3],
    ['3 s', 3],
    ['500ms', 0.5],
    ['2m', 120],
    ['1.5MIN', 90],
    ['1h', 3600],
  ])('are seconds, or have a unit: %s', (written, seconds) => {
    expect(durationOption({ min: 0 }).parse(written)).toBe(seconds)
  })

  it.each(['3', 'soon', '3 sheep', '-1s', 'ms'])('are refused where they have none: %s', (written) => {
    const { error } = durationOption({ min: 0 }).safeParse(written)
    expect(JSON.stringify(error?.issues)).toContain('500ms, 3s or 2m')
  })

  it('are held to their bounds whatever the unit', () => {
    const option = durationOption({ min: 0.1, max: 600 })
    expect(option.safeParse('50ms').success).toBe(false)
    expect(option.safeParse('11m').success).toBe(false)
    expect(option.parse('10m')).toBe(600)
  })
})
