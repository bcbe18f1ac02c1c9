import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { anonymize as anonymizeStream, type Pipeline, read, run, write } from 'prepkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { PrepError } from '../../../src/base/errors.js'
import type { AnonymizeOptions } from '../../../src/schemas/options/anonymize.js'
import { resolveOptions } from '../../../src/transform/plan-step.js'
import { entityNames } from '../../../transforms/anonymize/entities/entities.js'
import { commonLabels, readLabels } from '../../../transforms/anonymize/model/checkpoint/labels.js'
import { type ModelSettings, modelSettings } from '../../../transforms/anonymize/model/checkpoint/options.js'
import { type Classify, openClassifier } from '../../../transforms/anonymize/model/runtime/classify.js'
import { checkPeers } from '../../../transforms/anonymize/model/runtime/peers.js'
import { openTokenizer } from '../../../transforms/anonymize/model/runtime/text-tokens.js'
import { groupWindows, windowsOf } from '../../../transforms/anonymize/model/runtime/windows.js'
import { SharedThreads } from '../../../transforms/anonymize/threads/shared-threads.js'
import { openSyncThread } from '../../../transforms/anonymize/threads/sync-thread.js'
import { anonymize } from '../../../transforms/anonymize.js'
import { readShards, temporaryFolder, writeLines } from '../../run/fixtures.js'
import { inFolder, notice, peersFolder, succeeds, withPeers } from './model/peers.js'
import { writeTinyModel } from './model/tiny-model.js'

/** What `npm test` builds first: `../src/index.js` of it is `prepkit`. */
const distFolder = new URL('../', import.meta.resolve('prepkit'))
const folder = temporaryFolder('model')
const tiny = writeTinyModel(join(folder, 'tiny'))
const failing = writeTinyModel(join(folder, 'failing'), { fails: true })

function settings(extra: Partial<ModelSettings> = {}): ModelSettings {
  return { ...modelSettings(tiny), ...extra }
}

/** Texts with what a model finds in brackets, as `[PER Maria]`. */
async function marked(classify: Classify, texts: readonly string[]): Promise<(string | undefined)[]> {
  const answers = await classify(texts)
  return texts.map((text, i) => {
    let out = ''
    let from = 0
    for (const { start, end, type } of answers[i] ?? []) {
      out += `${text.slice(from, start)}[${type} ${text.slice(start, end)}]`
      from = end
    }
    return answers[i] === undefined ? undefined : out + text.slice(from)
  })
}

const mixed = [
  ['plain words', 'he met [PER Maria] in [LOC Berlin].'],
  ['pieces of a word', 'the [PER Josephine] met [PER Maria Muller]'],
  ['accents, composed and not', '[PER José], [PER Jose\u0301phine] and [PER Maria Müller]'],
  ['Chinese characters', '在[LOC 北京]，[PER 张伟]住。[PER 李娜]'],
  ['characters beyond the basic plane', '🎉🎉 [PER Maria] 👩‍👩‍👧 [LOC Berlin] 𠮷[PER 张伟]'],
  ['unknown words around', 'xyzzy [PER Maria] qwerty, ["]'.replace('["]', '"[ORG Acme Corp]"')],
  ['blanks of all kinds', '\t [PER Maria]\u00a0\u3000\n\n[ORG Acme  Corp] '],
  ['text that spells special tokens', '[SEP] [PER Maria] [CLS]'],
  ['nothing at all', ''],
] as const
const bare = mixed.map(([, text]) => text.replace(/\[(?:PER|LOC|ORG) (.*?)\]/g, '$1'))

