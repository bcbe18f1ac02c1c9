/**
 * The recipe of the bench's data: the same bytes for the same kind, size and seed. It is synthetic on purpose,
 * so that anybody can make it; its word frequencies fall as in real text (Zipf), and about one text in ten holds
 * personal data of ranges that belong to nobody. What it does not have is meaning: results that hang on language
 * (person names, part of speech) are not to be read off it.
 */
import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { Draws } from '../src/transform/random.js'
import { chineseCharacters, codeLines, englishWords, syllables } from './corpus-words.data.js'

/** `mixed`: prompt and completion in English, Chinese and code, with long lines; `chat`: nested messages. */
export type CorpusKind = 'mixed' | 'chat'

export interface CorpusSpec {
  kind: CorpusKind
  /** Size in MB (10^6 bytes). */
  megabytes: number
  seed: number
}

/** The share of texts that hold personal data. */
export const personalShare = 0.1
/** The share of characters that JSON has to escape, about. */
export const escapeShare = 0.02
/** The share of records of the mixed corpus with one line of 100 KB to 1 MB: by bytes, about a fifth. */
export const longShare = 0.0008

/** Writes a corpus unless it is there, and returns its size in bytes. */
export function writeCorpus(path: string, spec: CorpusSpec): number {
  if (existsSync(path)) return statSync(path).size
  mkdirSync(dirname(path), { recursive: true })
  const file = openSync(`${path}.part`, 'w')
  let bytes = 0
  let pending: string[] = []
  for (const line of corpusLines(spec)) {
    pending.push(line)
    if (pending.length === 256) bytes += flush()
    if (bytes >= spec.megabytes * 1e6) break
  }
  bytes += flush()
  closeSync(file)
  renameSync(`${path}.part`, path)
  return bytes

  function flush(): number {
    const chunk = Buffer.from(pending.join(''))
    pending = []
    writeSync(file, chunk)
    return chunk.length
  }
}

/** The lines of a corpus, without end. */
export function* corpusLines({ kind, seed }: Pick<CorpusSpec, 'kind' | 'seed'>): Generator<string> {
  const writer = new Writer(new Draws(seed, kind === 'chat' ? 0xc4a7 : 0x313d))
  for (let number = 0; ; number++) {
    const record = kind === 'chat' ? writer.chat(number) : writer.mixed(number)
    yield `${JSON.stringify(record)}\n`
  }
}

/** Draws records. Its vocabulary is made once, from the first draws. */
class Writer {
  readonly #draws: Draws
  readonly #words: string[]
  readonly #characters: string[]

  constructor(draws: Draws) {
    this.#draws = draws
    const made = Array.from({ length: 20_000 }, () =>
      this.#times(1 + draws.below(4), () => this.#pick(syllables)),
    )
    this.#words = [...englishWords, ...made]
    const rare = Array.from({ length: 2_500 }, () => String.fromCharCode(0x4e00 + draws.below(0x3000)))
    this.#characters = [...chineseCharacters, ...rare]
  }

  mixed(number: number) {
    const draws = this.#draws
    const male = draws.chance(0.65)
    const kind = draws.unit()
    const lang = kind < 0.6 ? 'en' : kind < 0.85 ? 'zh' : 'code'
    const text = { en: this.english, zh: this.chinese, code: this.code }[lang]
    const length = draws.chance(longShare) ? Math.round(100_000 * 10 ** draws.unit()) : 200 + draws.below(900)
    return {
      id: `r${number}`,
      lang,
      prompt: text.call(this, 60 + draws.below(300)),
      completion: text.call(this, length),
      gender: male ? 'male' : 'female',
      hired: draws.chance(male ? 0.5 : 0.25),
      score: draws.below(10_000) / 10_000,
    }
  }

  chat(number: number) {
    const draws = this.#draws
    const text = draws.chance(0.3) ? this.chinese : this.english
    const turns = 1 + draws.below(4)
    const messages = [{ role: 'system', content: text.call(this, 60) }]
    for (let turn = 0; turn < turns; turn++) {
      messages.push({ role: 'user', content: text.call(this, 40 + draws.below(200)) })
      messages.push({ role: 'assistant', content: text.call(this, 100 + draws.below(600)) })
    }
    return { id: `c${number}`, messages, source: this.#pick(['forum', 'desk', 'tutor']) }
  }

  /** About `length` UTF-8 bytes, as are all texts here. */
  english(length: number): string {
    const draws = this.#draws
    const parts: string[] = []
    let size = 0
    if (draws.chance(personalShare)) parts.push(this.personal())
    while (size < length) {
      let word = this.#zipf(this.#words)
      const chance = draws.unit()
      if (chance < 0.01) word = `"${word}"`
      else if (chance < 0.03) word += '.\n'
      else if (chance < 0.1) word += ','
      parts.push(word)
      size += word.length + 1
    }
    return parts.join(' ')
  }

  chinese(length: number): string {
    const draws = this.#draws
    const parts: string[] = []
    if (draws.chance(personalShare)) parts.push(`请联系${this.personal()}，`)
    for (let size = 0; size < length; size += 3) {
      parts.push(this.#zipf(this.#characters))
      const chance = draws.unit()
      if (chance < 0.02) parts.push('。\n')
      else if (chance < 0.08) parts.push('，')
      else if (chance < 0.085) parts.push(`“${this.#zipf(this.#words)}”`)
    }
    return parts.join('')
  }

  code(length: number): string {
    const lines: string[] = []
    for (let size = 0; size < length; ) {
      const line = this.#pick(codeLines).replace(/[@#]/g, (hole) =>
        hole === '#' ? String(this.#draws.below(1000)) : this.#zipf(this.#words),
      )
      lines.push(line)
      size += line.length + 1
    }
    if (this.#draws.chance(personalShare)) lines.push(`// ask ${this.personal()}`)
    return lines.join('\n')
  }

  /** One or two pieces of personal data of ranges kept for examples. */
  personal(): string {
    const draws = this.#draws
    const number = draws.below(100)
    const kinds = [
      () => `${this.#zipf(this.#words)}.${this.#zipf(this.#words)}${number}@example.com`,
      () => `192.0.2.${draws.below(255)}`,
      () => `https://www.example.org/${this.#zipf(this.#words)}?id=${number}`,
      () => `(212) 555-0${100 + number}`,
      () => `154${String(draws.below(100_000_000)).padStart(8, '0')}`,
      () => '4111 1111 1111 1111',
    ]
    return this.#times(1 + draws.below(2), () => this.#pick(kinds)(), ' ')
  }

  /** An entry whose frequency falls with its rank: a log-uniform rank is Zipf's law with exponent 1. */
  #zipf(list: readonly string[]): string {
    return list[Math.floor(list.length ** this.#draws.unit()) - 1]
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#draws.below(list.length)]
  }

  #times(count: number, make: () => string, between = ''): string {
    return Array.from({ length: count }, make).join(between)
  }
}
