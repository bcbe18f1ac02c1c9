import { emptyShape, fieldShape, itemShape, type Shape } from '../../arrow/infer-schema.js'
import type { KeyLimit } from '../format/reader.js'
import { tooManyKeys } from '../format/too-many-keys.js'
import { BadJson } from './bytes.js'
import { type JsonCursor, maxDepth } from './cursor.js'
import type { ObservedPlace } from './kernel/kinds.js'
import { skipValue } from './skip.js'

type Kind =
  | 'repeats'
  | 'nulls'
  | 'bools'
  | 'ints'
  | 'longs'
  | 'doubles'
  | 'oversized'
  | 'texts'
  | 'lists'
  | 'objects'

/** A place whose fields can be found by their names. */
interface Node extends ObservedPlace {
  fields: Node[]
  keys: Buffer[]
  byName: Map<string, number>
  items: Node | undefined
  /** The number of the last object that had this field. */
  lastObject: number
}

/** Keys that are counted in one part of the input where more than the limit are allowed. */
const maxCountedKeys = 100_000

/**
 * Notes the kinds of all values of JSON records without reading them. Strings are leapt over by byte search,
 * which is several times faster than reading them. A record that shows something new is checked whole, so that a
 * broken one decides nothing; one whose only fault is within a string, and that shows nothing new, is counted.
 */
export class JsonObserver {
  readonly shape: Shape
  /** How often a record brought a field or an item that none had before. */
  growth = 0
  /** Objects that were begun. */
  #objects = 0
  readonly #root: Node
  readonly #limit: KeyLimit | undefined
  /** Takes the values of keys that are not counted. */
  readonly #uncounted = nodeOf(emptyShape())
  /** What the record at hand would count, in pairs; counted only when the record is whole. */
  readonly #shapes: Shape[] = []
  readonly #kinds: Kind[] = []
  /** Undoes the fields and items that the record at hand made. */
  readonly #fresh: (() => void)[] = []

  /** Without a limit, each key at the top is counted. */
  constructor(shape: Shape, limit?: KeyLimit) {
    this.shape = shape
    this.#limit = limit
    this.#root = nodeOf(shape)
  }

  /** What was seen so far. */
  get root(): ObservedPlace {
    return this.#root
  }

  /** Observes one record. Answers whether it is an object in sound JSON, as far as a first look can tell. */
  observe(cursor: JsonCursor): boolean {
    const start = cursor.pos
    try {
      if (cursor.peek() !== 0x7b) throw new BadJson('not_an_object')
      this.#object(cursor, this.#root, 0)
      cursor.expectEnd()
      if (this.#count() || this.#fresh.length > 0) this.#checkStrings(cursor, start)
      if (this.#fresh.length > 0) this.growth++
      return true
    } catch (error) {
      for (const undo of this.#fresh.reverse()) undo()
      if (!(error instanceof BadJson || error instanceof SyntaxError)) throw error
      return false
    } finally {
      this.#shapes.length = 0
      this.#kinds.length = 0
      this.#fresh.length = 0
    }
  }

  /** Counts the record at hand. Answers whether it shows a kind of value somewhere that none before it did. */
  #count(): boolean {
    let isNew = false
    for (let i = 0; i < this.#shapes.length; i++) if (this.#shapes[i][this.#kinds[i]]++ === 0) isNew = true
    return isNew
  }

  /** Throws {@link BadJson} where a string of the record from `start` on holds what JSON does not allow; it no longer counts then. */
  #checkStrings(cursor: JsonCursor, start: number): void {
    cursor.pos = start
    try {
      skipValue(cursor)
    } catch (error) {
      for (let i = 0; i < this.#shapes.length; i++) this.#shapes[i][this.#kinds[i]]--
      throw error
    }
  }

  #note(node: Node, kind: Kind): void {
    this.#shapes.push(node.shape)
    this.#kinds.push(kind)
  }

  #value(cursor: JsonCursor, node: Node, depth: number): void {
    const byte = cursor.peek()
    if (byte === 0x22) {
      cursor.pos++
      cursor.leapString()
      this.#note(node, 'texts')
    } else if (byte === 0x7b) this.#object(cursor, node, depth)
    else if (byte === 0x5b) this.#list(cursor, node, depth)
    else if (byte === 0x74) {
      cursor.literal('true')
      this.#note(node, 'bools')
    } else if (byte === 0x66) {
      cursor.literal('false')
      this.#note(node, 'bools')
    } else if (byte === 0x6e) {
      cursor.literal('null')
      this.#note(node, 'nulls')
    } else this.#note(node, numberKind(cursor))
  }

  #object(cursor: JsonCursor, node: Node, depth: number): void {
    if (depth > maxDepth) throw new BadJson('too_deep')
    this.#note(node, 'objects')
    const object = ++this.#objects
    cursor.pos++
    let guess = 0
    let closed = cursor.peek() === 0x7d
    if (closed) cursor.pos++
    while (!closed) {
      cursor.expect(0x22)
      const hit = guess < node.keys.length && cursor.matchKey(node.keys[guess])
      const field = hit ? guess : this.#field(node, cursor.key())
      cursor.expect(0x3a)
      const value = field < 0 ? this.#uncounted : node.fields[field]
      if (value.lastObject === object) this.#note(value, 'repeats')
      value.lastObject = object
      this.#value(cursor, value, depth + 1)
      guess = field + 1
      closed = cursor.endsAfterItem(0x7d)
    }
  }

