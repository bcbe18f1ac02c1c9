import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { campaignSeconds, isWhole } from '../campaign.js'
import { madePatterns, type Pattern, uniquePatterns, writtenPatterns } from './patterns.js'

/** Patterns that are not linear by themselves, and the bound that makes them so where they are used. */
const exempt: readonly { in: string; begins: string; bound: string }[] = [
  {
    in: 'recognizers/secrets/values/assigned-value.ts',
    begins: '(?:[.,;:!?)\\]}*_|]|\\\\[nrt"])+$',
    bound: 'a value of at most 160 characters',
  },
  {
    in: 'recognizers/secrets/values/assigned-value.ts',
    begins: '^[A-Za-z0-9]*[_.-]?(?:pass(?:word|wd|phrase|code)?|pwd|',
    bound: 'a value of at most 160 characters',
  },
  {
    in: 'code/cues.ts',
    begins: '(?:^|[^A-Za-z_$])(?:[\\w$]+\\.)?(?:(?:full|real|',
    bound: 'the 60 characters before a text in quotes',
  },
  { in: 'code/cues.ts', begins: '\\b(?:VALUES|WHERE|', bound: 'the 200 characters before a text in quotes' },
  { in: 'code/inline-code.ts', begins: '[a-z_$][\\w$]*\\(', bound: 'the 160 characters before a name' },
  {
    in: 'code/inline-code.ts',
    begins: '^[("\'“‘[*_]+|',
    bound: 'a name with the 160 characters on each side',
  },
  {
    in: 'code/line-kinds.ts',
    begins: '^(?:[A-Za-z_][\\w:<>]*[*&]* +)+',
    bound: 'the 400 characters that begin a line',
  },
  { in: 'code/line-kinds.ts', begins: '[a-z0-9]_[a-z0-9]|', bound: 'the 400 characters that begin a line' },
  { in: 'code/line-kinds.ts', begins: '[;{]$|', bound: 'the 400 characters that begin a line' },
  { in: 'code/regions.ts', begins: '[({[,:]\\s*(?:', bound: 'the 80 characters that end a line' },
  { in: 'knowledge/latin-person.ts', begins: '(?:\\p{Lu}[', bound: 'the 32 characters before a name' },
]

/** The short form looks at written patterns alone: to see those that are made, everything has to be opened. */
const isAll = isWhole || process.env.PATTERNS !== undefined
/** For one pattern; nearly all are decided within a few milliseconds. */
const timeoutMs = 1000
/** For the attacks of a campaign on all patterns together, of which there are fewer than a thousand. */
const attackLimitMs = 1000 * timeoutMs * campaignSeconds
/** A repeat whose automaton is too great to be built within any time. */
const hugeRepeat = /\{(?:\d+,)?\d{5,}\}/
/** How many of the patterns the checker may leave undecided; the campaign tries those by attack, `growth.test.ts` by text. */
const mostUndecided = 0.05

/** The patterns that modules hold, and those made when every recognizer opens and every policy runs. */
async function patternsAtWork(): Promise<Pattern[]> {
  vi.resetModules()
  // Those of context words are made when a text first asks for them: each is asked here.
  vi.doMock('../../transforms/anonymize/detect/context.js', async (load) => {
    const module = await load<typeof import('../../transforms/anonymize/detect/context.js')>()
    return {
      ...module,
      compileContext(...words: Parameters<typeof module.compileContext>) {
        const match = module.compileContext(...words)
        match({ text: '', mask: 0, field: '', isExplaining: false }, 0, 0)
        return match
      },
    }
  })
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

/**
 * What the checker has said of patterns before, a line each: the first 16 digits of the SHA-256 of `/source/flags`, and
 * `linear` or `undecided`. A pattern keeps its verdict, so only new ones are checked here, and all in a campaign.
 * `PATTERNS=add npx vitest run test/safety/patterns.test.ts` checks new ones and writes them into the file, `PATTERNS=write`
 * all of them.
 */
const verdictsPath = join(import.meta.dirname, 'pattern-verdicts.txt')

function keyOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 16)
}

