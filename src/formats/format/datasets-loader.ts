import type { WrittenOutput } from './spec.js'

/**
 * A call of Hugging Face `datasets.load_dataset` for text shards: `builder` is its name for the format,
 * `extension` that of the files, without the dot.
 */
export function datasetLoader(
  { builder, extension }: { builder: string; extension: string },
  { path, extension: ofFile, packing = '', splits }: WrittenOutput,
): string {
  const folder = path.replace(/\/$/, '')
  const ofSplits = splits?.map((name) => `'${name}': '${folder}/${name}/*.${extension}${packing}'`)
  const files =
    ofSplits === undefined
      ? `'${ofFile !== undefined ? path : `${folder}/*.${extension}${packing}`}'`
      : `{${ofSplits.join(', ')}}`
  return `datasets.load_dataset('${builder}', data_files=${files})`
}
