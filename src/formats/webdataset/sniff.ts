import type { Sample } from '../format/spec.js'
import { magicAt } from './tar.js'

/** Whether bytes begin with the header of a member of a tar file. */
export function looksLikeTar({ bytes }: Sample): boolean {
  return bytes.toString('latin1', magicAt, magicAt + 5) === 'ustar'
}
