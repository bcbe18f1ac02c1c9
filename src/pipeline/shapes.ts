import { durationOption, z } from '../base/options.js'
import { defaultMaxColumns } from '../formats/format/reader.js'
import { formatNames } from '../formats/registry.js'

/**
 * The keys of a pipeline beside its steps. Each is written here alone: its type, its flag, its line of help,
 * its JSON Schema and its doc comment are made from it.
 */

/** The headings under which `--help` lists them. */
const reading = { group: 'Input' }
const writing = { group: 'Output' }
const running = { group: 'Running' }

const paths = z.union([z.string(), z.array(z.string())])

/** How sources are interleaved. */
const interleaveShape = {
  probabilities: z
    .array(z.number().min(0).max(1))
    .min(1)
    .optional()
    .describe('How likely each source is drawn, in the order of sources, adding up to 1')
    .meta({ whenAbsent: 'one after the other' }),
  seed: z
    .int()
    .min(0)
    .optional()
    .describe('The seed of numpy')
    .meta({ whenAbsent: 'the seed of the pipeline' }),
  stopping: z
    .enum(['first_exhausted', 'all_exhausted', 'all_exhausted_without_replacement'])
    .default('first_exhausted')
    .describe('When to end: with the first source that is used up, or when all were'),
}

/** What is declared of data; `prep licenses` and cards go by it, and no byte of the output. */
const declaredShape = {
  license: z
    .string()
    .min(1)
    .optional()
    .describe('Its licence: an id of the Hub or of SPDX, an expression, or own for data of your own')
    .meta({ flag: false, whenAbsent: 'that of the dataset card beside the files' }),
  generator: z
    .string()
    .min(1)
    .optional()
    .describe('The model that wrote it, such as Qwen3-32B')
    .meta({ flag: false }),
  url: z.string().min(1).optional().describe('Where it is from').meta({ flag: false }),
}

const namedInput = z
  .strictObject({
    name: z.string().min(1).describe('The name of the source'),
    path: paths.describe('Its files, folders or globs'),
    ...declaredShape,
  })
  .describe('An input that has a name')
  .meta({ typeName: 'NamedInput' })

/** How the input is read. */
const inputShape = {
  path: paths
    .optional()
    .describe(
      'Files, folders or globs, relative to the current directory, or addresses (https://, s3://, hf://); - is standard input',
    )
    .meta({ flag: false }),
  sources: z
    .union([z.record(z.string().min(1), paths), z.array(namedInput)])
    .optional()
    .describe('Inputs by name in place of path; a column names the source of every row')
    .meta({ flag: false }),
  ...declaredShape,
  rows: z
    .int()
    .min(0)
    .max(1e12)
    .optional()
    .describe(
      'In place of path: so many rows with their number in the column id, for steps that make up the rest',
    )
    .meta({ flag: false }),
  sourceColumn: z
    .string()
    .min(1)
    .optional()
    .describe('The column that names the source of each row')
    .meta({ ...reading, whenAbsent: 'source' }),
  interleave: z
    .strictObject(interleaveShape)
    .describe('The order of Hugging Face datasets.interleave_datasets, in its words')
    .meta({ typeName: 'InterleaveSpec' })
    .optional()
    .describe('Bring the records of the sources into the order of datasets.interleave_datasets')
    .meta({ flag: false }),
  format: z
    .enum(formatNames)
    .optional()
    .describe('Format of the input')
    .meta({ ...reading, whenAbsent: 'inferred from the name and the first bytes of each file' }),
  encoding: z
    .string()
    .min(1)
    .optional()
    .describe('Encoding of text files that are not UTF-8, such as gb18030, big5, utf-16le, windows-1252')
    .meta({ ...reading, whenAbsent: 'UTF-8; another is recognised and refused' }),
  columns: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('CSV: names of the columns, for files without a header line or in place of the names in it')
    .meta(reading),
  header: z
    .boolean()
    .optional()
    .describe('CSV: whether the first line holds names')
    .meta({ ...reading, whenAbsent: 'inferred; a number there is refused' }),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('CSV: field separator, one character, \\t for a tab')
    .meta({ ...reading, whenAbsent: 'a tab for TSV; otherwise inferred: comma, semicolon, tab or bar' }),
  quote: z
    .string()
    .length(1)
    .optional()
    .describe('CSV: quote character')
    .meta({ ...reading, whenAbsent: '"' }),
  trim: z.boolean().optional().describe('CSV: take off the spaces around fields').meta(reading),
  types: z
    .record(z.string(), z.enum(['text', 'int', 'double', 'bool', 'json']))
    .optional()
    .describe('Types of columns that are not to be inferred: text, int, double, bool, json')
    .meta(reading),
  maxColumns: z
    .int()
    .min(1)
    .optional()
    .describe('The most different keys that JSON records may have; more are hardly columns')
    .meta({ ...reading, whenAbsent: String(defaultMaxColumns) }),
  wide: z
    .enum(['refuse', 'json'])
    .optional()
    .describe('What to do with more keys than maxColumns: json puts the rare ones into one column of JSON')
    .meta({ ...reading, whenAbsent: 'refuse' }),
  maxRecordBytes: z
    .int()
    .min(1)
    .max(512 << 20)
    .optional()
    .describe('The longest record in bytes; a longer one is rejected as too_long and passed over')
    .meta({ ...reading, whenAbsent: '16777216, 16 MiB' }),
  maxUnpackedBytes: z
    .int()
    .min(1)
    .optional()
    .describe('The most bytes that a compressed file may unpack to')
    .meta({ ...reading, whenAbsent: '256 MiB, or 200 times the compressed size where that is more' }),
  lane: z
    .enum(['kernel', 'reference'])
    .optional()
    .describe(
      'JSON Lines and CSV: kernel reads by compiled loops what these can; reference never does. Same rows',
    )
    .meta({ ...reading, whenAbsent: 'kernel, for all but small files' }),
}

