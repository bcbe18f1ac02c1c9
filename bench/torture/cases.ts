import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { csvLines, jsonLines, type TextSize, tornJsonLines } from './records.js'

/** A run that attacks are tried on: its input files and its pipeline. */
export interface RunCase {
  name: string
  /** Input files by their names. */
  files(size: TextSize): Record<string, string | Uint8Array>
  pipeline: {
    seed?: number
    input: unknown
    steps?: readonly Record<string, unknown>[]
    profile?: object
    output: string | object
    errors?: object
  }
  /** What stands in the folder once it is done, beside the inputs. */
  outputs: readonly string[]
}

const anonymize = { anonymize: { fields: ['prompt'], entities: ['EMAIL_ADDRESS'] } }
const split = { split: { shares: { train: 0.7, validation: 0.2, test: 0.1 } } }
const train = { split: 'train' }

/** Shards of less input are not drafted. */
const leastDrafted = 5

/** The runs, each of which shows another part of the code: every format, every kind of output, every kind of step. */
export const runCases: readonly RunCase[] = [
  {
    name: 'JSONL → Arrow, five steps',
    files: (size) => ({
      'in/a.jsonl': jsonLines(shareOf(size, 0.7)),
      'in/b.jsonl': jsonLines(shareOf(size, 0.3)),
    }),
    pipeline: {
      seed: 3,
      input: 'in/*.jsonl',
      steps: [
        split,
        anonymize,
        { balance: { facet: 'group', method: 'under', where: train } },
        { augment: { fields: ['prompt'], where: train } },
      ],
      profile: {},
      output: 'out/',
    },
    outputs: ['out'],
  },
  {
    name: 'JSONL → Arrow, drafted while the schema is inferred',
    files: (size) => ({
      'in/a.jsonl': jsonLines({ ...size, megabytes: Math.max(size.megabytes, leastDrafted) }),
    }),
    pipeline: { input: 'in/', output: 'out/' },
    outputs: ['out'],
  },
  {
    name: '.gz → Arrow',
    files: (size) => ({
      'in/a.jsonl.gz': gzipSync(jsonLines(shareOf(size, 0.5))),
      'in/b.jsonl.gz': gzipSync(jsonLines(shareOf(size, 0.5))),
    }),
    pipeline: { input: 'in/', steps: [anonymize], output: 'out/' },
    outputs: ['out'],
  },
  {
    name: 'CSV → JSONL',
    files: (size) => ({ 'in.csv': csvLines(size) }),
    pipeline: {
      input: 'in.csv',
      steps: [{ convert: { rename: { prompt: 'question' } } }],
      output: { path: 'out/', format: 'jsonl' },
    },
    outputs: ['out'],
  },
  {
    name: 'JSONL → DatasetDict',
    files: (size) => ({ 'in.jsonl': jsonLines(size) }),
    pipeline: { seed: 5, input: 'in.jsonl', steps: [split], output: 'out/' },
    outputs: ['out'],
  },
  {
    name: 'JSONL → one file',
    files: (size) => ({ 'in.jsonl': jsonLines(size) }),
    pipeline: { input: 'in.jsonl', steps: [anonymize], output: 'out.csv' },
    outputs: ['out.csv', 'out.csv.prep'],
  },
  {
    name: 'JSONL with rejects → CSV',
    files: (size) => ({
      'in/a.jsonl': tornJsonLines(shareOf(size, 0.5)),
      'in/b.jsonl': tornJsonLines(shareOf(size, 0.5)),
    }),
    pipeline: {
      input: 'in/',
      output: { path: 'out/', format: 'csv' },
      errors: { budget: 0.2, keepRaw: true },
    },
    outputs: ['out'],
  },
  {
    name: 'JSONL → splits of .jsonl.gz, shards of a limited size',
    files: (size) => ({ 'in.jsonl': jsonLines(size) }),
    pipeline: {
      seed: 5,
      input: 'in.jsonl',
      steps: [split],
      output: { path: 'out/', format: 'jsonl', compression: 'gzip', maxShardSize: '100KB' },
    },
    outputs: ['out'],
  },
  {
    name: 'JSONL → one sorted .csv.gz',
    files: (size) => ({ 'in.jsonl': jsonLines(size) }),
    pipeline: { input: 'in.jsonl', steps: [{ sort: { by: ['group', 'score'] } }], output: 'out.csv.gz' },
    outputs: ['out.csv.gz', 'out.csv.gz.prep'],
  },
  {
    name: 'JSONL → shuffled Parquet, shards of a limited size',
    files: (size) => ({
      'in/a.jsonl': jsonLines(shareOf(size, 0.5)),
      'in/b.jsonl': jsonLines(shareOf(size, 0.5)),
    }),
    pipeline: {
      seed: 9,
      input: 'in/',
      steps: [{ shuffle: {} }],
      output: { path: 'out/', format: 'parquet', maxShardSize: '200KB' },
    },
    outputs: ['out'],
  },
]

/** The name of the pipeline file in a folder of {@link writeCase}. */
export const pipelineFile = 'pipeline.json'

/** Writes the inputs and the pipeline file of a run into a folder. */
export function writeCase(folder: string, { files, pipeline }: RunCase, size: TextSize): void {
  for (const [name, content] of Object.entries(files(size))) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  writeFileSync(join(folder, pipelineFile), JSON.stringify(pipeline))
}

function shareOf(size: TextSize, share: number): TextSize {
  return { ...size, megabytes: size.megabytes * share }
}
