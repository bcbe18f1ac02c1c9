import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitions, entityNames } from '../../../../transforms/anonymize/entities/entities.js'
import { findModelFiles } from '../../../../transforms/anonymize/model/checkpoint/files.js'
import { readKnownLabels } from '../../../../transforms/anonymize/model/checkpoint/known-labels.js'
import {
  type ModelSettings,
  modelSettings,
} from '../../../../transforms/anonymize/model/checkpoint/options.js'
import { promptsOf, usualPrompts } from '../../../../transforms/anonymize/model/checkpoint/prompts.js'
import {
  type ClassifierOptions,
  openClassifier,
} from '../../../../transforms/anonymize/model/runtime/classify.js'
import {
  type Candidate,
  candidatesOfSpans,
  candidatesOfWords,
  resolveFlat,
} from '../../../../transforms/anonymize/model/runtime/gliner-spans.js'
import { wordsOf, wordWindows } from '../../../../transforms/anonymize/model/runtime/gliner-words.js'
import { runs } from '../../../campaign.js'
import { temporaryFolder } from '../../../run/fixtures.js'
import { notice, withPeers } from './peers.js'
import { type TinyGliner, writeTinyGliner } from './tiny-gliner.js'
import { writeTinyModel } from './tiny-model.js'

const folder = temporaryFolder('gliner')

describe('spans of words that overlap', () => {
  const words = 8
  const candidates = fc.array(
    fc
      .record({
        first: fc.integer({ min: 0, max: words - 1 }),
        width: fc.integer({ min: 0, max: 3 }),
        prompt: fc.integer({ min: 0, max: 2 }),
        // Few different scores, so that some are equal.
        score: fc.integer({ min: 1, max: 6 }).map((tenths) => tenths / 10),
      })
      .map(
        ({ first, width, ...rest }): Candidate => ({
          first,
          last: Math.min(words - 1, first + width),
          ...rest,
        }),
      ),
    { maxLength: 14 },
  )
  const overlap = (a: Candidate, b: Candidate) => !(a.first > b.last || b.first > a.last)
  const byWorth = (a: Candidate, b: Candidate) =>
    b.score - a.score || a.first - b.first || a.last - b.last || a.prompt - b.prompt

  it('are resolved as by comparing each with every one that was kept', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const kept: Candidate[] = []
        for (const one of [...given].sort(byWorth))
          if (kept.every((other) => !overlap(one, other))) kept.push(one)
        expect(resolveFlat(given, words)).toEqual(kept.sort((a, b) => a.first - b.first))
      }),
      runs(),
    )
  })

  it('are disjoint, and what is left out has a better one in its way', () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const kept = resolveFlat(given, words)
        for (const [i, one] of kept.entries())
          expect(kept.slice(i + 1).filter((other) => overlap(one, other))).toEqual([])
        for (const one of given)
          expect(kept.some((other) => overlap(one, other) && other.score >= one.score)).toBe(true)
      }),
      runs(),
    )
  })
})

describe('candidates of a window', () => {
  const [count, prompts, maxWidth] = [4, 2, 3]
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
  const logits = (length: number) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length })
  const threshold = fc.double({ min: 0.2, max: 0.8, noNaN: true })
  const inOrder = (found: readonly Candidate[]) =>
    found.map(({ first, last, prompt, score }) => `${prompt}:${first}-${last} ${score.toFixed(9)}`).sort()

  it('are all spans that are not too wide and score enough', () => {
    fc.assert(
      fc.property(logits(count * maxWidth * prompts), threshold, (given, least) => {
        const wanted: Candidate[] = []
        for (const [i, logit] of given.entries()) {
          const first = Math.floor(i / (maxWidth * prompts))
          const last = first + (Math.floor(i / prompts) % maxWidth)
          if (last < count && sigmoid(logit) >= least)
            wanted.push({ first, last, prompt: i % prompts, score: sigmoid(logit) })
        }
        const found = candidatesOfSpans(
          (first, width, prompt) => given[(first * maxWidth + width) * prompts + prompt],
          { count, prompts, threshold: least, maxWidth },
        )
        expect(inOrder(found)).toEqual(inOrder(wanted))
      }),
      runs(50),
    )
  })

  it('begin, end and stand inside surely enough, where words are scored', () => {
    const parts = ['begins', 'ends', 'inside'] as const
    fc.assert(
      fc.property(logits(count * prompts * 3), threshold, (given, least) => {
        const at = (word: number, prompt: number, part: (typeof parts)[number]) =>
          given[(word * prompts + prompt) * 3 + parts.indexOf(part)]
        const wanted: Candidate[] = []
        for (let prompt = 0; prompt < prompts; prompt++)
          for (let first = 0; first < count; first++)
            for (let last = first; last < count; last++) {
              const inside = Array.from({ length: last - first + 1 }, (_, i) =>
                at(first + i, prompt, 'inside'),
              )
              const all = [at(first, prompt, 'begins'), at(last, prompt, 'ends'), ...inside].map(sigmoid)
              if (all.every((share) => share >= least))
                wanted.push({ first, last, prompt, score: Math.min(...all) })
            }
        const found = candidatesOfWords(at, { count, prompts, threshold: least })
        expect(inOrder(found)).toEqual(inOrder(wanted))
      }),
      runs(50),
    )
  })
})