function isExempt({ source, from }: Pattern): boolean {
  return exempt.some((one) => from.endsWith(one.in) && source.startsWith(one.begins))
}

describe('regular expressions of `anonymize`', () => {
  let patterns: Pattern[] = []

  beforeAll(async () => {
    process.env.PREPKIT_TEST_KEY = 'correct horse battery staple 42'
    const made = isAll ? await patternsAtWork() : []
    patterns = uniquePatterns([...writtenPatterns('transforms/anonymize'), ...made])
  })

  afterAll(() => {
    delete process.env.PREPKIT_TEST_KEY
  })

  it.runIf(isAll)('are all seen, written ones and those made when recognizers open', () => {
    expect(patterns.length).toBeGreaterThan(500)
    const seen = (source: string) => patterns.some((pattern) => pattern.source.includes(source))
    expect(seen('B-'), 'a pattern of a user').toBe(true)
    expect(seen('social[\\s_-]{0,2}security'), 'context words').toBe(true)
    expect(seen('(?:25[0-5]|2[0-4]\\d'), 'a constant of a module').toBe(true)
  })

  /** What a check says of the patterns that are vulnerable, and those that it does not decide. */
  async function verdictsOf(
    parameters: object,
    checked = patterns,
  ): Promise<{ slow: string[]; undecided: Pattern[] }> {
    const slow: string[] = []
    const undecided: Pattern[] = []
    if (checked.length === 0) return { slow, undecided }
    const { check } = await import('recheck')
    for (const pattern of checked.filter((one) => !isExempt(one))) {
      const { source, flags, from } = pattern
      const verdict = await check(source, flags, parameters)
      if (verdict.status === 'unknown') undecided.push(pattern)
      if (verdict.status === 'vulnerable')
        slow.push(`${from}: /${source}/${flags} is ${verdict.complexity.summary}`)
    }
    return { slow, undecided }
  }

  it('take time linear in the text, as their automata show', async () => {
    const task = process.env.PATTERNS
    const lines = task === 'write' ? '' : readFileSync(verdictsPath, 'utf8')
    const known = new Map(lines.split('\n').map((line) => [line.slice(0, 16), line.slice(17)]))
    const fresh = patterns.filter((one) => campaignSeconds > 0 || !known.has(keyOf(one)))
    const small = fresh.filter(({ source }) => !hugeRepeat.test(source))
    const { slow, undecided } = await verdictsOf({ checker: 'automaton', timeout: timeoutMs }, small)
    expect(slow).toEqual([])
    const open = patterns.filter((one) => known.get(keyOf(one)) === 'undecided')
    const count = (fresh.length === patterns.length ? 0 : open.length) + undecided.length
    expect((count + fresh.length - small.length) / patterns.length).toBeLessThan(mostUndecided)
    if (task === 'write' || task === 'add') {
      const said = small
        .filter((one) => !isExempt(one))
        .map((one): [string, string] => [keyOf(one), undecided.includes(one) ? 'undecided' : 'linear'])
      for (const [key, verdict] of said) known.set(key, verdict)
      const lines = patterns.map(keyOf).flatMap((key) => (known.has(key) ? `${key} ${known.get(key)}` : []))
      writeFileSync(verdictsPath, `${[...new Set(lines)].sort().join('\n')}\n`)
      return
    }
    if (!isAll) return
    const keys = new Set(patterns.map(keyOf))
    expect(
      [...known.keys()].filter((key) => key !== '' && !keys.has(key)),
      'verdicts of no pattern',
    ).toEqual([])
  })

  it.skipIf(campaignSeconds === 0)(
    'withstand attacks that are searched for',
    async () => {
      const { slow } = await verdictsOf({ checker: 'fuzz', timeout: timeoutMs * campaignSeconds })
      expect(slow).toEqual([])
    },
    attackLimitMs,
  )

  it('are exempt only where they stand', () => {
    for (const one of exempt)
      expect(
        patterns.some((pattern) => isExempt(pattern) && pattern.from.endsWith(one.in)),
        one.begins,
      ).toBe(true)
  })
})
