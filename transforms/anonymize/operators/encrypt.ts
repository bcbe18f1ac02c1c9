import { PrepError } from '../../../src/base/errors.js'
import { derivedKey, openSealedBox } from '../crypto/ciphers.js'
import type { Entity } from '../entities/entities.js'
import { isHashTag } from './hash.js'
import type { Operator } from './operator.js'

/** Writes values as tokens that can be opened again with the key, and only with it. */
export interface Tokens {
  write(entity: Entity, value: string): string
  /** The text with every token opened. Throws where one does not open: another key, or a changed token. */
  restore(text: string): string
}

/** A token, or a tag of `hash`. No two can overlap, since `<` begins one and cannot stand inside. */
const token = /<([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*):([A-Za-z0-9_-]+)>/g
const tagBytes = 16
// What JSON can escape and UTF-8 cannot hold, half of a surrogate pair, is sealed as UTF-16.
const encodings = ['utf8', 'utf16le'] as const

/**
 * Tokens such as `<US_SSN:base64url>`: AES-SIV (RFC 5297), which is deterministic, so equal values of an
 * entity have equal tokens, and authenticated, so a token that was changed or moved to another entity does
 * not open. Equality of values and their lengths is all that shows.
 */
export async function openTokens(secret: Uint8Array): Promise<Tokens> {
  const box = await openSealedBox(derivedKey(secret, 'encrypt AES-SIV', 64))
  const open = (entity: Entity, sealed: Buffer): string => {
    for (const encoding of encodings) {
      try {
        return Buffer.from(box.open(sealed, [entity, encoding])).toString(encoding)
      } catch {}
    }
    throw new PrepError(
      'bad_input',
      'A token does not open: the key is another one, or the token was changed',
    )
  }
  return {
    write: (entity, value) => {
      const encoding = encodings[/\p{Cs}/u.test(value) ? 1 : 0]
      const sealed = box.seal(Buffer.from(value, encoding), [entity, encoding])
      return `<${entity}:${Buffer.from(sealed).toString('base64url')}>`
    },
    restore: (text) =>
      text.replace(token, (whole, entity: Entity, sealed: string) => {
        const bytes = Buffer.from(sealed, 'base64url')
        if (isHashTag(sealed) || bytes.length <= tagBytes) return whole
        // Two bits of the last character say nothing; a token with others in them was changed all the same.
        if (bytes.toString('base64url') !== sealed) throw unopened()
        return open(entity, bytes)
      }),
  }
}

/** The operator that writes tokens. */
export function openEncrypt(tokens: Tokens): Operator {
  return (entity, value) => tokens.write(entity, value)
}

function unopened(): PrepError {
  return new PrepError('bad_input', 'A token does not open: the key is another one, or the token was changed')
}