describe('words of a text', () => {
  const tokenize = (text: string) => ({ ids: [...text].map(() => 1), starts: [], ends: [] })
  const cut = (text: string) => wordsOf(text, { tokenize, mostTokens: 5 })

  it.each([
    ["Ms. O'Neil-Smith_jr, 12-34!", "Ms|.|O|'|Neil-Smith_jr|,|12-34|!"],
    ['José - Müller\u3000张伟，18岁', 'José|-|Müller|张伟|，|18岁'],
    ['a\0b 🎉', 'a|b|🎉'],
    ['', ''],
  ])('are cut as GLiNER cuts them: %s', (text, wanted) => {
    const words = cut(text).map(({ start, end }) => text.slice(start, end))
    expect(words.join('|')).toBe(wanted)
  })

  it('have so many tokens as a window has room for at most', () => {
    expect(cut('x'.repeat(100_000)).map(({ ids }) => ids.length)).toEqual([5])
  })

  it('are known to be clauses where writing has no blanks', () => {
    expect(cut('张伟住在北京，李娜 straightforward').map(({ isClause }) => isClause)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('stand in windows that fit, of which one speaks for each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 6 }),
        (lengths, mostWords, overlap) => {
          const words = lengths.map((length) => ({
            start: 0,
            end: 0,
            ids: Array(length).fill(1),
            isClause: false,
          }))
          const windows = wordWindows(3, words, { mostWords, mostTokens: 5, overlap })
          const owned = windows.flatMap(({ ownsFrom, ownsTo }) =>
            Array.from({ length: ownsTo - ownsFrom }, (_, i) => ownsFrom + i),
          )
          expect(owned).toEqual(lengths.map((_, i) => i))
          for (const { text, from, to, tokens, ownsFrom, ownsTo } of windows) {
            expect(text).toBe(3)
            expect(tokens).toBe(lengths.slice(from, to).reduce((sum, length) => sum + length, 0))
            expect(tokens <= 5 && to - from <= mostWords && from <= ownsFrom && ownsTo <= to).toBe(true)
          }
        },
      ),
      runs(),
    )
  })
})

describe('labels that a model is asked for', () => {
  it('are usual words for common entities', () => {
    expect(usualPrompts.every(({ entity }) => entityNames.includes(entity))).toBe(true)
    expect(new Set(usualPrompts.map(({ type }) => type)).size).toBe(usualPrompts.length)
    expect(usualPrompts.length).toBeLessThan(definitions.length)
  })

  it('are the words that users give for an entity, and no others for it', () => {
    const prompts = promptsOf({ first_name: 'PERSON', last_name: 'PERSON', project: 'PROJECT', email: false })
    expect(prompts.filter(({ entity }) => ['PERSON', 'PROJECT', 'EMAIL_ADDRESS'].includes(entity))).toEqual([
      { type: 'first_name', entity: 'PERSON' },
      { type: 'last_name', entity: 'PERSON' },
      { type: 'project', entity: 'PROJECT' },
    ])
    expect(prompts).toHaveLength(usualPrompts.length + 1)
  })

  it('cannot be left out where they are not asked for', () => {
    expect(() => promptsOf({ emails: false })).toThrow(/"emails" is not asked for.*"email"/)
  })
})

describe('the files of a GLiNER model', () => {
  const check = (name: string, given: TinyGliner, extra: Partial<ModelSettings> = {}) => {
    const settings = { ...modelSettings(writeTinyGliner(join(folder, name), given)), ...extra }
    return readKnownLabels(findModelFiles(settings), settings)
  }

  it('are known by gliner_config.json', () => {
    expect(check('plain', {})).toEqual(usualPrompts)
    expect(check('nulls', { config: { labels_encoder: null, relations_layer: null } })).toEqual(usualPrompts)
  })

  it.each<[string, object, RegExp]>([
    ['two encoders', { labels_encoder: 'BAAI/bge-small-en' }, /labels_encoder, an encoder for labels/],
    ['a decoder', { labels_decoder: 'gpt2' }, /labels_decoder/],
    ['relations', { relations_layer: 'biaffine' }, /relations_layer/],
    [
      'words of another kind',
      { words_splitter_type: 'spacy' },
      /"spacy", not "whitespace".*gliner_multi_pii/,
    ],
  ])('are refused for a model with %s', (name, config, message) => {
    expect(() => check(name, { config })).toThrow(message)
  })
})

