import { check } from 'recheck'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { madePatterns, type Pattern, uniquePatterns, writtenPatterns } from './patterns.js'

/** Patterns that are not linear by themselves, and the bound that makes them so where they are used. */
const exempt: readonly { in: string; begins: string; bound: string }[] = [
  {
    in: 'recognizers/secrets/assigned-value.ts',
    begins: '(?:[.,;:!?)\\]}*_|]|\\\\[nrt"])+$',
    bound: 'a value of at most 160 characters',
  },
  {
    in: 'recognizers/secrets/assigned-value.ts',
    begins: '^[A-Za-z0-9]*[_.-]?(?:pass(?:word|wd|phrase|code)?|pwd|',
    bound: 'a value of at most 160 characters',
  },
]

const timeoutMs = 1000
/** How many of the patterns the checker may leave undecided within its time; those are timed in `growth.test.ts`. */
const mostUndecided = 0.1

/** The patterns that modules hold, and those made when every recognizer opens and every policy runs. */
async function patternsAtWork(): Promise<Pattern[]> {
  vi.resetModules()
  return madePatterns(async () => {
    const { entityNames } = await import('../../transforms/anonymize/entities/entities.js')
    const { policyNames } = await import('../../transforms/anonymize/policies.js')
    const { operatorNames } = await import('../../transforms/anonymize/operators/operator-options.js')
    const { anonymized } = await import('../transforms/anonymize/anonymized.js')
    const texts = ['Call Ann Lee on 13800138000, a@b.org', '住址：北京市海淀区学院路1号，姓名：王小明']
    const badge = { regex: 'B-\\d{4,6}', score: 0.6 }
    await anonymized(texts, {
      entities: entityNames,
      deny: [{ entity: 'PROJECT', terms: ['blue heron', '蓝鹭'] }],
      allowPatterns: ['INV-\\d{1,9}'],
      recognizers: [{ name: 'badge', entity: 'BADGE', patterns: [badge], context: { en: ['badge'] } }],
    })
    for (const policy of [...operatorNames, ...policyNames])
      if (policy !== 'custom') await anonymized(texts, { policy, keyEnv: 'PREPKIT_TEST_KEY' })
  })
}

function isExempt({ source, from }: Pattern): boolean {
  return exempt.some((one) => from.endsWith(one.in) && source.startsWith(one.begins))
}

describe('regular expressions of `anonymize`', () => {
  let patterns: Pattern[] = []

  beforeAll(async () => {
    process.env.PREPKIT_TEST_KEY = 'correct horse battery staple 42'
    patterns = uniquePatterns([...writtenPatterns('transforms/anonymize'), ...(await patternsAtWork())])
  }, 60_000)

  afterAll(() => {
    delete process.env.PREPKIT_TEST_KEY
  })

  it('are all seen, written ones and those made when recognizers open', () => {
    expect(patterns.length).toBeGreaterThan(500)
    const seen = (source: string) => patterns.some((pattern) => pattern.source.includes(source))
    expect(seen('B-'), 'a pattern of a user').toBe(true)
    expect(seen('social[\\s_-]{0,2}security'), 'context words').toBe(true)
    expect(seen('(?:25[0-5]|2[0-4]\\d'), 'a constant of a module').toBe(true)
  })

  it('take time linear in the text', { timeout: 180_000 }, async () => {
    const slow: string[] = []
    let undecided = 0
    const queue = patterns.filter((pattern) => !isExempt(pattern))
    const work = async () => {
      for (let pattern = queue.pop(); pattern !== undefined; pattern = queue.pop()) {
        const { source, flags, from } = pattern
        const verdict = await check(source, flags, { timeout: timeoutMs })
        if (verdict.status === 'unknown') undecided++
        if (verdict.status === 'vulnerable')
          slow.push(`${from}: /${source}/${flags} is ${verdict.complexity.summary}`)
      }
    }
    await Promise.all([work(), work(), work()])
    expect(slow).toEqual([])
    expect(undecided / patterns.length).toBeLessThan(mostUndecided)
  })

  it('are exempt only where they stand', () => {
    for (const one of exempt)
      expect(
        patterns.some((pattern) => isExempt(pattern) && pattern.from.endsWith(one.in)),
        one.begins,
      ).toBe(true)
  })
})
