import type { Companion, JoinCompanions } from './companions.js'
import type { OutputCompression } from './compressions.js'
import type { FileFrame, OpenEncoder } from './encoder.js'
import type { FormatReader, GivenDialect } from './reader.js'

/**
 * What the project knows of a file format. Each folder of formats has a `spec.ts` with what it holds, and
 * the registry lists them; nothing else in the project asks for a format by its name. Specs are light: the
 * code that reads and writes is loaded when a file of that format is at hand.
 */
export type FormatSpec = ReadableSpec | ConvertedSpec

/** What every format has. */
interface FormatFacts {
  /** Its name in options, plans and reports, such as `jsonl`. */
  readonly name: string
  /** Its name in sentences, such as `JSON Lines`. */
  readonly title: string
  /** The extensions of its files, without the dot, the usual one first: shards get that. */
  readonly extensions: readonly string[]
  /** Extensions of files that can be read as this format, while a file that is written may not be called so. */
  readonly readOnlyExtensions?: readonly string[]
  /**
   * Whether its files are text in lines. Then a row's position is its byte offset, and a bad record is reported
   * with its line; else the position is the row's number in the file.
   */
  readonly isText: boolean
  /** Whether each line of a file is a record, which means the same in any other file. */
  readonly hasRecordLines?: boolean
  /** Whether the first line of a file names the columns. */
  readonly hasHeaderLine?: boolean
  /** How its files are read where the user does not say. */
  readonly dialect?: GivenDialect
  /** Loads what tells the format by the first bytes of a stream. Left out where the bytes do not show it. */
  readonly loadSniffer?: () => Promise<Sniffer>
  /** Left out for a format that is read only. */
  readonly writer?: FormatWriter
}

/** The first bytes of a file or stream, less a byte order mark. */
export interface Sample {
  bytes: Buffer
  /** Whether nothing follows. */
  isWhole: boolean
}

/** Whether bytes look like files of a format. The formats are asked in the order of the registry. */
export type Sniffer = (sample: Sample) => boolean

/** A format that has a reader. */
export interface ReadableSpec extends FormatFacts {
  readonly loadReader: () => Promise<FormatReader>
  readonly readAs?: undefined
}

/** A format whose files are read as those of another one. */
export interface ConvertedSpec extends FormatFacts {
  readonly loadReader?: undefined
  readonly readAs: Conversion
}

/** How files become readable as another format. */
export interface Conversion {
  readonly format: ReadableSpec
  /** Loads what turns a file into one of that format; left out where the file can be read as it is. */
  readonly loadSpooler?: () => Promise<Spooler>
  /** Whether a file is of that format already, whatever its name says, and need not be turned into it. */
  readonly isAlready?: (path: string) => boolean
}

/**
 * Turns the bytes of a file into those of another format, piece by piece. A record that is longer than
 * `maxRecordBytes` need not be whole afterwards, but must still be longer. Throws `bad_input` for a broken file.
 */
export type Spooler = (
  input: AsyncIterable<Buffer>,
  write: (bytes: Buffer) => void,
  options: SpoolOptions,
) => Promise<unknown>

/** What a {@link Spooler} is told and given. */
export interface SpoolOptions {
  maxRecordBytes: number
  /**
   * Passes on what is unpacked inside of the file, where `before` so many bytes of it were unpacked already. Throws
   * `bad_input` where it is more than a file of so many packed bytes may become.
   */
  limitUnpacked: (
    chunks: AsyncIterable<Buffer>,
    sizes: { packedBytes: () => number; before: number },
  ) => AsyncIterable<Buffer>
  /** Takes a sentence for the report. */
  onNote: (note: string) => void
}

/** How files of a format are written. */
export interface FormatWriter {
  /** Loads the encoder: of a format that compresses what is in its files, the one that compresses so. */
  readonly loadEncoder: (compression?: OutputCompression) => Promise<OpenEncoder>
  /** How its files may be compressed, the usual way first: text as a whole, others inside. Left out where they are not. */
  readonly compressions?: readonly [OutputCompression, ...OutputCompression[]]
  /** What stands behind the extension of files that are packed as a whole so, of a format that is no text. */
  readonly packing?: Partial<Record<OutputCompression, string>>
  /** Makes what stands around the shards in a file of this extension; `undefined` where they stand alone. */
  readonly openFrame?: (extension: string) => Promise<FileFrame | undefined>
  /** How the names of its shards begin where they are no data set of Arrow, so that the Hub knows their split. */
  readonly shardPrefix?: string
  /** Of a format that is always a folder of shards, and never one file: the index by which readers find them. */
  readonly folder?: FolderIndex
  /** Of a format whose files do not stand alone: those that stand beside each of them. */
  readonly companions?: ShardCompanions
  /** Whether it writes objects as JSON, in which a record has the keys that it had: see `canBeLeftOut`. */
  readonly writesObjects?: boolean
  /** Whether a folder of its shards is a data set that Hugging Face `datasets.load_from_disk` opens. */
  readonly isDataset: boolean
  /** What trainers, and Hugging Face `datasets`, call files of its rows in columns; left out where they know none. */
  readonly tableKind?: string
  /** The Python expression that opens an output: the name of a package, a dot, and what is called in it. */
  readonly loaderOf: (output: WrittenOutput) => string
  /** What that expression needs imported, where it is more than the name at its beginning. */
  readonly imports?: string
}

/** The files that stand beside each file of a format; see {@link Companion}. */
export interface ShardCompanions {
  /** Their extensions: first of the one without which a file cannot be read, then of all others that there may be. */
  readonly extensions: readonly [string, ...string[]]
  readonly loadJoin: () => Promise<JoinCompanions>
}

/** A small file of JSON that stands beside the shards of a folder, or of a split of the data, and lists them. */
export interface FolderIndex {
  /** Its name. */
  readonly file: string
  readonly load: () => Promise<(shards: readonly WrittenShard[]) => unknown>
}

/** A shard in its place. */
export interface WrittenShard {
  path: string
  rows: number
  bytes: number
  /** What its encoder answered as `facts`. */
  ofFormat?: unknown
}

/** A finished output, as the line that opens it names it. */
export interface WrittenOutput {
  /** The path as it stands between single quotes in Python. */
  path: string
  /** The extension of a file, without the dot; `undefined` for a folder. */
  extension: string | undefined
  /** What stands behind the extension of compressed files, such as `.gz`; left out where nothing does. */
  packing?: string
  /** The splits of the data, where each has a folder. */
  splits: readonly string[] | undefined
}
