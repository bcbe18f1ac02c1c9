import { BadJson, quote } from './bytes.js'
import { type JsonCursor, maxDepth } from './cursor.js'

/** Moves behind any value, checking all of it. `depth` guards the stack against adversarial nesting. */
export function skipValue(cursor: JsonCursor, depth = 0): void {
  const byte = cursor.peek()
  if (byte === quote) {
    cursor.pos++
    cursor.skipString()
  } else if (byte === 0x7b) skipMembers(cursor, depth)
  else if (byte === 0x5b) skipItems(cursor, depth)
  else if (byte === 0x74) cursor.literal('true')
  else if (byte === 0x66) cursor.literal('false')
  else if (byte === 0x6e) cursor.literal('null')
  else cursor.readNumber()
}

function skipMembers(cursor: JsonCursor, depth: number): void {
  if (depth > maxDepth) throw new BadJson('too_deep')
  cursor.pos++
  if (cursor.peek() === 0x7d) {
    cursor.pos++
    return
  }
  for (;;) {
    cursor.expect(quote)
    cursor.skipString()
    cursor.expect(0x3a)
    skipValue(cursor, depth + 1)
    if (cursor.endsAfterItem(0x7d)) return
  }
}

function skipItems(cursor: JsonCursor, depth: number): void {
  if (depth > maxDepth) throw new BadJson('too_deep')
  cursor.pos++
  if (cursor.peek() === 0x5d) {
    cursor.pos++
    return
  }
  for (;;) {
    skipValue(cursor, depth + 1)
    if (cursor.endsAfterItem(0x5d)) return
  }
}
