/** Builds lists of objects: out of single turns, or with a system prompt put before the conversation. */
import { type Data, type DataType, type Field, type List, makeColumn, Utf8 } from '../../src/arrow/arrow.js'
import { builderFor } from '../../src/arrow/builders.js'
import { listOf, structOf } from '../../src/arrow/path.js'
import { valueReader } from '../../src/arrow/rows.js'
import type { TextBuilder } from '../../src/arrow/text-builder.js'
import { type ListShape, listShapes } from '../../src/schemas/chat-shape.js'
import type { SingleTurn } from './flat.js'
import type { History } from './history.js'
import { assistantCode, roleWords, systemCode, userCode } from './roles.js'
import type { Faults } from './stage.js'
import { byteCount, copyText, type Texts, textBuilder, textsOf } from './texts.js'
import { roleColumn, type Turns } from './turns.js'

/** The type of a list that has nothing but role and content. */
export function turnsType(shape: ListShape): List {
  return listOf(structOf({ [shape.role]: new Utf8(), [shape.content]: new Utf8() }))
}

/** Lists of the system prompt where there is one, the earlier turns, then prompt and answer. */
export function buildTurns(
  turn: SingleTurn,
  { to, history }: { to: 'messages' | 'sharegpt'; history: History | undefined },
): Data {
  const [prompts, answers] = [textsOf(turn.prompt), textsOf(turn.answer)]
  const systems = turn.system === undefined ? undefined : textsOf(turn.system)
  const size = byteCount(prompts) + byteCount(answers) + (systems === undefined ? 0 : byteCount(systems))
  const earlier = history?.texts
  const items = new ItemWriter(
    prompts.length * 3 + (earlier?.length ?? 0),
    size + (earlier === undefined ? 0 : byteCount(earlier)),
  )
  const valueOffsets = new Int32Array(prompts.length + 1)
  for (let row = 0; row < prompts.length; row++) {
    if (systems !== undefined && !systems.isNull(row)) items.say(systemCode, systems, row)
    for (const pair of history?.pairsOf(row) ?? []) {
      items.say(userCode, earlier as Texts, pair)
      items.say(assistantCode, earlier as Texts, pair + 1)
    }
    items.say(userCode, prompts, row)
    items.say(assistantCode, answers, row)
    valueOffsets[row + 1] = items.count
  }
  const { count } = items
  const type = turnsType(listShapes[to])
  const { codes, contents } = items.finish()
  const children = [roleColumn(codes, roleWords(to)), contents]
  const child = makeColumn(type.children[0].type, { length: count, nullCount: 0, children })
  return makeColumn(type, { length: prompts.length, nullCount: 0, valueOffsets, child })
}

/**
 * The conversations with the row's own system prompt as their first item, where it has one. A row that has
 * one in both places is rejected as `two_systems`: which of them counts is not for a converter to say.
 */
export function prependSystem(
  turns: Turns,
  system: Data,
  { type, to, faults }: { type: DataType; to: 'messages' | 'sharegpt'; faults: Faults },
): Data {
  const { list, codes, contents, extras } = turns
  const systems = textsOf(system)
  const offsets = list.valueOffsets as Int32Array
  const items = new ItemWriter(contents.length + list.length, byteCount(contents) + byteCount(systems))
  const fields = type.children[0].type.children as Field[]
  const extraFields = fields.filter(
    ({ name }) => name !== listShapes[to].role && name !== listShapes[to].content,
  )
  const readers = extras.map((extra, i) => valueReader(extra, extraFields[i]))
  const builders = extraFields.map(builderFor)
  const valueOffsets = new Int32Array(list.length + 1)
  for (let row = 0; row < list.length; row++) {
    if (!systems.isNull(row)) {
      items.say(systemCode, systems, row)
      for (const builder of builders) builder.appendNull()
    }
    for (let i = offsets[row]; i < offsets[row + 1]; i++) {
      if (codes[i] === systemCode && !systems.isNull(row)) faults.reject(row, 'two_systems')
      items.say(codes[i], contents, i)
      for (let k = 0; k < builders.length; k++) builders[k].append(readers[k](i))
    }
    valueOffsets[row + 1] = items.count
  }
  const { count } = items
  const finished = items.finish()
  const extra = builders.map((builder) => builder.finish())
  const children = fields.map(({ name }) => {
    if (name === listShapes[to].role) return roleColumn(finished.codes, roleWords(to))
    return name === listShapes[to].content ? finished.contents : (extra.shift() as Data)
  })
  const child = makeColumn(type.children[0].type, { length: count, nullCount: 0, children })
  return makeColumn(type, { length: list.length, nullCount: 0, valueOffsets, child })
}

/** Collects role codes and contents, one item after another. */
class ItemWriter {
  readonly #codes: Int8Array
  readonly #contents: TextBuilder

  constructor(maxItems: number, bytes: number) {
    this.#codes = new Int8Array(maxItems)
    this.#contents = textBuilder(bytes)
  }

  get count(): number {
    return this.#contents.length
  }

  say(code: number, texts: Texts, i: number): void {
    this.#codes[this.#contents.length] = code
    if (texts.isNull(i)) {
      this.#contents.appendNull()
      return
    }
    copyText(this.#contents, texts, i)
    this.#contents.endValue()
  }

  finish(): { codes: Int8Array; contents: Data } {
    return { codes: this.#codes.subarray(0, this.#contents.length), contents: this.#contents.finish() }
  }
}
