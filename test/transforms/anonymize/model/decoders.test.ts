import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  noBiases,
  type TransitionBiases,
} from '../../../../transforms/anonymize/model/checkpoint/calibration.js'
import { digestModel, findModelFiles } from '../../../../transforms/anonymize/model/checkpoint/files.js'
import { isBounded, readLabels } from '../../../../transforms/anonymize/model/checkpoint/labels.js'
import {
  type ModelSettings,
  modelSettings,
} from '../../../../transforms/anonymize/model/checkpoint/options.js'
import { readTokenConfig } from '../../../../transforms/anonymize/model/checkpoint/token-config.js'
import { openClassifier } from '../../../../transforms/anonymize/model/runtime/classify.js'
import { readHalves } from '../../../../transforms/anonymize/model/runtime/half.js'
import { openViterbi } from '../../../../transforms/anonymize/model/runtime/viterbi.js'
import { runs } from '../../../campaign.js'
import { temporaryFolder } from '../../../run/fixtures.js'
import { notice, withPeers } from './peers.js'
import { writeTinyModel } from './tiny-model.js'

const folder = temporaryFolder('decoders')
const bounded = (types: readonly string[]) => [
  'O',
  ...types.flatMap((type) => ['B', 'I', 'E', 'S'].map((part) => `${part}-${type}`)),
]

describe('labels decoded by Viterbi', () => {
  const names = bounded(['a', 'b'])
  const labels = readLabels(names, {})
  const size = names.length

  /** Which label may follow another, by the letters of the scheme alone: nothing of the decoder is used. */
  const follows = (before: string, after: string) =>
    /^[BI]/.test(before) ? /^[IE]/.test(after) && after.slice(1) === before.slice(1) : /^[OBS]/.test(after)
  const isLegal = (path: readonly string[]) =>
    /^[OBS]/.test(path[0]) &&
    /^[OES]/.test(path[path.length - 1]) &&
    path.every((name, i) => i === 0 || follows(path[i - 1], name))
  const biasOf = (before: string, after: string, biases: TransitionBiases): number => {
    if (before === 'O') return after === 'O' ? biases.backgroundStay : biases.backgroundToStart
    if (/^[ES]/.test(before)) return after === 'O' ? biases.endToBackground : biases.endToStart
    return after.startsWith('I') ? biases.insideToContinue : biases.insideToEnd
  }
  const worthOf = (path: readonly number[], { scores, biases }: Case) =>
    path.reduce(
      (sum, k, i) =>
        sum + scores[i * size + k] + (i === 0 ? 0 : biasOf(names[path[i - 1]], names[k], biases)),
      0,
    )
  const everyPath = (length: number): number[][] =>
    length === 0
      ? [[]]
      : everyPath(length - 1).flatMap((path) =>
          names.flatMap((name, k) =>
            path.length === 0 || follows(names[path[path.length - 1]], name) ? [[...path, k]] : [],
          ),
        )
  const legal = [0, 1, 2, 3, 4].map((length) =>
    everyPath(length).filter((path) => path.length === 0 || isLegal(path.map((k) => names[k]))),
  )

  interface Case {
    scores: readonly number[]
    biases: TransitionBiases
  }
  const number = fc.double({ min: -4, max: 4, noNaN: true })
  const cases = fc.integer({ min: 1, max: 4 }).chain((length) =>
    fc.record({
      scores: fc.array(number, { minLength: length * size, maxLength: length * size }),
      biases: fc.record({
        backgroundStay: number,
        backgroundToStart: number,
        insideToContinue: number,
        insideToEnd: number,
        endToBackground: number,
        endToStart: number,
      }),
    }),
  )

  it('are the best of all legal sequences, found by trying each', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const path = [...openViterbi(labels, given.biases)(given.scores)]
        expect(isLegal(path.map((k) => names[k]))).toBe(true)
        const best = Math.max(...legal[path.length].map((other) => worthOf(other, given)))
        expect(worthOf(path, given)).toBeCloseTo(best, 9)
      }),
      runs(60),
    )
  })

  it('are the same for logits as for logarithms of probabilities', () => {
    fc.assert(
      fc.property(cases, ({ scores, biases }) => {
        const find = openViterbi(labels, biases)
        const total = (i: number) =>
          Math.log(scores.slice(i * size, (i + 1) * size).reduce((sum, score) => sum + Math.exp(score), 0))
        const shifted = scores.map((score, k) => score - total(Math.floor(k / size)))
        const worth = (path: Uint16Array) => worthOf([...path], { scores, biases })
        expect(worth(find(shifted))).toBeCloseTo(worth(find(scores)), 9)
      }),
      runs(30),
    )
  })

  it('may be none', () => {
    expect([...openViterbi(labels, noBiases)([])]).toEqual([])
  })

  it.each<[string, string[], boolean]>([
    ['BIOES', bounded(['a', 'b']), true],
    ['BIO', ['O', 'B-a', 'I-a'], false],
    ['one type without S', [...bounded(['a']), 'B-b', 'I-b', 'E-b'], false],
    ['no outside', bounded(['a']).slice(1), false],
    ['no scheme', ['O', 'a', 'b'], false],
  ])('need all parts of the scheme: %s', (_, given, wanted) => {
    expect(isBounded(readLabels(given, {}))).toBe(wanted)
  })
})