withPeers(`a model of \`anonymize()\`${notice}`, () => {
  let classify: Classify
  beforeAll(async () => {
    classify = await openClassifier(settings())
  })

  it.each(mixed.map(([name, text], i) => [name, text, bare[i]]))(
    'is right to the character about %s',
    async (_, wanted, text) => {
      expect(await marked(classify, [text])).toEqual([wanted])
    },
  )

  it('answers a batch as it answers one by one', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `${'he met '.repeat(i % 7)}${bare[i % bare.length]}`)
    const single = []
    for (const text of many) single.push(...(await marked(classify, [text])))
    for (const batchTokens of [8, 40, 4096]) {
      const batched = await openClassifier(settings({ batchTokens }))
      expect(await marked(batched, many)).toEqual(single)
    }
  })

  it('reads a long text in windows', async () => {
    const long = 'he met Maria Muller in Berlin, 张伟 at Acme Corp. '
    const once = '[PER Maria Muller] in [LOC Berlin], [PER 张伟] at [ORG Acme Corp]. '
    for (const overlap of [0, 5, 64]) {
      const windowed = await openClassifier(settings({ maxTokens: 16, overlap }))
      const [found] = await windowed([long.repeat(300)])
      const whole = found?.map(({ start, end }) => long.repeat(300).slice(start, end)).join(' ')
      if (overlap > 0) expect(whole).toBe(Array(300).fill('Maria Muller Berlin 张伟 Acme Corp').join(' '))
    }
    expect(await marked(classify, [long.repeat(300)])).toEqual([`he met ${once}`.repeat(300)])
  })

  it('gives the mean probability, and leaves out what is below `threshold`', async () => {
    const [spans] = await classify(['Maria met unsure'])
    expect(spans?.map(({ score }) => score)).toEqual([expect.closeTo(0.998, 3)])
    const eager = await openClassifier(settings({ threshold: 0.1 }))
    const [all] = await eager(['Maria met unsure'])
    // e / (e + 6), and I-PER beside B-PER counts for PER: (e + 1) / (e + 6).
    expect(all?.map(({ score }) => score)).toEqual([
      expect.closeTo(0.998, 3),
      expect.closeTo((Math.E + 1) / (Math.E + 6), 5),
    ])
  })

  it('fails on the one text that it cannot do', async () => {
    const fragile = await openClassifier({ ...settings(), path: failing })
    const texts = ['Maria', 'a poison', 'Berlin', 'he met Maria Muller in Berlin']
    expect(await marked(fragile, texts)).toEqual([
      '[PER Maria]',
      undefined,
      '[LOC Berlin]',
      'he met [PER Maria Muller] in [LOC Berlin]',
    ])
  })

  it('joins types that stand for one entity, and lets `labels` choose', async () => {
    const names = ['O', 'GIVENNAME', 'SURNAME', 'CITY', 'MISC']
    const words = { maria: 'GIVENNAME', muller: 'SURNAME', berlin: 'CITY', acme: 'MISC', corp: 'MISC' }
    const path = writeTinyModel(join(folder, 'names'), { labels: names, words })
    const chosen = settings({ path, labels: { MISC: 'BRAND', CITY: false } })
    const [spans] = await (await openClassifier(chosen))(['Maria Muller, Maria met Acme Corp in Berlin'])
    expect(spans?.map(({ start, end, entity }) => [start, end, entity])).toEqual([
      [0, 12, 'PERSON'],
      [14, 19, 'PERSON'],
      [24, 33, 'BRAND'],
    ])
  })

  it('can take the surest piece of a word instead of its first', async () => {
    const words = { jose: 'unsure B-LOC', '##phine': 'I-PER' }
    const path = writeTinyModel(join(folder, 'pieces'), { words })
    for (const [aggregation, wanted] of [
      ['first', 'LOC'],
      ['max', 'PER'],
    ] as const) {
      const found = await openClassifier(settings({ path, aggregation, threshold: 0 }))
      expect((await found(['Josephine']))[0]?.map(({ type }) => type)).toEqual([wanted])
    }
  })
})

