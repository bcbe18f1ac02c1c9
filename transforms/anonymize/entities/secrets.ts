import type { Draws } from '../../../src/transform/random.js'
import { defineEntity, type EntityDefinition } from './definition/define-entity.js'
import { drawDigits } from './definition/draw.js'

/** What opens an account. Of a fake nothing is the secret's, not even its length; it says that it is an example. */
export const secrets: readonly EntityDefinition[] = [
  defineEntity({
    name: 'PASSWORD',
    group: 'secrets',
    about: 'Password, by keyword',
    fake: (_, { draws }) => `example-${drawText(draws, 10)}`,
    modelLabels: ['PASSWORD', 'SECRET'],
  }),
  defineEntity({
    name: 'API_KEY',
    group: 'secrets',
    about: 'API key or access token of a known service, or by keyword and entropy',
    fake: (_, { draws }) => `EXAMPLE${drawText(draws, 25)}`,
    modelLabels: ['APIKEY'],
  }),
  defineEntity({
    name: 'JWT',
    group: 'secrets',
    about: 'JSON web token',
    fake: (_, { draws }) => fakeToken(draws),
  }),
  defineEntity({
    name: 'PRIVATE_KEY',
    group: 'secrets',
    about: 'Private key block (PEM, PGP, SSH)',
    fake: (value, { draws }) => fakeKeyBlock(value, draws),
  }),
]

function fakeToken(draws: Draws): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ sub: `example-${drawDigits(draws, 8)}` })}.${drawText(draws, 43)}`
}

/** The first and last line stay, since they say what kind of key it is. */
function fakeKeyBlock(value: string, draws: Draws): string {
  const begin = /-----BEGIN [^-\n]{0,40}-----/.exec(value)?.[0]
  const end = /-----END [^-\n]{0,40}-----/.exec(value)?.[0]
  return [begin, `EXAMPLE${drawText(draws, 57)}`, end].filter((line) => line !== undefined).join('\n')
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

function drawText(draws: Draws, length: number): string {
  return Array.from({ length }, () => alphabet[draws.below(alphabet.length)]).join('')
}
