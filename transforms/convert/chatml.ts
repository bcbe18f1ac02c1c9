/**
 * A conversation as one text in ChatML: `<|im_start|>role`, a line break, the content, `<|im_end|>`, a line
 * break, item by item. Source: openai/openai-python release v0.28.0, chatml.md. The marks keep roles and
 * borders readable, so content that itself holds a mark is rejected as `chat_mark`: it could forge a turn.
 */
import type { Data } from '../../src/arrow/arrow.js'
import { roles, systemCode } from './roles.js'
import type { Faults } from './stage.js'
import { byteCount, copyBytes, copyText, encodeText, type Texts, textBuilder, textsOf } from './texts.js'
import type { Turns } from './turns.js'

const start = '<|im_start|>'
const end = '<|im_end|>'

/** One text a row. An item without content rejects its row as `no_content`. */
export function renderTurns(
  turns: Turns,
  { system, faults }: { system: Data | undefined; faults: Faults },
): Data {
  const { list, codes, contents } = turns
  const heads = roles.map((role) => encodeText(`${start}${role}\n`))
  const tail = encodeText(`${end}\n`)
  const offsets = list.valueOffsets as Int32Array
  const systems = system === undefined ? undefined : textsOf(system)
  const marks = [contents, ...(systems === undefined ? [] : [systems])].map(markFinder)
  const size = byteCount(contents) + contents.length * 40
  const builder = textBuilder(size + (systems === undefined ? 0 : byteCount(systems)))
  const say = (code: number, texts: Texts, i: number) => {
    copyBytes(builder, heads[Math.max(0, code)])
    copyText(builder, texts, i)
    copyBytes(builder, tail)
  }
  for (let row = 0; row < list.length; row++) {
    if (systems !== undefined && !systems.isNull(row)) {
      if (marks[1](row)) faults.reject(row, 'chat_mark')
      if (codes[offsets[row]] === systemCode) faults.reject(row, 'two_systems')
      say(systemCode, systems, row)
    }
    for (let i = offsets[row]; i < offsets[row + 1]; i++) {
      if (contents.isNull(i)) faults.reject(row, 'no_content')
      else if (marks[0](i)) faults.reject(row, 'chat_mark')
      say(codes[i], contents, i)
    }
    builder.endValue()
  }
  return builder.finish()
}

/** Tells whether a text holds a mark. One search over all bytes settles the usual case that none does. */
function markFinder({ bytes, offsets }: Texts): (i: number) => boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.includes('<|im_')) return () => false
  return (i) => {
    const text = buffer.subarray(offsets[i], offsets[i + 1])
    return text.includes(start) || text.includes(end)
  }
}