withPeers(`places of tokens${notice}`, () => {
  /** Texts cut up by a tokenizer, with `|` between the spans that its tokens stand for. */
  const cut = (json: object, text: string) => {
    const { starts, ends } = openTokenizer(json as Record<string, unknown>, 'auto').tokenize(text)
    return starts.map((start, i) => text.slice(start, ends[i])).join('|')
  }
  const parts = { version: '1.0', added_tokens: [], post_processor: null, decoder: null }
  const vocab = (words: readonly string[]) => Object.fromEntries(words.map((word, id) => [word, id]))
  const bytes = Array.from(
    { length: 256 },
    (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
  )

  it.each<[string, string, string]>([
    ['two words', 'Maria Müller', 'Maria| M|ü|ü|l|l|e|r'],
    ['Chinese, three bytes a character', '张Maria', '张|张|张|Maria'],
    ['an emoji, four bytes', 'a 🎉', 'a| |🎉|🎉|🎉|🎉'],
  ])('are right for BPE over bytes: %s', (_, text, wanted) => {
    const letters = Array.from({ length: 0x200 }, (_, code) => String.fromCharCode(code))
    const merges = ['M a', 'Ma r', 'Mar i', 'Mari a', 'Ġ M']
    const model = {
      type: 'BPE',
      vocab: vocab([...letters, ...merges.map((pair) => pair.replace(' ', ''))]),
      merges,
    }
    const json = { ...parts, normalizer: null, pre_tokenizer: { type: 'ByteLevel' }, model }
    expect(cut(json, text)).toBe(wanted)
  })

  it.each<[string, string, string]>([
    ['words behind one another', 'Maria met 张伟', 'Maria| met| |张伟'],
    ['forms that are composed, and blanks that are joined', 'Ｍaria   met', 'Ｍaria|   met'],
    ['what is unknown', 'Maria ☃☃ met', 'Maria| |☃☃| met'],
  ])('are right for Unigram: %s', (_, text, wanted) => {
    const words = ['<unk>', '▁', '▁Maria', '▁met', '张伟']
    const model = { type: 'Unigram', unk_id: 0, vocab: words.map((word, i) => [word, -i]) }
    const normalizers = [{ type: 'NFKC' }, { type: 'Replace', pattern: { Regex: ' {2,}' }, content: ' ' }]
    const json = {
      ...parts,
      normalizer: { type: 'Sequence', normalizers },
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always' },
      model,
    }
    expect(cut(json, text)).toBe(wanted)
  })

  it('are right for BPE that falls back to bytes', () => {
    const model = {
      type: 'BPE',
      byte_fallback: true,
      unk_token: '<unk>',
      vocab: vocab(['<unk>', ...bytes, '▁', 'M', 'e', 't', 'et', 'Met']),
      merges: ['e t', 'M et'],
    }
    const normalizers = [
      { type: 'Prepend', prepend: '▁' },
      { type: 'Replace', pattern: { String: ' ' }, content: '▁' },
    ]
    const json = { ...parts, normalizer: { type: 'Sequence', normalizers }, pre_tokenizer: null, model }
    expect(cut(json, 'Met ü Met')).toBe('|Met| |ü|ü| |Met')
  })
})

withPeers(`a run with a model${notice}`, () => {
  const entities = ['PERSON', 'LOCATION', 'ORGANIZATION', 'EMAIL_ADDRESS']
  const anonymizeWith = (model: AnonymizeOptions['model']): Pipeline['steps'] => [
    { anonymize: { fields: ['text'], entities, model } },
  ]

  it('gives the same rows for inline, 1 and 2 workers, and in Node streams', async () => {
    const filler = 'plain words that nobody knows '.repeat(200)
    const records = Array.from({ length: 3000 }, (_, id) => ({
      id,
      text: `${id} ${bare[id % (bare.length - 1)]} ${id % 100 === 0 ? filler : ''}`,
    }))
    const input = writeLines(join(folder, 'in.jsonl'), records)
    const outputs = [0, 1, 2].map((workers) => join(folder, `workers-${workers}`))
    for (const [workers, output] of outputs.entries())
      await run({ input, seed: 7, steps: anonymizeWith(tiny), output }, { workers })
    const streamed = join(folder, 'streamed')
    await pipeline(
      read(input, { seed: 7 }),
      anonymizeStream({ fields: ['text'], entities, model: tiny }),
      write(streamed),
    )
    const [first, ...others] = [...outputs, streamed].map(readShards)
    expect(first).toHaveLength(3000)
    expect(first[3].text).toBe('3 在<LOCATION>，<PERSON>住。<PERSON> ')
    for (const other of others) expect(other).toEqual(first)
  })

  it('rejects the record that the model fails on, and no other', async () => {
    const texts = ['Maria Muller met Acme Corp', 'Maria Muller met poison', 'He Met nobody at Berlin']
    const input = writeLines(
      join(folder, 'poison.jsonl'),
      texts.map((text) => ({ text })),
    )
    const output = join(folder, 'rejected')
    const errors = { budget: 1 }
    const report = await run({ input, steps: anonymizeWith(failing), output, errors }, { workers: 0 })
    expect(report.steps[0].counts.rejected).toEqual({ anonymize_failed: 1 })
    expect(readShards(output).map(({ text }) => text)).toEqual([
      '<PERSON> met <ORGANIZATION>',
      'He Met nobody at <LOCATION>',
    ])
  })

  it('changes nothing when run again', async () => {
    const inputs = [
      writeLines(
        join(folder, 'again.jsonl'),
        bare.slice(0, -1).map((text) => ({ text })),
      ),
    ]
    const steps = anonymizeWith({ path: tiny, gate: 'all' })
    for (const name of ['once.jsonl', 'twice.jsonl']) {
      const output = join(folder, name)
      await run({ input: inputs.at(-1) as string, steps, output }, { workers: 0 })
      inputs.push(output)
    }
    const [before, once, twice] = inputs.map((path) => readFileSync(path, 'utf8'))
    expect(once).not.toBe(before)
    expect(twice).toBe(once)
  })

  it('looks into the strings of JSON documents', async () => {
    const path = writeLines(join(folder, 'json.jsonl'), [
      { text: { who: 'Maria Muller', where: ['Berlin', 3] } },
    ])
    const output = join(folder, 'json')
    const input = { path, types: { text: 'json' as const } }
    await run({ input, steps: anonymizeWith({ path: tiny, gate: 'all' }), output }, { workers: 0 })
    expect(readShards(output)).toEqual([{ text: '{"who":"<PERSON>","where":["<LOCATION>",3]}' }])
  })

  // The model fails on this word: a record is rejected exactly when the model is asked about it.
  it.each<[string, ModelSettings['gate'], boolean]>([
    ['he met Maria Muller, a poison', 'names', true],
    ['在北京 poison', 'names', true],
    ['plain words, 1234567, poison', 'names', false],
    ['plain words, 1234567, poison', 'digits', true],
    ['plain poison', 'digits', false],
    ['plain poison', 'all', true],
  ])('asks the model about "%s" with the gate %s: %s', async (text, gate, isAsked) => {
    const output = mkdtempSync(join(folder, 'gate-'))
    const input = writeLines(join(folder, 'gate.jsonl'), [{ text }])
    const steps = anonymizeWith({ path: failing, gate })
    const report = await run({ input, steps, output, errors: { budget: 1 } }, { workers: 0 })
    expect(report.steps[0].counts.rejected).toEqual(isAsked ? { anonymize_failed: 1 } : {})
  })

  it.each([
    ['they use Xqzthar to clean it, not poison', true],
    ['plain poison', false],
  ])('asks the model about "%s" where only open texts go to it: %s', async (text, isAsked) => {
    const output = mkdtempSync(join(folder, 'when-'))
    const input = writeLines(join(folder, 'when.jsonl'), [{ text }])
    const steps = anonymizeWith({ path: failing, gate: 'all', when: 'uncertain' })
    const report = await run({ input, steps, output, errors: { budget: 1 } }, { workers: 0 })
    expect(report.steps[0].counts.rejected).toEqual(isAsked ? { anonymize_failed: 1 } : {})
  })
})

describe('labels of a model', () => {
  it.each<[string, string[], [string, string, string | undefined][]]>([
    [
      'BIO',
      ['O', 'B-PER', 'I-PER'],
      [
        ['', 'outside', undefined],
        ['PER', 'begin', 'PERSON'],
        ['PER', 'inside', 'PERSON'],
      ],
    ],
    [
      'BIOES',
      ['S_gpe', 'E_gpe'],
      [
        ['gpe', 'single', 'LOCATION'],
        ['gpe', 'end', 'LOCATION'],
      ],
    ],
    [
      'BMES, with a type of its own',
      ['B-X', 'M-X'],
      [
        ['X', 'begin', undefined],
        ['X', 'inside', undefined],
      ],
    ],
    [
      'none',
      ['NAME', 'E-MAIL'],
      [
        ['NAME', 'plain', 'PERSON'],
        ['E-MAIL', 'plain', 'EMAIL_ADDRESS'],
      ],
    ],
  ])('are read by the scheme %s', (_, names, wanted) => {
    const labels = readLabels(names, {})
    expect(labels.map(({ type, position, entity }) => [type, position, entity])).toEqual(wanted)
  })

  it('all stand for entities that exist', () => {
    expect(Object.values(commonLabels).filter((entity) => !entityNames.includes(entity))).toEqual([])
  })
})

describe('windows over a long text', () => {
  it.each([
    [10, { size: 10, overlap: 4 }, [[0, 10, 0, 10]]],
    [
      11,
      { size: 10, overlap: 4 },
      [
        [0, 10, 0, 5],
        [1, 11, 5, 11],
      ],
    ],
    [
      22,
      { size: 10, overlap: 4 },
      [
        [0, 10, 0, 8],
        [6, 16, 8, 14],
        [12, 22, 14, 22],
      ],
    ],
    [
      20,
      { size: 10, overlap: 0 },
      [
        [0, 10, 0, 10],
        [10, 20, 10, 20],
      ],
    ],
  ])('%i tokens, %j', (count, fit, wanted) => {
    const windows = windowsOf(0, count, fit)
    expect(windows.map(({ from, to, ownsFrom, ownsTo }) => [from, to, ownsFrom, ownsTo])).toEqual(wanted)
  })

  it('are gathered by length, as many as fit with the padding', () => {
    const windows = [3, 9, 4, 8, 30].flatMap((count, text) =>
      windowsOf(text, count, { size: 50, overlap: 0 }),
    )
    const groups = groupWindows(windows, { tokens: 22, added: 2 })
    expect(groups.map((group) => group.map(({ text }) => text))).toEqual([[4], [1, 3], [2, 0]])
  })
})

describe('a thread that is waited for', () => {
  const script = join(folder, 'thread.mjs')
  writeFileSync(
    script,
    `import { parentPort, workerData } from 'node:worker_threads'
    const { port, pulse, data } = workerData
    const beat = () => { Atomics.add(pulse, 0, 1); Atomics.notify(pulse, 0) }
    if (data === 'exit') process.exit(1)
    if (data === 'refuse') parentPort.postMessage({ failed: { code: 'bad_option', message: 'No such thing' } })
    else parentPort.postMessage({ answer: true })
    port.on('message', async (question) => {
      if (question === 'hang') return
      if (question === 'slow')
        for (let i = 0; i < 12; i++) { await new Promise((go) => setTimeout(go, 100)); beat() }
      if (question === 'fail') port.postMessage({ failed: { code: 'worker_failed', message: 'It failed' } })
      else port.postMessage({ answer: [question, question] })
      beat()
    })`,
  )
  const open = (data: string, limitMs = 100_000) =>
    openSyncThread(pathToFileURL(script), { name: 'model', data, limitMs })

  it('answers questions one by one, in order', async () => {
    const thread = await open('')
    for (let i = 0; i < 200; i++)
      expect(thread.ask(`question ${i}`)).toEqual([`question ${i}`, `question ${i}`])
    expect(() => thread.ask('fail')).toThrow('It failed')
    expect(thread.ask('again')).toEqual(['again', 'again'])
    thread.end()
    expect(() => thread.ask('more')).toThrow('has ended')
  })

  it('may take long as long as it shows signs of life', async () => {
    // Ten times as long as from one sign to the next: a busy machine may be late.
    const thread = await open('', 1000)
    expect(thread.ask('slow')).toEqual(['slow', 'slow'])
    expect(() => thread.ask('hang')).toThrow(/no sign of life for 1 s/)
    expect(() => thread.ask('more')).toThrow('has ended')
  })

  it('says why it does not start', async () => {
    await expect(open('refuse')).rejects.toThrow('No such thing')
    await expect(open('exit')).rejects.toThrow('ended before it was ready')
  })

  it('is shared by those who ask for the same, until it is dropped', async () => {
    const shared = new SharedThreads()
    const opened: string[] = []
    const take = (key: string) =>
      shared.take(key, async () => {
        opened.push(key)
        return open('')
      })
    const first = await take('a')
    expect(await take('a')).toBe(first)
    const other = await take('b')
    shared.drop('a')
    const again = await take('a')
    expect(again).not.toBe(first)
    expect(opened).toEqual(['a', 'b', 'a'])
    for (const thread of [first, other, again]) thread.end()
  })

  it('keeps no process alive', async () => {
    const module = new URL('transforms/anonymize/threads/sync-thread.js', distFolder)
    const code = `import { openSyncThread } from '${module}'
      const thread = await openSyncThread(new URL('${pathToFileURL(script)}'), { name: 'model', data: '', limitMs: 1e5 })
      console.log(thread.ask('last')[0])`
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      timeout: 100_000,
    })
    expect(stdout).toBe('last\n')
  })
})

