import { join } from 'node:path'
import { type LinePlace, LineReader, LineWriter, readLines } from '../../src/transform/spill/line-file.js'
import type { Reply } from './ask/question.js'

/** Writes the answers that a run goes by into the folder of its survey, so that every worker goes by the same. */
export class AnswerBookWriter {
  readonly #writer: LineWriter
  readonly #known = new Set<string>()

  constructor(folder: string) {
    this.#writer = LineWriter.create(folder, 'answers')
  }

  /** Its name in the folder. */
  get name(): string {
    return this.#writer.path.slice(this.#writer.path.lastIndexOf('answers-'))
  }

  put(key: string, reply: Reply): void {
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#writer.add(`${key} ${JSON.stringify(reply)}`)
  }

  close(): void {
    this.#writer.close()
  }
}

/** Looks answers up: of each, its key and its place are in memory. */
export class AnswerBook {
  readonly #places = new Map<string, LinePlace>()
  readonly #reader: LineReader

  constructor({ folder, name }: { folder: string; name: string }) {
    const path = join(folder, name)
    for (const { line, place } of readLines(path)) this.#places.set(line.slice(0, line.indexOf(' ')), place)
    this.#reader = new LineReader(path)
  }

  find(key: string): Reply {
    const place = this.#places.get(key)
    if (place === undefined) return { failed: 'not_asked' }
    const line = this.#reader.line(place)
    return JSON.parse(line.slice(line.indexOf(' '))) as Reply
  }
}
