import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openProtected } from '../../../transforms/augment/editing/protected-parts.js'
import { TextView } from '../../../transforms/augment/editing/text-view.js'
import {
  isName,
  type Language,
  languageOf,
  type Words,
  wordAt,
} from '../../../transforms/augment/editing/words.js'
import { runs } from '../../campaign.js'

const tools = {
  protectedIn: openProtected([]),
  segmenter: () => new Intl.Segmenter('zh', { granularity: 'word' }),
}

function splitWords(text: string, language: Language): Words {
  return new TextView(text, language, tools).words
}

function wordsOf(text: string, language: Language = languageOf(text)): string[] {
  const words = splitWords(text, language)
  return words.starts.map((_, word) => wordAt(words, word))
}

describe('the words of a text', () => {
  test.each([
    ['plain words and punctuation', 'The cat, sat (down)!', ['The', 'cat', 'sat', 'down']],
    [
      'quotations and titles',
      'She said "so it is" and ‘no more’ of 《the book》',
      ['She', 'said', 'and', 'of'],
    ],
    ['JSON over lines', 'Read {"a": [1,\n "two words"],\n "b": {}} and reply', ['Read', 'and', 'reply']],
    [
      'contractions and hyphens',
      "I don't know well-known folk’s",
      ['I', "don't", 'know', 'well-known', 'folk’s'],
    ],
    ['numbers, versions and dates', 'Use v2.1 of 3.14 on 2024-05-01 or 1,000 x2', ['Use', 'of', 'on', 'or']],
    ['a date with a month', 'Born 12 March 1990 or May 5th in May', ['Born', 'or', 'in', 'May']],
    [
      'addresses',
      'Mail bob.lee@mail.example or see https://a.example/b?c=d#e now',
      ['Mail', 'or', 'see', 'now'],
    ],
    ['placeholders', 'Dear {{first name}}, meet <the guest>, [NAME] and {user}', ['Dear', 'meet', 'and']],
    ['words glued to placeholders', 'un{{adj}}ly pre<x> and', ['and']],
    ['inline code', 'Call `let x = y` and ``a `b` c`` now', ['Call', 'and', 'now']],
    ['a fenced block', 'Run:\n```js\nlet word = here\n```\nthen stop', ['then', 'stop']],
    ['a fence that never closes', 'Run it\n```\nall of this', ['Run', 'it']],
    [
      'role markers',
      'User: hello there\n\n### Answer: yes it is\n<|im_start|>assistant fine',
      ['hello', 'there', 'yes', 'it', 'is', 'fine'],
    ],
    [
      'identifiers, paths and choices',
      'set snake_case in src/main.ts and/or node.js ok',
      ['set', 'in', 'ok'],
    ],
    ['list letters', 'A) one B. two a cat and I', ['one', 'two', 'a', 'cat', 'and', 'I']],
    ['formulas', 'so \\(a plus b\\) and $$x is y$$ hold', ['so', 'and', 'hold']],
    ['other scripts with spaces', 'Привет, мир! Élan vital', ['Привет', 'мир', 'Élan', 'vital']],
    ['Japanese, which has no words here', '今日はとても良い天気です', []],
    ['Thai, which has no words here', 'สวัสดีชาวโลก', []],
  ])('%s', (_, text, wanted) => {
    expect(wordsOf(text)).toEqual(wanted)
  })

  test.each([
    ['plain', '我们今天去北京大学，好吗？', '我们今天去北京大学好吗'],
    ['among signs, digits and Latin', '他用 Python3 写了5个脚本。', '他用写了脚本'],
    ['dates and numbers', '会议在2024年3月5日，共三十五，第一，是他', '会议在共是他'],
    ['an address and a role', '用户：请看https://zh.example/wiki/中国 谢谢', '请看谢谢'],
    ['placeholders', '你好，【姓名】，我是{{称呼}}', '你好我是'],
  ])('Chinese, %s', (_, text, letters) => {
    const words = wordsOf(text)
    expect(words.join('')).toBe(letters)
    expect(words.length).toBeLessThan(letters.length)
  })

  test('words lie apart and in order, whatever the text is, and sentences hold them all', () => {
    const scraps = fc.constantFrom(
      ...' |\n|.|`|```|{{|}}|<|>|[|]|word|中文|3.5|User:|😀|\u00a0|$$|\ud800'.split('|'),
    )
    const language = fc.constantFrom<Language>('en', 'zh')
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 30 }), language, (parts, language) => {
        const text = parts.join('')
        const { starts, ends, sentences, sentenceOf } = splitWords(text, language)
        starts.forEach((start, word) => {
          expect(start).toBeGreaterThanOrEqual(word === 0 ? 0 : ends[word - 1])
          expect(ends[word]).toBeGreaterThan(start)
          expect(sentences[sentenceOf[word]]).toBeLessThanOrEqual(word)
          expect(sentences[sentenceOf[word] + 1]).toBeGreaterThan(word)
        })
        expect(sentences.at(-1)).toBe(starts.length)
      }),
      runs(50, 8),
    )
  })

  test.each([
    ['Hello there', 'en'],
    ['你好', 'zh'],
    ['请用 Python 写一个快速排序', 'zh'],
    ['Translate into Chinese please: 你好', 'en'],
    ['今日は', 'en'],
    ['', 'en'],
  ])('%j is taken as %s', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  test.each([
    ['They asked Marie Curie about IBM and iPhones', ['Marie', 'Curie', 'IBM', 'iPhones']],
    ['New York is large. The city grew, I think', ['New', 'York']],
  ])('the names in %j are told by their capitals', (text, wanted) => {
    const words = splitWords(text, 'en')
    expect(
      words.starts
        .map((_, word) => word)
        .filter((word) => isName(words, word))
        .map((word) => wordAt(words, word)),
    ).toEqual(wanted)
  })
})

describe('names of people in Chinese', () => {
  test.each([
    ['昨天王小明在北京介绍了新的计划', '王小明'],
    ['欧阳若兰和李建国都来了', '欧阳若兰'],
    ['请给张伟写一封信', '张伟'],
    ['高先生今天很忙', '高'],
    ['作者马德写了很多书', '马德'],
    ['收件人：马冬梅，电话', '马冬梅'],
    ['白晓丽喜欢读书', '白晓丽'],
    ['这位物理学家约翰·史密斯在那一年出生了', '约翰·史密斯'],
    ['老王和小李去学校', '老王'],
  ])('are not among the words of "%s"', (text, name) => {
    const { starts, ends } = splitWords(text, 'zh')
    const at = text.indexOf(name)
    expect(starts.filter((start, i) => start < at + name.length && ends[i] > at)).toEqual([])
    expect(starts.length).toBeGreaterThan(0)
  })

  test.each(['一张照片', '高质量的黄色衣服', '学习编程语言', '经济萧条', '马上开始', '张开嘴'])(
    'are not seen in "%s"',
    (text) => expect(wordsOf(text).join('')).toBe(text),
  )
})