withPeers(`a GLiNER model${notice}`, () => {
  const labels: ModelSettings['labels'] = {
    person: 'PERSON',
    city: 'LOCATION',
    'phone number': 'PHONE_NUMBER',
  }
  const entities = Object.values(labels).filter((entity) => entity !== false)
  const opened = (
    given: TinyGliner,
    extra: Partial<ModelSettings> = {},
    asked: ClassifierOptions = { entities },
  ) => {
    const path = writeTinyGliner(join(folder, JSON.stringify(given).replace(/\W/g, '-')), given)
    return openClassifier({ ...modelSettings(path), labels, ...extra }, asked)
  }
  const found = async (text: string, classify: ReturnType<typeof opened>) => {
    const [spans] = await (await classify)([text])
    return spans?.map(({ start, end, entity }) => `${entity} ${text.slice(start, end)}`)
  }
  const text = 'he met Maria Muller in New York, José and Maria; call 030.'
  const wanted = [
    'PERSON Maria Muller',
    'LOCATION New York',
    'PERSON José',
    'PERSON Maria',
    'PHONE_NUMBER 030',
  ]

  it.each(['spans', 'words', 'words first'] as const)(
    'finds what it is asked for, by scores of %s',
    async (scores) => {
      expect(await found(text, opened({ scores }))).toEqual(wanted)
      expect(await found('', opened({ scores }))).toEqual([])
    },
  )

  it('is asked for what is wanted alone', async () => {
    const asked = { entities: ['LOCATION'] }
    expect(await found(text, opened({}, {}, asked))).toEqual(['LOCATION New York'])
  })

  it('answers a batch as it answers one by one', async () => {
    const texts = Array.from(
      { length: 30 },
      (_, i) => `${'he met '.repeat(i % 5)}${i % 3 === 0 ? text : 'Maria, Berlin'}`,
    )
    const single = []
    for (const one of texts) single.push(...(await (await opened({}))([one])))
    for (const batchTokens of [8, 100, 4096])
      expect(await (await opened({}, { batchTokens }))(texts)).toEqual(single)
  })

  it('says the same in windows', async () => {
    const long = `${text} `.repeat(40)
    const whole = await found(long, opened({}, { maxTokens: 2000 }))
    expect(whole).toHaveLength(40 * wanted.length)
    for (const overlap of [6, 64])
      expect(await found(long, opened({}, { maxTokens: 48, overlap }))).toEqual(whole)
  })

  it('joins two labels that stand for one entity', async () => {
    const names = { person: 'PERSON', city: 'PERSON' } as const
    const joined = opened({}, { labels: names }, { entities: ['PERSON'] })
    expect(await found('Muller Maria Berlin, Maria', joined)).toEqual(['PERSON Maria Berlin', 'PERSON Maria'])
  })

  it('leaves clauses written without blanks alone, and text that spells its markers', async () => {
    expect(await found('<<ENT>> Maria <<SEP>> 030', opened({}))).toEqual(['PERSON Maria', 'PHONE_NUMBER 030'])
    expect(await found('张在北京见了人，张', opened({}, { threshold: 0 }))).not.toContain(
      'PERSON 张在北京见了人',
    )
  })

  it.each<[string, TinyGliner, Partial<ModelSettings>, RegExp]>([
    ['a tokenizer without its markers', { lacksMarkers: true }, {}, /has no token <<ENT>>/],
    [
      'the tokenizer of another model',
      { config: { class_token_index: 7, vocab_size: 99 } },
      {},
      /has the id \d+ in .* and 7 as class_token_index/,
    ],
    ['other scores than it says', { config: { span_mode: 'token_level' } }, {}, /wants the inputs.*span_idx/],
    ['other widths than it says', { config: { max_width: 5 } }, {}, /fails on|has the shape/],
    ['no room for text', {}, { maxTokens: 16 }, /labels leave \d+ of 16 tokens.*Raise maxTokens/],
  ])('is refused with %s', async (_, given, extra, message) => {
    await expect(opened(given, extra)).rejects.toThrow(message)
  })

  it('is asked to bring its gliner_config.json', async () => {
    const path = writeTinyModel(join(folder, 'other'), { inputs: ['input_ids', 'words_mask'] })
    await expect(openClassifier(modelSettings(path))).rejects.toThrow(/wants the inputs.*gliner_config\.json/)
  })
})