describe('numbers of 16 bits', () => {
  it.each([
    [0x0000, 0],
    [0x8000, -0],
    [0x3c00, 1],
    [0xc500, -5],
    [0x7bff, 65_504],
    [0x0001, 2 ** -24],
    [0xfc00, Number.NEGATIVE_INFINITY],
    [0x7e00, Number.NaN],
  ])('are read: %i is %d', (half, wanted) => {
    expect(readHalves(Uint16Array.of(half))[0]).toBe(wanted)
  })

  withPeers(`of a model${notice}`, () => {
    it('give what numbers of 32 bits give', async () => {
      const found = async (isHalf: boolean) => {
        const path = writeTinyModel(join(folder, `half-${isHalf}`), { isHalf })
        const [spans] = await (await openClassifier(modelSettings(path)))(['he met Maria Muller in Berlin'])
        return spans?.map(({ start, end, type }) => [start, end, type])
      }
      expect(await found(true)).toEqual(await found(false))
      expect(await found(true)).toHaveLength(2)
    })
  })
})

describe('the files of OpenAI Privacy Filter', () => {
  const types = ['account_number', 'private_person', 'private_date', 'secret']
  const biases = {
    transition_bias_background_stay: 1,
    transition_bias_background_to_start: 2,
    transition_bias_inside_to_continue: 3,
    transition_bias_inside_to_end: 4,
    transition_bias_end_to_background: 5,
    transition_bias_end_to_start: 6,
  }
  const write = (
    name: string,
    { type = 'openai_privacy_filter', labels = bounded(types), calibration }: Written = {},
  ) => {
    const path = writeTinyModel(join(folder, name), {
      labels,
      file: 'onnx/model_q4.onnx',
      config: { model_type: type, max_position_embeddings: 131_072 },
    })
    if (calibration !== undefined)
      writeFileSync(join(path, 'viterbi_calibration.json'), JSON.stringify(calibration))
    return path
  }
  interface Written {
    type?: string
    labels?: readonly string[]
    calibration?: object
  }
  const configOf = (path: string, extra: Partial<ModelSettings> = {}) => {
    const settings = { ...modelSettings(path), ...extra }
    return readTokenConfig(findModelFiles(settings), settings)
  }

  it('are known by the type in config.json, and read in long windows', () => {
    const { labels, maxTokens, biases: found } = configOf(write('plain'))
    expect(found).toEqual(noBiases)
    expect(maxTokens).toBe(2048)
    expect(Object.fromEntries(labels.map(({ type, entity }) => [type, entity]))).toEqual({
      '': undefined,
      account_number: 'US_BANK_NUMBER',
      private_person: 'PERSON',
      private_date: 'DATE_TIME',
      secret: 'PASSWORD',
    })
  })

  it('bring biases, which count for any model that has them', () => {
    const calibration = { operating_points: { default: { biases } } }
    const wanted = {
      backgroundStay: 1,
      backgroundToStart: 2,
      insideToContinue: 3,
      insideToEnd: 4,
      endToBackground: 5,
      endToStart: 6,
    }
    for (const type of ['openai_privacy_filter', 'bert'])
      expect(configOf(write(`calibrated-${type}`, { type, calibration })).biases).toEqual(wanted)
  })

  it.each<[string, Written & { decoder?: ModelSettings['decoder'] }, RegExp]>([
    [
      'a bias is missing',
      { calibration: { operating_points: {} } },
      /no number at operating_points\.default/,
    ],
    ['labels lack a part', { labels: ['O', 'B-secret', 'I-secret'] }, /cannot be decoded by Viterbi.*argmax/],
    ['no labels fit what is asked', { type: 'bert', labels: ['O', 'PER'], decoder: 'viterbi' }, /Viterbi/],
  ])('are refused where %s', (name, { decoder = 'auto', ...written }, message) => {
    expect(() => configOf(write(name, written), { decoder })).toThrow(message)
  })

  it('all decide about the digest, weights in several files among them', () => {
    const path = write('digest')
    const digests = new Set([digestModel(findModelFiles(modelSettings(path)))])
    for (const name of ['onnx/model_q4.onnx_data', 'onnx/model_q4.onnx_data_1', 'viterbi_calibration.json']) {
      writeFileSync(join(path, name), name)
      digests.add(digestModel(findModelFiles(modelSettings(path))))
    }
    expect(digests.size).toBe(4)
  })

  it('leave other models as they are', () => {
    expect(configOf(write('bert', { type: 'bert' })).biases).toBeUndefined()
    expect(configOf(write('bert-too'), { decoder: 'argmax' }).biases).toBeUndefined()
  })

  withPeers(`run${notice}`, () => {
    // The most probable labels make no legal sequence: "Maria" begins what "Muller" goes on with and nothing ends.
    const words = {
      maria: 'B-private_person',
      muller: 'I-private_person',
      berlin: 'S-private_date',
      acme: 'O',
    }
    const found = async (extra: object, calibration?: object) => {
      const path = writeTinyModel(join(folder, 'run'), {
        labels: bounded(types),
        words,
        config: { model_type: 'openai_privacy_filter', max_position_embeddings: 131_072 },
      })
      writeFileSync(
        join(path, 'viterbi_calibration.json'),
        JSON.stringify({ operating_points: { default: { biases: { ...zero, ...calibration } } } }),
      )
      const classify = await openClassifier({ ...modelSettings(path), threshold: 0, ...extra })
      const text = 'he met Maria Muller Muller, in Berlin'
      const [spans] = await classify([text])
      return spans?.map(({ start, end, type }) => `${type}: ${text.slice(start, end)}`)
    }
    const zero = Object.fromEntries(Object.keys(biases).map((key) => [key, 0]))

    it('gives whole entities', async () => {
      expect(await found({})).toEqual(['private_person: Maria Muller Muller', 'private_date: Berlin'])
    })

    it('follows the biases', async () => {
      expect(await found({}, { transition_bias_background_to_start: -99 })).toEqual([])
    })

    it('says the same in short windows', async () => {
      expect(await found({ maxTokens: 10, overlap: 4 })).toEqual(await found({}))
    })
  })
})
