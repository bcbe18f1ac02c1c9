import type { Draws } from '../../src/transform/random.js'

/** A record of the data that runs are tried on. */
export interface PlainRecord {
  id: number
  group: string
  label: boolean
  score: number
  prompt: string
  completion: string
}

const words =
  'the order was sent to our office and it will reach you soon 订单 已经 发货 请 注意 查收 "quoted, twice" naïve 👍🏽 tab\tand\nline'.split(
    ' ',
  )

/** A record with text in two languages, some personal data, two groups and a label. */
export function drawRecord(draws: Draws, id: number): PlainRecord {
  const male = draws.chance(0.6)
  const prompt = drawText(draws, 10 + draws.below(40))
  return {
    id,
    group: male ? 'a' : 'b',
    label: draws.chance(male ? 0.5 : 0.3),
    score: draws.below(100_000) / 1000,
    prompt: draws.chance(0.3) ? `${prompt} write to user${id}@example.org` : prompt,
    completion: drawText(draws, draws.below(60)),
  }
}

function drawText(draws: Draws, length: number): string {
  return Array.from({ length }, () => words[draws.below(words.length)]).join(' ')
}

/** How much of a file there is to be. */
export interface TextSize {
  draws: Draws
  megabytes: number
  /** Records are filled up with blanks to so many characters: then few make a file that is cut into partitions. */
  lineLength?: number
}

/** Records as JSON Lines. */
export function jsonLines(size: TextSize): string {
  return textOf(size, (id) => JSON.stringify(drawRecord(size.draws, id)))
}

/** JSON Lines in which about one in `every` lines cannot be read. */
export function tornJsonLines(size: TextSize, every = 50): string {
  const { draws } = size
  return textOf(size, (id) => {
    const line = JSON.stringify(drawRecord(draws, id))
    return draws.below(every) === 0 ? line.slice(0, draws.below(line.length)) : line
  })
}

/** Records as CSV with quoted fields. */
export function csvLines(size: TextSize): string {
  const lines = textOf(size, (id) => {
    const { group, label, score, prompt, completion } = drawRecord(size.draws, id)
    const filled = completion.padEnd((size.lineLength ?? 0) - prompt.length)
    return `${[id, group, label, score, quoted(prompt), quoted(filled)].join(',')}\r`
  })
  return `id,group,label,score,prompt,completion\r\n${lines}`
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function textOf({ megabytes, lineLength = 0 }: TextSize, line: (id: number) => string): string {
  const lines: string[] = []
  for (let id = 0, bytes = 0; bytes < megabytes * 1e6; id++) {
    const text = `${line(id).padEnd(lineLength)}\n`
    bytes += Buffer.byteLength(text)
    lines.push(text)
  }
  return lines.join('')
}
