import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PrepError } from '../../../src/base/errors.js'
import { bareName } from '../../../src/base/option-name.js'

/** Where the key stands. The options name the place, never the key. */
export interface KeyPlace {
  keyEnv?: string | undefined
  keyFile?: string | undefined
}

const minKeyBytes = 16

/**
 * The secret key from an environment variable or a file (without the line end), or `undefined` where neither
 * is named. Throws `bad_option` when it is missing or shorter than 16 bytes; no message holds any part of it.
 */
export function readKey({ keyEnv, keyFile }: KeyPlace): Buffer | undefined {
  if (keyEnv !== undefined) return checkKey(fromEnvironment(keyEnv), `environment variable "${keyEnv}"`)
  if (keyFile !== undefined) return checkKey(fromFile(keyFile), `file "${keyFile}"`)
  return undefined
}

function fromEnvironment(name: string): Buffer {
  const value = process.env[name]
  if (value !== undefined && value !== '') return Buffer.from(value)
  throw new PrepError(
    'bad_option',
    `${bareName('keyEnv')}: environment variable "${name}" is not set. Set it to a secret of at least ${minKeyBytes} bytes, ` +
      `for example with: export ${name}="$(openssl rand -hex 32)"`,
  )
}

function fromFile(path: string): Buffer {
  try {
    const bytes = readFileSync(path)
    let end = bytes.length
    while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--
    return bytes.subarray(0, end)
  } catch (cause) {
    const message = `${bareName('keyFile')}: file "${path}" cannot be read. Write a secret of at least ${minKeyBytes} bytes to it`
    throw new PrepError('bad_option', message, { cause })
  }
}

function checkKey(key: Buffer, place: string): Buffer {
  if (key.length >= minKeyBytes) return key
  throw new PrepError(
    'bad_option',
    `The key in ${place} has ${key.length} bytes where at least ${minKeyBytes} are wanted. ` +
      'Make one with: openssl rand -hex 32',
  )
}

/** HMAC-SHA-256 (RFC 2104) over parts, none of which can run into the next. */
export function keyedDigest(key: Buffer, ...parts: string[]): Buffer {
  return createHmac('sha256', key).update(parts.join('\u0000')).digest()
}

/** Tells two keys apart without giving either away: 48 bits of a digest that is used for nothing else. */
export function keyIdOf(key: Buffer): string {
  return keyedDigest(key, 'prepkit key id').toString('hex').slice(0, 12)
}
