import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Span } from '../../transforms/anonymize/detect/recognizer.js'
import { entityNames } from '../../transforms/anonymize/entities/entities.js'
import { findInText } from '../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../transforms/anonymize/options.js'
import { runs, spread } from '../campaign.js'
import { anonymized, openAnonymized } from '../transforms/anonymize/anonymized.js'
import { anyText } from './texts.arbitrary.js'

const options = { entities: entityNames }
const placeholder = /<[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?::[\w=-]+)?>/g
/** As files hold them: in UTF-8 no surrogate stands alone. */
const wellFormed = anyText.map((text) => Buffer.from(text).toString())
const texts = fc.array(wellFormed, { minLength: 8, maxLength: 24 })

describe('whatever the text', () => {
  let opened: OpenedDetector
  const detect = (text: string): Span[] => findInText(opened, text)

  beforeAll(async () => {
    process.env.PREPKIT_TEST_KEY = 'correct horse battery staple 42'
    opened = await openDetectorFor(anonymizeOptions.parse(options))
  })

  afterAll(() => {
    delete process.env.PREPKIT_TEST_KEY
  })

  it('spans are disjoint, in order, inside, and cut no character and no placeholder', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0
        for (const { start, end } of detect(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(cutsPair(text, start) || cutsPair(text, end), 'a surrogate pair is cut').toBe(false)
          for (const { 0: tag, index } of text.matchAll(placeholder))
            expect(index < end && start < index + tag.length, 'a placeholder is touched').toBe(false)
          last = end
        }
      }),
      runs(300),
    )
  })

  it('`anonymize()` sees what passes its gate only once a value before it is gone', async () => {
    const [once] = await anonymized(['1980-02-29GB82 WEST 1234 5698 7654 32姓名：'], options)
    expect(once).toContain('<IBAN_CODE>')
    expect(await anonymized([once], options)).toEqual([once])
  })

  it('`anonymize()` writes a placeholder for each span and leaves all else as it is, byte for byte', async () => {
    const anonymize = await openAnonymized(options)
    fc.assert(
      fc.property(texts, (given) => {
        const after = anonymize(given)
        given.forEach((text, i) => {
          const spans = detect(text)
          const kept = keptParts(text, spans)
          expect(after[i]).toBe(kept.map((part, k) => part + tagOf(spans[k])).join(''))
        })
      }),
      runs(20),
    )
  })

  it.each(spread(['replace', { operator: 'replace', numbered: true }, 'hash', 'encrypt'], 2))(
    '`anonymize()` by %j changes nothing when run twice',
    async (policy) => {
      const given = { ...options, policy, keyEnv: 'PREPKIT_TEST_KEY' }
      const [first, second] = [await openAnonymized(given), await openAnonymized(given)]
      fc.assert(
        fc.property(texts, (before) => {
          const once = first(before)
          expect(second(once)).toEqual(once)
        }),
        runs(14),
      )
    },
  )
})

function cutsPair(text: string, at: number): boolean {
  const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00
  const isLow = (code: number) => code >= 0xdc00 && code < 0xe000
  return at > 0 && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
}

function tagOf(span: Span | undefined): string {
  return span === undefined ? '' : `<${span.entity}>`
}

/** What lies before, between and behind spans. */
function keptParts(text: string, spans: readonly Span[]): string[] {
  const ends = [0, ...spans.map(({ end }) => end)]
  return ends.map((end, i) => text.slice(end, i < spans.length ? spans[i].start : text.length))
}
