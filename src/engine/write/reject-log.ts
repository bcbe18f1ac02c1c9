import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { countLineFeeds } from '../../files/count-line-feeds.js'
import { makeFolder } from '../../files/make-folder.js'
import { readPart } from '../../files/read-fully.js'
import { writing } from '../../files/write-error.js'
import { writeFully } from '../../files/write-fully.js'
import { type BadRecord, heldFrom } from '../../formats/format/reader.js'
import type { InputFile } from '../../formats/input-file.js'
import { formats } from '../../formats/registry.js'
import type { RuleResult } from '../../schemas/curation.js'

/** One entry of `rejects/*.jsonl`. It says where the record lies and what was wrong, never what it holds. */
export interface RejectEntry {
  /** The file, by the name that the user gave it. */
  source: string
  /** Line in the (unpacked) text file, from 1; for a JSON document the number of the item. */
  line?: number
  /** Byte offset in the (unpacked) text file, or row number in another one. */
  offset: number
  /** Whether it was left out, or kept with U+FFFD in place of what is no text. */
  action: BadRecord['action']
  /** A short code, such as `not_json`. */
  reason: string
  /** The column whose value has another type, where the reason is `wrong_type`. */
  column?: string
  /** The step that rejected it; absent for the reader. */
  step?: string
  /** The copy number of a row that a step had made. */
  copy?: number
  /** The rules that the row breaks, by a step that judges rows: numbers, limits and places, never text. */
  rules?: readonly RuleResult[]
  /** The record in base64, only on request: its bytes of a text file, else the row as a line of JSON. */
  raw?: string
}

/** What is known of a record that a step rejects. */
export interface StepReject {
  step: string
  copy?: number
  rules?: readonly RuleResult[]
  /** The record, asked for where it is kept; none of a copy, whose record went on by itself. */
  record: () => Uint8Array | undefined
}

/** What becomes of the records that cannot be used as they are. */
export interface RejectPolicy {
  onError: 'fail' | 'reject'
  keepRaw: boolean
  /** What lets such records be set aside, as a message says it. By default the option of a pipeline. */
  setAsideBy?: string
}

/** Turns bad records into entries with their line numbers. */
export class RejectList {
  readonly #policy: RejectPolicy
  readonly #write: (entry: RejectEntry) => void
  readonly #lines = new Map<InputFile, LineCounter>()

  constructor(policy: RejectPolicy, write: (entry: RejectEntry) => void) {
    this.#policy = policy
    this.#write = write
  }

  /** Throws `bad_input` instead when the run is to fail at the first rejected record; a row that a step judged is no error. */
  add(file: InputFile, bad: BadRecord, rejected?: StepReject): void {
    const { record, ...byStep } = rejected ?? { step: undefined, rules: undefined, record: undefined }
    const { isText } = formats[file.format]
    const line = isText ? this.#lineAt(file, bad.offset) : undefined
    if (bad.action === 'rejected' && byStep.rules === undefined && this.#policy.onError === 'fail')
      throw new PrepError(
        'bad_input',
        `A record cannot be used (${bad.reason}${bad.column === undefined ? '' : ` in column "${bad.column}"`}). Correct it, or let such records be set aside: ${this.#policy.setAsideBy ?? optionName('onError: reject')}`,
        {
          at: { source: file.path, line, offset: bad.offset, step: byStep.step },
        },
      )
    const readRecord = record ?? (() => (isText ? readRaw(file, bad) : undefined))
    const raw = this.#policy.keepRaw ? readRecord() : undefined
    const { offset, action, reason, column } = bad
    const named = column === undefined ? {} : { column }
    const kept = raw === undefined ? {} : { raw: Buffer.from(raw).toString('base64') }
    this.#write({ source: file.path, line, offset, action, reason, ...named, ...byStep, ...kept })
  }

  #lineAt(file: InputFile, offset: number): number {
    const counter = this.#lines.get(file) ?? new LineCounter(file)
    this.#lines.set(file, counter)
    return counter.lineAt(offset)
  }
}

/** The file of the entries of one partition. It appears only if there is an entry, and only when it is whole. */
export class RejectFile {
  readonly #options: { path: string; temporary: string }
  #fd: number | undefined

  constructor(options: { path: string; temporary: string }) {
    this.#options = options
  }

  write(entry: RejectEntry): void {
    writing(this.#options.path, () => {
      this.#fd ??= this.#open()
      writeFully(this.#fd, Buffer.from(`${JSON.stringify(entry)}\n`))
    })
  }

  /** Makes the file durable and puts it into place. Answers whether there is one. */
  commit(): boolean {
    return writing(this.#options.path, () => this.#commit())
  }

  #commit(): boolean {
    if (this.#fd === undefined) {
      rmSync(this.#options.path, { force: true })
      return false
    }
    fsyncSync(this.#fd)
    const fd = this.#fd
    // Gone even where closing it fails (man 2 close): a second time would close a file of somebody else.
    this.#fd = undefined
    closeSync(fd)
    makeFolder(dirname(this.#options.path))
    renameSync(this.#options.temporary, this.#options.path)
    return true
  }

  /** Leaves nothing behind. Does nothing after `commit`. */
  abandon(): void {
    const fd = this.#fd
    if (fd === undefined) return
    this.#fd = undefined
    try {
      closeSync(fd)
    } finally {
      rmSync(this.#options.temporary, { force: true })
    }
  }

  #open(): number {
    makeFolder(dirname(this.#options.temporary))
    return openSync(this.#options.temporary, 'wx', 0o600)
  }
}

/** Line numbers of offsets that mostly grow: counts on from the last one, or back from it. */
class LineCounter {
  readonly #path: string
  #offset: number
  #line: number

  constructor(file: InputFile) {
    const { offset, feeds } = heldFrom(file)
    this.#path = file.readPath
    this.#offset = offset
    this.#line = 1 + feeds
  }

  lineAt(offset: number): number {
    if (offset < this.#offset) this.#line -= countLineFeeds(this.#path, offset, this.#offset)
    else this.#line += countLineFeeds(this.#path, this.#offset, offset)
    this.#offset = offset
    return this.#line
  }
}

/** The bytes of a record, at most 1 MiB of them. */
function readRaw(file: InputFile, bad: BadRecord): Uint8Array {
  const length = Math.min(bad.length, 1 << 20)
  return readPart(file.readPath, { from: bad.offset, length })
}