  #list(cursor: JsonCursor, node: Node, depth: number): void {
    if (depth > maxDepth) throw new BadJson('too_deep')
    this.#note(node, 'lists')
    cursor.pos++
    if (cursor.peek() === 0x5d) {
      cursor.pos++
      return
    }
    const items = (node.items ??= this.#freshItems(node))
    do this.#value(cursor, items, depth + 1)
    while (!cursor.endsAfterItem(0x5d))
  }

  #freshItems(node: Node): Node {
    this.#fresh.push(() => {
      node.items = undefined
      node.shape.items = undefined
    })
    return nodeOf(itemShape(node.shape))
  }

  /** The number of the field of that name; -1 for a key that is not counted, because there are too many. */
  #field(node: Node, name: string): number {
    const known = node.byName.get(name)
    if (known !== undefined) return known
    const index = node.fields.length
    if (node === this.#root && this.#isFull(index)) return -1
    node.fields.push(nodeOf(fieldShape(node.shape, name)))
    node.keys.push(Buffer.from(JSON.stringify(name).slice(1, -1)))
    node.byName.set(name, index)
    this.#fresh.push(() => {
      node.fields.pop()
      node.keys.pop()
      node.byName.delete(name)
      node.shape.fields?.delete(name)
    })
    return index
  }

  /** Throws `bad_input` where more than so many keys are refused. */
  #isFull(keys: number): boolean {
    if (this.#limit === undefined || keys < this.#limit.maxColumns) return false
    if (this.#limit.wide === 'refuse') throw tooManyKeys(this.#limit)
    return keys >= Math.max(this.#limit.maxColumns, maxCountedKeys)
  }
}

function nodeOf(shape: Shape): Node {
  const known = [...(shape.fields ?? [])]
  return {
    shape,
    fields: known.map(([, inner]) => nodeOf(inner)),
    keys: known.map(([name]) => Buffer.from(JSON.stringify(name).slice(1, -1))),
    byName: new Map(known.map(([name], index) => [name, index])),
    items: shape.items === undefined ? undefined : nodeOf(shape.items),
    lastObject: 0,
  }
}

function numberKind(cursor: JsonCursor): Kind {
  const start = cursor.pos
  if (!Number.isNaN(cursor.readNumber())) return 'ints'
  if (!cursor.isWhole) return cursor.isFinite(start) ? 'doubles' : 'oversized'
  const value = cursor.readLong(start)
  if (value === undefined) return cursor.isExact(start) ? 'doubles' : 'oversized'
  return BigInt.asIntN(54, value) === value ? 'ints' : 'longs'
}
