import { Draws } from '../../src/transform/random.js'
import { type Reading, type Row, readRows } from './rows.js'

/**
 * The four steps as one would write them in an afternoon: right for well-formed data, with none of the checks,
 * reports, rejects or resuming that prepkit pays for.
 */

const simpleEntities =
  /(?<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<url>https?:\/\/[^\s"'<>]+)|(?<ipv4>\b(?:\d{1,3}\.){3}\d{1,3}\b)/g

/** Mail addresses, URLs and IPv4 addresses replaced by their kind. */
export function anonymizeRow(row: Row): Row {
  return { ...row, prompt: replaceEntities(row.prompt), completion: replaceEntities(row.completion) }
}

function replaceEntities(text: unknown): unknown {
  if (typeof text !== 'string') return text
  return text.replace(simpleEntities, (...found) => {
    const groups: Record<string, string | undefined> = found.at(-1)
    return groups.email !== undefined ? '<EMAIL>' : groups.url !== undefined ? '<URL>' : '<IPV4>'
  })
}

export async function* anonymizeRows(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
  for await (const row of rows) yield anonymizeRow(row)
}

/** Anonymize, oversample gender × hired to the largest group, one copy of each row with two words swapped, messages. */
export async function* fullRows(path: string, reading: Reading): AsyncGenerator<Row> {
  const counts = new Map<string, number>()
  for await (const row of readRows(path, reading)) counts.set(cellOf(row), (counts.get(cellOf(row)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const draws = new Draws(7, 7)
  for await (const row of readRows(path, reading)) {
    const wanted = most / (counts.get(cellOf(row)) as number)
    const copies = Math.floor(wanted) + (draws.chance(wanted % 1) ? 1 : 0)
    const clean = anonymizeRow(row)
    for (let copy = 0; copy < copies; copy++) {
      yield toMessages(clean)
      yield toMessages({ ...clean, prompt: swapWords(String(clean.prompt), draws) })
    }
  }
}

function cellOf({ gender, hired }: Row): string {
  return `${gender} ${hired}`
}

function swapWords(text: string, draws: Draws): string {
  const words = text.split(' ')
  const swaps = Math.max(1, Math.round(words.length * 0.1))
  for (let swap = 0; swap < swaps; swap++) {
    const [a, b] = [draws.below(words.length), draws.below(words.length)]
    ;[words[a], words[b]] = [words[b], words[a]]
  }
  return words.join(' ')
}

function toMessages({ prompt, completion, ...rest }: Row): Row {
  return {
    ...rest,
    messages: [
      { role: 'user', content: prompt },
      { role: 'assistant', content: completion },
    ],
  }
}
