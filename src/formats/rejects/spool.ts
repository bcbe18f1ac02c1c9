import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import type { Spooler } from '../format/spec.js'

/** What is asked of an entry of `rejects/*.jsonl`. */
interface Entry {
  action: unknown
  copy: unknown
  raw: unknown
}

/**
 * Writes the record of each entry as a line. Passed over are entries of repaired records, which the output has, and of
 * copies, whose records went on by themselves. Throws `bad_input` for what is no list of rejects, and for one that does
 * not hold the records.
 */
export const spoolRejects: Spooler = async (input, write, { onNote }) => {
  let [number, passed] = [0, 0]
  for await (const line of linesOf(input)) {
    number++
    const { action, copy, raw } = entryOf(line, number)
    if (action === 'repaired' || copy !== undefined) {
      passed++
      continue
    }
    if (typeof raw !== 'string' || raw === '')
      throw new PrepError(
        'bad_input',
        `Entry ${number} of the list of rejects does not hold its record. Run what wrote the list once more with ${optionName('keepRaw')}`,
      )
    write(Buffer.from(raw, 'base64'))
    write(Buffer.from('\n'))
  }
  if (passed > 0)
    onNote(
      `${passed} entries are not let in: repaired records were kept, and records of copies went on by themselves`,
    )
}

function entryOf(line: Buffer, number: number): Entry {
  const { source, offset, action, reason, copy, raw } = Object(parsed(line))
  if (typeof source === 'string' && typeof offset === 'number' && typeof reason === 'string')
    return { action, copy, raw }
  throw new PrepError(
    'bad_input',
    `Line ${number} is no entry of a list of rejects. Give the files of rejects/ of an output, or leave out ${optionName('format')}`,
  )
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString())
  } catch {
    // What the parser says quotes the line.
    return undefined
  }
}

async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  for await (const chunk of input) {
    let from = 0
    for (let feed = chunk.indexOf(0x0a); feed >= 0; feed = chunk.indexOf(0x0a, from)) {
      yield Buffer.concat([...held, chunk.subarray(from, feed)])
      held = []
      from = feed + 1
    }
    held.push(Buffer.from(chunk.subarray(from)))
  }
  const last = Buffer.concat(held)
  if (last.length > 0) yield last
}
