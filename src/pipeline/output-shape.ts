import { z } from '../base/options.js'
import { usualExtensions } from '../formats/extensions.js'
import { outputCompressions } from '../formats/format/compressions.js'
import { defaultFormats, writableFormats } from '../formats/registry.js'
import { byteSizePattern } from './byte-size.js'

/** The heading under which `--help` lists them. */
const writing = { group: 'Output' }

/** Where the output goes, and in what form. */
const outputShape = {
  path: z
    .string()
    .describe(`A folder, a ${usualExtensions} file, an address (s3://, hf://), or - for standard output`)
    .meta({ ...writing, flag: '-o, --out <path>' }),
  format: z
    .enum(writableFormats)
    .optional()
    .describe('Format of the output')
    .meta({
      ...writing,
      whenAbsent: `by the path; ${defaultFormats.folder} for a folder, ${defaultFormats.stream} for standard output`,
      flag: '--to <format>',
    }),
  compression: z
    .enum(outputCompressions)
    .optional()
    .describe(
      'How the output is compressed: text formats with gzip or zstd, MDS with zstd, Parquet also with snappy',
    )
    .meta({ ...writing, whenAbsent: 'by the path; none, in Parquet snappy', flag: '--compression <how>' }),
  datasetInfo: z
    .enum(['llamafactory'])
    .optional()
    .describe('Describe the output file to a trainer, in the dataset_info.json of its folder')
    .meta({ ...writing, flag: '--dataset-info <trainer>' }),
  card: z
    .strictObject({
      name: z.string().min(1).describe('The name of the data set'),
      creator: z.string().min(1).describe('Who made it, a person or an organization'),
      url: z.string().min(1).describe('Where it can be found'),
      description: z
        .string()
        .min(1)
        .optional()
        .describe('What it is')
        .meta({ whenAbsent: 'its rows, shards and steps, in a sentence' }),
      license: z
        .string()
        .min(1)
        .optional()
        .describe('Its licence')
        .meta({ whenAbsent: 'all that rows, sources and dataset cards declare' }),
      version: z
        .string()
        .regex(/^\d+\.\d+\.\d+$/, 'Write a version as three numbers, such as 1.0.0')
        .optional()
        .describe('Its version: same data, more data, changed data')
        .meta({ whenAbsent: '1.0.0' }),
    })
    .meta({ typeName: 'CardSpec' })
    .optional()
    .describe(
      'Write README.md and croissant.json into the folder: { name: Chats, creator: Blue Lake Lab, url: … }',
    )
    .meta({ ...writing, flag: '--card <spec>' }),
  maxShardSize: z
    .union([
      z.int().min(1),
      z.string().regex(byteSizePattern, 'a size with its unit, such as 500MB or 512MiB'),
    ])
    .optional()
    .describe(
      'The largest shard of a folder before it is compressed, such as 500MB; a longer row has one of its own',
    )
    .meta({ ...writing, whenAbsent: 'a shard for each partition', flag: '--max-shard-size <size>' }),
  keepSplitColumn: z
    .boolean()
    .default(false)
    .describe('Keep the column that names the split of each row, beside the folder of each split')
    .meta(writing),
  lineage: z
    .boolean()
    .default(false)
    .describe(
      'Add columns that tell where each row came from: _source, _position, _copy, and _ops, the steps that changed it',
    )
    .meta(writing),
  trail: z
    .boolean()
    .optional()
    .describe(
      'Keep a trail beside the output: of each row where it came from, what each step did to it, and where it went',
    )
    .meta(writing),
}

/** The output in its long form. */
export const outputObject = z
  .strictObject(outputShape)
  .describe('What to write, and in what form')
  .meta({ typeName: 'OutputSpec' })
