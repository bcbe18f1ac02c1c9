import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LanguageIdentifier } from '../../transforms/language/identifier.js'
import { advertisements, callBeginnings } from '../../transforms/signals/advertisements.js'
import { SignalMeter } from '../../transforms/signals/measure.js'
import { type SignalGroup, signalGroups } from '../../transforms/signals/names.data.js'
import { signalNames, TextMeter, wantedSignals } from '../../transforms/signals/text-meter.js'
import { isWhole, runs } from '../campaign.js'

const groups = Object.keys(signalGroups) as SignalGroup[]
const kernel = new TextMeter('fast')
const wanted = wantedSignals(signalNames)
const languages = new LanguageIdentifier({ method: 'fast', maxBytes: 0, shares: false })
const script = new SignalMeter({ groups, tokenizer: 'fast' })

const rangeOf = (bytes: Buffer) => ({ bytes, start: 0, end: bytes.length })

/** What parts words and lines, and what looks as if it did. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'the',
      'of',
      'Have',
      'don',
      'x',
      'Café',
      'Dr',
      'e.g',
      'U.S',
      'GB',
      '5',
      '10km',
      '1910',
      'http',
      'www',
    ],
    ...['a well-read', 'end.Next', "they've", '’s', 'n’t', 'привет', 'в', 'مرحبا', 'في', 'नमस्ते', 'γειά'],
  ),
  fc.constantFrom(
    ...[
      '的',
      '了',
      '中文',
      '我们',
      '數據',
      '。',
      '，',
      '：',
      '《',
      '》',
      '、',
      '加',
      '微信',
      'QQ群',
      '扫码',
      'ก',
      'あ',
      'ア',
      '한국',
    ],
    ...['😀', '👩‍👩‍👧', '\u{20000}', '\u0301', '①', '€', '°', '�', 'ä¸\u00ad', 'å', '·'],
  ),
  fc.constantFrom(
    ...[
      ' ',
      ' ',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '\u3000',
      '\u00a0',
      '\u2028',
      '\u0085',
      '\v',
      '\u001c',
      '\0',
    ],
    ...[
      '.',
      '...',
      '…',
      ',',
      ';',
      ':',
      '!',
      '?',
      "'",
      '"',
      '’',
      '-',
      '--',
      '- ',
      '• ',
      '—',
      '(',
      ')',
      '#',
      '%',
      '+',
    ],
    ...['/', '=', '<', '>', '*', '^', '~', '_', '@', '$', '{', '}'],
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const said = fc.array(piece, { maxLength: 80 }).map((pieces) => Buffer.from(pieces.join('')).toString())
const text = fc.oneof(
  said,
  // What is said again is what most numbers are about.
  fc.tuple(said, said, fc.nat(6)).map(([a, b, times]) => `${a}${b}`.repeat(times) + a),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString()),
)

describe('the kernel of signals', () => {
  it('gives the numbers and the language that the same written in TypeScript gives', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'zh', 'ru', undefined), (text, language) => {
        const range = rangeOf(Buffer.from(text))
        const inScript = script.measure(range, language)
        expect(kernel.named(range, { wanted, language })).toEqual(inScript)
        for (const name of ['repeat_13', 'ad_hits', 'han_ratio', 'dup_7_gram'] as const) {
          const alone = kernel.named(range, { wanted: wantedSignals([name]), language })
          expect(alone).toEqual({ [name]: inScript[name] })
        }
        expect(kernel.languageOf(range)).toBe(languages.identify(range).code)
      }),
      runs(600),
    )
  })

  it.runIf(isWhole)(
    'hands texts that are too long for it to TypeScript, and measures the next one as before',
    () => {
      const asked = { wanted: wantedSignals(['words', 'stop_words']), language: 'en' }
      const short = rangeOf(Buffer.from('A short text, and the end of it.'))
      const long = rangeOf(Buffer.from(`the end of it all is${' '.repeat(1 << 22)}the end of what is said`))
      const before = kernel.named(short, asked)
      expect(kernel.languageOf(long)).toBe('en')
      expect(kernel.named(long, asked)).toEqual({ words: 12, stop_words: 2 })
      expect(kernel.named({ ...short }, asked)).toEqual(before)
    },
  )

  it('looks for advertisements wherever one may begin', () => {
    const part = fc.constantFrom(
      ...[
        ...'加➕+我一下微信薇威VvXxQq扣号:：群扫码关注领取添加进点击方链接限时特价抢购免费代理盟招商全场包邮立即优惠券客服咨询热线',
      ],
      ...[' ', '　', '\n', '123456'],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const found = advertisements(rangeOf(Buffer.from(parts.join('').repeat(3))))
        fc.pre(found > 0)
        expect(callBeginnings.some((beginning) => parts.join('').repeat(3).includes(beginning))).toBe(true)
      }),
      runs(200),
    )
  })
})
