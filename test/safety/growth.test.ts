import { beforeAll, describe, expect, it } from 'vitest'
import { KeyedRandom } from '../../src/transform/random.js'
import { entityNames } from '../../transforms/anonymize/entities/entities.js'
import { findInText } from '../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../transforms/anonymize/options.js'

/** Characters of the longer text; `npm run fuzz:pii` takes eight times as many. */
const length = process.env.FUZZ_SECONDS === undefined ? 50_000 : 400_000
const factor = 4
/** A text four times as long may take six times as long, or this in any case. */
const mostGrowth = 6
const floorMs = 150
const mostMsPerCharacter = 0.02
const tries = 3

const units = [
  ['1', '1 ', '1.', '1-', '1/', '1 1-', '(1)-', '+1', '12 34 ', '255.', '1234 ', '123456789 ', '1\u200b'],
  ['138 0013 800 ', '4111 1111 1111 111 ', '110105194912310021', '202-555-01 ', 'GB82 ', 'A1', 'AA AA 1 '],
  ['A', 'a', 'aA1', 'Aa Bb ', 'St. 1 ', '12 Elm Street ', 'Apt 1 ', 'PO Box ', 'CA 94105 ', 'Jan 1 '],
  ['Mr. Mr ', 'van der ', "O'", 'A. ', '@', 'a@', 'a@b.', 'a@b.cc@', 'http://', 'http://a.bc/(www.', '://'],
  ['"', "'", '(', '[](', '{"a":"', '<', '<A', '<A_1:', '<A_1>', '<PERSON_1> ', '\0', '\0a'],
  [
    '一',
    '一三八',
    '十',
    '百岁',
    '万',
    '王',
    '李小',
    '王李张',
    '欧阳',
    '阿·',
    '·',
    '省市区路号',
    '北京市海淀区',
    '路1号',
  ],
  [
    '号楼',
    '有限公司',
    '大学',
    '先生',
    '1949年12月',
    '1岁',
    '京A1',
    '微信：a',
    'QQ：',
    '密码：a1 ',
    '：',
    '：1',
  ],
  ['password: ', 'password=', 'username: ', 'token=', 'api_key: ', 'eyJhbGci.', '-----BEGIN ', 'sk-', 'AKIA'],
  [
    'Zm9vYmFy',
    'deadbeef',
    'ab:',
    '0x1f',
    '😀',
    '😀1',
    '\ud800',
    '\udc00',
    '\u202e1',
    '\u0301',
    'e\u0301',
    '\u200b',
  ],
  [
    '\n',
    '\n\n',
    ' \n',
    '\t',
    ' ',
    '1\n',
    'St\n',
    ', ',
    '. ',
    '_',
    '=',
    '\\',
    '|',
    'Ünï ',
    'Иван ',
    '１',
    '＠',
  ],
].flat()

describe('time grows with the length of a text alone', { timeout: 300_000 }, () => {
  let all: OpenedDetector
  let weak: OpenedDetector

  beforeAll(async () => {
    all = await openDetectorFor(anonymizeOptions.parse({ entities: entityNames }))
    weak = await openDetectorFor(anonymizeOptions.parse({ entities: entityNames, threshold: 0 }))
  }, 30_000)

  /** What is slow about repeats of a unit, `undefined` where nothing is. The machine may be busy: so it may try again. */
  function faultOf(opened: OpenedDetector, unit: string): string | undefined {
    let fault: string | undefined
    for (let i = 0; i < tries; i++) {
      const long = timeOf(opened, fill(unit, length))
      if (long <= Math.min(floorMs, length * mostMsPerCharacter)) return undefined
      const short = timeOf(opened, fill(unit, length / factor))
      if (long > length * mostMsPerCharacter) fault = `${JSON.stringify(unit)} takes ${long} ms`
      else if (long > floorMs && long > mostGrowth * short)
        fault = `${JSON.stringify(unit)} grows from ${short} to ${long} ms`
      else return undefined
    }
    return fault
  }

  it('on repeats of whatever may begin a value', () => {
    expect(units.map((unit) => faultOf(all, unit)).filter((fault) => fault !== undefined)).toEqual([])
  })

  it('on repeats with every weak candidate taken', () => {
    const some = units.filter((_, i) => i % 4 === 0)
    expect(some.map((unit) => faultOf(weak, unit)).filter((fault) => fault !== undefined)).toEqual([])
  })

  it('on mixtures of them', () => {
    const random = new KeyedRandom(7, 'mixtures')
    const pick = (mix: number, i: number) => units[random.hash(mix, i, 0) % units.length]
    const mixtures = Array.from({ length: 12 }, (_, mix) =>
      Array.from({ length: 2 + (mix % 5) }, (_, i) => pick(mix, i)).join(''),
    )
    expect(mixtures.map((unit) => faultOf(all, unit)).filter((fault) => fault !== undefined)).toEqual([])
  })
})

function timeOf(opened: OpenedDetector, text: string): number {
  const before = process.cpuUsage()
  findInText(opened, text)
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 1000)
}

/** Repeats a text up to this many characters. */
function fill(unit: string, characters: number): string {
  return unit.repeat(Math.ceil(characters / unit.length))
}
