import { join } from 'node:path'
import { holdFolder } from '../../../src/transform/spill/hold-folder.js'
import { type LinePlace, LineReader, LineWriter, readLines } from '../../../src/transform/spill/line-file.js'
import type { Spending } from './budget.js'
import type { Reply } from './question.js'
import type { Usage } from './read-completion.js'

/**
 * What was asked, in a folder that outlives runs: each answer under the key of its request, so that nothing is asked twice,
 * and what each request cost. A line is written before a request is sent, so that a budget holds over runs that were killed:
 * what was sent and never settled counts with all that was set aside. Prompts are not kept.
 */
export class Journal {
  readonly #path: string
  readonly #answers = new Map<string, LinePlace>()
  readonly #writer: LineWriter | undefined
  readonly #release: (() => void) | undefined
  #reader: LineReader | undefined
  /** What all requests so far have cost. */
  readonly spent: Spending = { requests: 0, tokens: 0 }

  private constructor(folder: string, mayAsk: boolean) {
    this.#path = join(folder, 'answers.jsonl')
    this.#release = mayAsk ? holdFolder(folder) : undefined
    this.#writer = mayAsk ? LineWriter.append(this.#path) : undefined
    for (const { line, place } of readLines(this.#path)) this.#take(JSON.parse(line) as Entry, place)
  }

  /** Opens it for requests. Throws `locked` where another run has it. */
  static open(folder: string): Journal {
    return new Journal(folder, true)
  }

  /** Opens it for looking up alone; an empty one where there is none. */
  static read(folder: string): Journal {
    return new Journal(folder, false)
  }

  /** What was answered to the request of this key. */
  find(key: string): Answered | undefined {
    const place = this.#answers.get(key)
    if (place === undefined) return undefined
    this.#reader ??= new LineReader(this.#path)
    const { reply, usage } = JSON.parse(this.#reader.line(place)) as AnswerEntry
    return { reply, usage }
  }

  /** Notes that a request is about to be sent, which may cost so many tokens. */
  sent(reserved: number): void {
    this.#add({ sent: reserved })
  }

  /** Notes the answer to a request that was sent, and what it cost. */
  answered(key: string, answer: Answered & { reserved: number; cost: number }): void {
    this.#add({ key, ...answer })
  }

  /** Notes that a request has brought no answer, and what it cost. */
  failed(reserved: number, cost: number): void {
    this.#add({ reserved, cost })
  }

  close(): void {
    this.#reader?.close()
    this.#writer?.close()
    this.#release?.()
  }

  #add(entry: Entry): void {
    this.#take(entry, this.#writer!.add(JSON.stringify(entry)))
  }

  #take(entry: Entry, place: LinePlace): void {
    if ('sent' in entry) {
      this.spent.requests++
      this.spent.tokens += entry.sent
      return
    }
    this.spent.tokens += entry.cost - entry.reserved
    if ('key' in entry) this.#answers.set(entry.key, place)
  }
}

/** An answer, and its tokens as far as they were told. */
export interface Answered {
  reply: Reply
  usage: Usage | undefined
}

type Entry = { sent: number } | FailEntry | AnswerEntry

interface FailEntry {
  reserved: number
  cost: number
}

interface AnswerEntry extends FailEntry, Answered {
  key: string
}
