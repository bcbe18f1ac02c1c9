import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TermTable } from '../../../transforms/anonymize/lists/term-table.js'
import { isWhole, runs } from '../../campaign.js'
import { anonymized as anonymizedBy } from './anonymized.js'

/** Without names, whose tagger takes its time to load. */
function anonymized(texts: readonly string[], options: object): Promise<string[]> {
  return anonymizedBy(texts, { entities: ['identifiers'], ...options })
}

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'prepkit-lists-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function listFile(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function found(terms: readonly string[], text: string, ignoreCase = false): string[] {
  const table = new TermTable({ ignoreCase, isSearched: true })
  table.addLines(terms.join('\n'), 'terms')
  const hits: string[] = []
  table.search(text, (start, end) => hits.push(text.slice(start, end)))
  return hits
}

describe('terms in texts', () => {
  it.each([
    ['a whole word', ['Orion'], 'Orion, Orions and xOrion', ['Orion']],
    ['several words', ['Blue Heron'], 'the Blue Heron project, Blue Herons', ['Blue Heron']],
    ['the longest', ['Blue', 'Blue Heron', 'Blue Heron Two'], 'Blue Heron Three', ['Blue Heron']],
    ['any white space', ['Blue Heron'], 'Blue \n Heron', ['Blue \n Heron']],
    ['signs', ['C++', 'R&D-7', '@orion'], 'C++ and R&D-7 by @orion', ['C++', 'R&D-7', '@orion']],
    ['Chinese anywhere', ['蓝鹭'], '我们的蓝鹭计划', ['蓝鹭']],
    ['Chinese, the longest', ['蓝鹭', '蓝鹭计划'], '我们的蓝鹭计划书', ['蓝鹭计划']],
    ['Chinese beside letters', ['蓝鹭X1'], '型号蓝鹭X1到了，蓝鹭X12没有', ['蓝鹭X1']],
    ['Korean with an ending', ['푸른왜가리'], '푸른왜가리는', ['푸른왜가리']],
    ['Thai anywhere', ['นกกระสา'], 'โครงการนกกระสาสีฟ้า', ['นกกระสา']],
    ['accented words', ['Étoile'], 'L’Étoile, Étoiles', ['Étoile']],
    ['emoji', ['🦩'], 'a 🦩 b', ['🦩']],
    ['nothing without a term', ['Orion'], '', []],
  ])('a table finds %s', (_, terms, text, hits) => {
    expect(found(terms, text)).toEqual(hits)
  })

  it('a table finds terms in any case where asked to', () => {
    expect(found(['orion', 'ÉTOILE'], 'ORION Étoile', true)).toEqual(['ORION', 'Étoile'])
    expect(found(['orion'], 'ORION')).toEqual([])
  })

  it('a table finds what a plain search finds', () => {
    const word = fc.constantFrom('a', 'ab', 'b', '鹭', '蓝', '-', 'A', '1')
    const term = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))
    const text = fc.array(fc.oneof(word, fc.constant(' ')), { maxLength: 30 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 6 }), text, (terms, given) => {
        const plain = given.replace(/ +/g, ' ')
        const hits = found(terms, plain)
        for (const hit of hits) expect(terms).toContain(hit)
        const tokens = ` ${plain} `
        expect(hits.length > 0).toBe(terms.some((one) => tokens.includes(` ${one} `)))
      }),
      runs(150, 5),
    )
  })

  it('a table of many terms finds each and nothing else', () => {
    const count = isWhole ? 200_000 : 20_000
    const terms = Array.from({ length: count }, (_, i) => `term${i} of ${(i * 7919) % 1000}`)
    const table = new TermTable({ ignoreCase: false, isSearched: true })
    table.addLines(terms.join('\n'), 'terms')
    expect(table.size).toBe(count)
    let hits = 0
    for (let i = 0; i < count; i += 97) table.search(`x ${terms[i]} y term${i} of nothing`, () => hits++)
    expect(hits).toBe(Math.ceil(count / 97))
    expect(table.has('term5  of 595')).toBe(true)
    expect(table.has('term5')).toBe(false)
  })

  it('a table keeps a term that comes twice once', () => {
    const table = new TermTable({ ignoreCase: true, isSearched: false })
    table.addLines('Orion\r\norion\n\n  ORION  \nHeron', 'terms')
    expect(table.size).toBe(2)
    expect(['orion', ' Orion ', 'heron', 'oriox'].map((value) => table.has(value))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it.runIf(isWhole)('a table reads megabytes of one word', () => {
    expect(found(['a b', 'aaaa'], 'a'.repeat(10_000_000))).toEqual([])
    expect(found([Array(100).fill('a').join(' ')], 'a '.repeat(100_000)).length).toBe(1000)
  })

  it('a table refuses a line that is no term', () => {
    const table = new TermTable({ ignoreCase: false, isSearched: true })
    expect(() => table.addLines(`ok\n${'x'.repeat(300)}`, 'file "a.txt"')).toThrow(
      'Line 2 of file "a.txt" has more than 256 characters. Correct it or take it out',
    )
  })
})

describe('deny lists', () => {
  it('`anonymize()` takes terms as their entity, whatever is asked for', async () => {
    const deny = ['Orion', { entity: 'PROJECT_NAME', terms: ['Blue Heron', '蓝鹭计划'] }]
    expect(await anonymized(['Orion runs Blue Heron', '关于蓝鹭计划'], { deny, entities: ['URL'] })).toEqual([
      '<CUSTOM> runs <PROJECT_NAME>',
      '关于<PROJECT_NAME>',
    ])
  })

  it('`anonymize()` reads a list from a file, with a byte-order mark and Windows line ends', async () => {
    const file = listFile('projects.txt', '\ufeffBlue Heron\r\n# Orion\r\n')
    const deny = [{ entity: 'PROJECT_NAME', file, ignoreCase: true }]
    expect(await anonymized(['blue heron, # orion, Orion'], { deny })).toEqual([
      '<PROJECT_NAME>, <PROJECT_NAME>, Orion',
    ])
  })

  it('`anonymize()` finds full-width and hidden spellings of a term', async () => {
    expect(await anonymized(['Ｏrion and Or\u200bion'], { deny: ['Orion'] })).toEqual([
      '<CUSTOM> and <CUSTOM>',
    ])
  })

  it('`anonymize()` treats its entity as any other', async () => {
    const deny = [{ entity: 'PROJECT_NAME', terms: ['Orion'] }]
    const options = { deny, operators: { PROJECT_NAME: 'redact' } }
    expect(await anonymized(['see Orion now'], options)).toEqual(['see  now'])
    expect(await anonymized(['see Orion now'], { deny, policy: 'mask', entities: ['PROJECT_NAME'] })).toEqual(
      [expect.stringMatching(/^see \*\*\*/)],
    )
  })

  it('`anonymize()` refuses a list without terms, a missing file and bytes that are no UTF-8', async () => {
    await expect(anonymized(['a'], { deny: [{ entity: 'X' }] })).rejects.toThrow('Name the terms of the list')
    await expect(anonymized(['a'], { deny: [{ file: join(folder, 'none.txt') }] })).rejects.toThrow(
      'cannot be read',
    )
    const file = join(folder, 'bytes.txt')
    writeFileSync(file, Buffer.of(0x61, 0xff, 0xfe))
    await expect(anonymized(['a'], { deny: [{ file }] })).rejects.toThrow('is not UTF-8')
  })
})

describe('allow lists', () => {
  const text = 'a@example.com, b@example.com or https://example.com/a'

  it('`anonymize()` leaves listed values alone, and no others', async () => {
    expect(await anonymizedBy([text], { allow: ['a@example.com', 'https://example.com'] })).toEqual([
      'a@example.com, <EMAIL_ADDRESS> or <URL>',
    ])
  })

  it('`anonymize()` compares letter for letter by default', async () => {
    expect(await anonymized(['A@example.com'], { allow: ['a@example.com'] })).toEqual(['<EMAIL_ADDRESS>'])
    const allow = [{ terms: ['a@example.com'], ignoreCase: true }]
    expect(await anonymized(['A@example.com'], { allow })).toEqual(['A@example.com'])
  })

  it('`anonymize()` leaves values alone only as the entities named', async () => {
    const allow = [{ file: listFile('allow.txt', 'a@example.com\n10.1.2.3'), entities: ['IP_ADDRESS'] }]
    expect(await anonymized(['a@example.com 10.1.2.3'], { allow })).toEqual(['<EMAIL_ADDRESS> 10.1.2.3'])
  })

  it('`anonymize()` goes by a list of allowed values before a list of denied ones', async () => {
    expect(await anonymized(['Orion'], { deny: ['Orion'], allow: ['Orion'] })).toEqual(['Orion'])
  })

  it('`anonymize()` leaves alone what a pattern matches as a whole', async () => {
    const allowPatterns = ['.*@example\\.com', { regex: '10\\..*', entities: ['URL'] }]
    expect(await anonymized(['a@example.com a@example.com.au 10.1.2.3'], { allowPatterns })).toEqual([
      'a@example.com <EMAIL_ADDRESS> <IP_ADDRESS>',
    ])
  })

  it('`anonymize()` refuses a pattern that could take too long, and an entity that nobody finds', async () => {
    await expect(anonymized(['a'], { allowPatterns: ['(a+)+b'] })).rejects.toThrow('over and over')
    const allow = [{ terms: ['a'], entities: ['EMAIL_ADRESS'] }]
    await expect(anonymized(['a'], { allow })).rejects.toThrow('Did you mean "EMAIL_ADDRESS"?')
  })
})

describe('pinned lists', () => {
  it('a file that is pinned must be the one that was pinned', async () => {
    const file = listFile('pinned.txt', 'Orion\n')
    const deny = [{ file, sha256: '0'.repeat(64) }]
    await expect(anonymized(['a'], { deny })).rejects.toThrow('its SHA-256 differs')
  })
})

describe('values that are allowed', () => {
  it('`anonymize()` takes nothing out of the middle of one', async () => {
    const text = 'write to mary.jones@example.com, not to mary.jones@example.org'
    expect(await anonymizedBy([text], { allow: ['mary.jones@example.com'], entities: ['all'] })).toEqual([
      'write to mary.jones@example.com, not to <EMAIL_ADDRESS>',
    ])
  })
})
