import { formats, type WritableFormat, writableFormats } from '../formats/registry.js'

/** The name of shard `index`, from 0, of `count`, as in `data-00002-of-00016.arrow`. */
export function shardName(
  format: WritableFormat,
  { index, count }: { index: number; count: number },
): string {
  return `data-${pad(index)}-of-${pad(count)}.${extensionOf(format)}`
}

/** Whether a file may be a shard, of this or an earlier run, by its name. */
export function isShardName(name: string): boolean {
  return pattern.test(name)
}

const pattern = new RegExp(`^data-\\d{5}-of-\\d{5}\\.(?:${writableFormats.map(extensionOf).join('|')})$`)

function extensionOf(format: WritableFormat): string {
  return formats[format].extensions[0]
}

function pad(index: number): string {
  return String(index).padStart(5, '0')
}
