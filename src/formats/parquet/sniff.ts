import type { Sample } from '../format/spec.js'

/** Whether bytes begin like a Parquet file. */
export function looksLikeParquet({ bytes }: Sample): boolean {
  const start = bytes.toString('latin1', 0, 4)
  return start === 'PAR1' || start === 'PARE'
}
