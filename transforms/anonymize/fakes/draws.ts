import { Draws } from '../../../src/transform/random.js'
import { keyedDigest } from '../crypto/secret-key.js'

/** Draws that follow from a key, a kind of thing and a value, and from nothing else. */
export type OpenDraws = (kind: string, value: string) => Draws

export function openDraws(key: Buffer): OpenDraws {
  return (kind, value) => {
    const digest = keyedDigest(key, 'fake', kind, value)
    return new Draws(digest.readUInt32LE(0), digest.readUInt32LE(4))
  }
}