describe('packages for a model', () => {
  const empty = temporaryFolder('no-peers')
  const isBeside = inFolder(empty, () => succeeds(() => checkPeers('auto')))

  it.skipIf(isBeside)(
    'are asked for with the command that installs them, before any row is read',
    async () => {
      expect(() => inFolder(empty, () => checkPeers('auto'))).toThrow(
        /@huggingface\/tokenizers is not installed.*Run: npm install @huggingface\/tokenizers onnxruntime-node$/,
      )
      expect(() => inFolder(empty, () => checkPeers('web'))).toThrow(
        /Run: npm install @huggingface\/tokenizers onnxruntime-web$/,
      )
    },
  )

  withPeers('that are there', () => {
    it('are found in the current folder', () => {
      expect(succeeds(() => inFolder(peersFolder, () => checkPeers('auto')))).toBe(true)
    })
  })
})

withPeers(`the digest of a model${notice}`, () => {
  const resolved = (model: unknown) =>
    resolveOptions(anonymize, { fields: ['text'], model }, 0) as Promise<{ model: ModelSettings }>

  it('is part of the resolved options, and of the files that decide what is found', async () => {
    const digests = new Set<string | undefined>()
    const path = writeTinyModel(join(folder, 'digest'))
    for (const file of ['', 'model.onnx', 'tokenizer.json', 'config.json']) {
      if (file !== '') appendFileSync(join(path, file), ' ')
      const { model } = await resolved(path)
      expect(await resolved(model)).toMatchObject({ model })
      digests.add(model.sha256)
    }
    expect(digests.size).toBe(4)
  })

  it('is held against the files', async () => {
    await expect(resolved({ path: tiny, sha256: '0'.repeat(64) })).rejects.toThrow(/SHA-256 differs/)
    const changed = openClassifier(settings({ sha256: '0'.repeat(64) }))
    await expect(changed).rejects.toThrow(/SHA-256 differs/)
  })
})

describe('the options of a model', () => {
  it.each<[string, object | string, RegExp]>([
    ['a folder that is not there', './nowhere', /"\.\/nowhere" does not exist/],
    ['a folder without a model', folder, /holds none of model\.onnx, model_quantized\.onnx/],
    [
      'a tokenizer that is not there',
      { path: tiny, tokenizer: 'no.json' },
      /no tokenizer\.json at "no\.json"/,
    ],
    [
      'a label that the model lacks',
      { path: tiny, labels: { PERS: 'PERSON' } },
      /label "PERS".*Did you mean "PER"/,
    ],
    ['an unknown option', { path: tiny, batch: 4 }, /model/],
    [
      'an unknown time',
      { path: tiny, when: 'sometimes' },
      /"model\.when" of anonymize cannot be "sometimes"\. Known: always, uncertain/,
    ],
    ['no path', { when: 'always' }, /path/],
  ])('refuse %s', async (_, model, message) => {
    const refused = resolveOptions(anonymize, { fields: ['text'], model }, 0)
    await expect(refused).rejects.toThrow(PrepError)
    await expect(refused).rejects.toThrow(message)
  })
})