/** The input in its long form. */
export const inputObject = z
  .strictObject(inputShape)
  .describe('What to read, and how')
  .meta({ typeName: 'InputSpec' })

/** What is done about records that cannot be used. */
const errorShape = {
  onError: z
    .enum(['reject', 'fail'])
    .default('reject')
    .describe('What to do with a bad record: reject sets it aside, fail stops at the first one')
    .meta({ ...running, flag: '--on-error <what>' }),
  budget: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe('Share of rejected records beyond which the run stops, such as 0.01')
    .meta({ ...running, flag: '--error-budget <share>' }),
  repairBudget: z
    .number()
    .min(0)
    .max(1)
    .default(0.01)
    .describe(
      'Share of records with invalid UTF-8 replaced beyond which the run stops: another encoding is likely',
    )
    .meta(running),
  budgetFloor: z
    .int()
    .min(0)
    .default(10)
    .describe(
      'So many rejected or repaired records never stop a run, unless they are most of several or a budget is 0',
    )
    .meta(running),
  invalidUtf8: z
    .enum(['replace', 'reject'])
    .default('replace')
    .describe('What to do with invalid UTF-8: replace puts U+FFFD in its place, reject sets the record aside')
    .meta({ ...running, flag: '--invalid-utf8 <what>' }),
  keepRaw: z
    .boolean()
    .default(false)
    .describe('Keep rejected records in rejects/, base64, from where they can be let in again')
    .meta(running),
  stepTimeout: durationOption({ min: 0 })
    .prefault(600)
    .describe(
      'When a step that does not come back from a batch is ended: seconds, or 500ms, 3s, 2m; 0 waits for ever',
    )
    .meta({ ...running, flag: '--step-timeout <time>' }),
}

/** What is done about records, in one mapping. */
export const errorObject = z
  .strictObject(errorShape)
  .describe('What to do about records that cannot be read or processed')
  .meta({ typeName: 'ErrorSpec' })

/** The keys of a pipeline that are no mapping. */
export const plainShape = {
  seed: z
    .int()
    .min(0)
    .default(0)
    .describe('A whole number that every random choice is keyed by')
    .meta(running),
}

/** How to run a pipeline on this machine. Nothing here changes a byte of the data. */
export const runObject = z.strictObject({
  overwrite: z.boolean().optional().describe('Start anew in a folder that holds other output').meta(writing),
  work: z
    .string()
    .min(1)
    .optional()
    .describe('The folder of this machine in which output of an address is made before it is sent; it stays')
    .meta({ ...writing, whenAbsent: 'a temporary one', flag: '--work <folder>' }),
  workers: z
    .int()
    .min(0)
    .optional()
    .describe('Worker threads; 0 runs everything in one thread')
    .meta({ ...running, whenAbsent: 'the number of cores, none for small inputs' }),
  sidecar: z
    .enum(['keep', 'auto'])
    .optional()
    .describe(
      'The folder PATH.prep beside an output file, with manifest and reports: keep it, or auto, only where it tells of rejected records, a profile or gates',
    )
    .meta({
      ...writing,
      whenAbsent: 'keep; auto for a command of one step',
      flag: '--sidecar <what>',
    }),
  lang: z
    .enum(['en', 'zh'])
    .default('en')
    .describe('Language of report.html, and of profile.html where the pipeline asks for a profile')
    .meta({ ...writing, flag: '--lang <name>' }),
  metrics: z
    .string()
    .min(1)
    .optional()
    .describe(
      'A file that holds the figures of the run while it lasts, in the text form of Prometheus; one that ends in .jsonl gets a line of JSON every 5 seconds',
    )
    .meta({ ...running, flag: '--metrics <file>' }),
  metricsPort: z
    .int()
    .min(1)
    .max(65535)
    .optional()
    .describe('A port of this machine at which Prometheus reads the same figures while the run lasts')
    .meta(running),
  minRate: z
    .int()
    .min(1)
    .optional()
    .describe('Rows a second; where fewer are read over a minute, a notice says so')
    .meta(running),
})
