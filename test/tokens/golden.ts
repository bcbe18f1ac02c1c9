import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { root } from '../source-files.js'

/** A small vocabulary, and the ids that the library gives texts; `test/interop/write_token_fixtures.py` writes them. */
export interface Golden {
  by: string
  tokenizer: Record<string, unknown>
  cases: { text: string; ids: number[]; plain: number[] }[]
}

const folder = join(root, 'test/golden/tokens')

/** The vocabularies that there are. */
export const goldenNames: readonly string[] = readdirSync(folder).map((file) => file.replace('.json', ''))

export function readGolden(name: string): Golden {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Golden
}

/** What expressions and normalizers treat apart. */
const pieces = [
  ...[
    ' ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    'a',
    "don't",
    "I'LL",
    "'S",
    "'ſ",
    "'",
    'x',
    '123',
    '1234567',
    '٣٤',
    '²',
    'Ⅷ',
  ],
  ...[
    ' hello',
    ' World',
    'HTTPServer',
    'camelCase',
    'ÀÉ',
    'straße',
    'İ',
    '中文',
    '，',
    '。',
    'カナ',
    '한국어',
    'ǅ',
    'ʰ',
  ],
  ...[
    '👩‍👩‍👧',
    '🇩🇪',
    'e\u0301',
    '\u0301',
    'A\u0301B',
    '_',
    '-',
    '...',
    '!?',
    '//',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\u0085',
  ],
  ...[
    '\ufeff',
    '\u200b',
    '<',
    '<|im_start|>',
    '<|endoftext|>',
    '<think>',
    '\0',
    '$',
    '+',
    '#',
    '/',
    '\\',
    '"',
    '{',
    '\u212b',
  ],
]

/** Texts of such pieces, and of any characters. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
)
