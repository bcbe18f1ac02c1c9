import { describe, expect, it } from 'vitest'
import { openDetector } from '../../../transforms/anonymize/detect/detector.js'
import { rememberTexts } from '../../../transforms/anonymize/detect/known-texts.js'
import type { Recognizer } from '../../../transforms/anonymize/detect/recognizer.js'

/** A detector that finds `x`, and how often it has read a text. */
function counted() {
  const read: string[] = []
  const finder: Recognizer = {
    name: 'finder',
    entities: ['PERSON'],
    bits: 0,
    rescans: false,
    find({ text }, report) {
      read.push(text)
      for (let at = text.indexOf('x'); at >= 0; at = text.indexOf('x', at + 1))
        report({ start: at, end: at + 1, score: 0.9, validated: true, why: 'x' })
    },
  }
  return { detector: rememberTexts(openDetector({ recognizers: [finder], entities: ['PERSON'] })), read }
}

describe('texts that come again', () => {
  it('are read once, and answered the same', () => {
    const { detector, read } = counted()
    const first = detector.detect('a x b', { mask: 0 })
    first.length = 0
    expect(detector.detect('a x b', { mask: 0 })).toMatchObject([{ start: 2, end: 3 }])
    expect(read).toEqual(['a x b'])
  })

  it('are read anew in another field, under another mask, with spans given or to be explained', () => {
    const { detector, read } = counted()
    const given = detector.detect('x', { mask: 0 })
    detector.detect('x', { mask: 0, field: 'name' })
    detector.detect('x', { mask: 1 })
    detector.detect('x', { mask: 0, given })
    detector.detect('x', { mask: 0, reject: () => {} })
    expect(read).toHaveLength(5)
  })

  it('are forgotten when many others came between', () => {
    const { detector, read } = counted()
    const long = '.'.repeat(1 << 14)
    for (let i = 0; i < 200; i++) detector.detect(`${i}${long.slice(8)}`, { mask: 0 })
    detector.detect(`0${long.slice(8)}`, { mask: 0 })
    expect(read).toHaveLength(201)
  })
})
