import type { Draws } from '../../../src/transform/random.js'
import { defineEntity, type EntityDefinition } from './definition/define-entity.js'
import { drawDigits } from './definition/draw.js'

/** `{"alg":"none"}`: no token that opens anything begins so. */
const tokenHead = 'eyJhbGciOiJub25lIn0'

/** What opens an account. Of a fake nothing is the secret's, not even its length; it says that it is an example. */
export const secrets: readonly EntityDefinition[] = [
  defineEntity({
    name: 'PASSWORD',
    group: 'secrets',
    about: 'Password, by keyword',
    mask: { hidesForm: true },
    modelText: 'password',
    fake: (_, { draws }) => `example-${drawText(draws, 10)}`,
    isFake: (value) => /^example-[A-Za-z0-9]{10}$/.test(value),
    fakeForms: [/(?<![A-Za-z0-9])example-[A-Za-z0-9]{10}(?![A-Za-z0-9])/g],
    modelLabels: ['PASSWORD', 'SECRET'],
  }),
  defineEntity({
    name: 'API_KEY',
    group: 'secrets',
    about: 'API key or access token of a known service, or by keyword and entropy',
    modelText: 'api key',
    fake: (_, { draws }) => `EXAMPLE${drawText(draws, 25)}`,
    isFake: (value) => /^EXAMPLE[A-Za-z0-9]{25}$/.test(value),
    fakeForms: [/(?<![A-Za-z0-9])EXAMPLE[A-Za-z0-9]{25}(?![A-Za-z0-9])/g],
    modelLabels: ['APIKEY'],
  }),
  defineEntity({
    name: 'JWT',
    group: 'secrets',
    about: 'JSON web token',
    fake: (_, { draws }) => fakeToken(draws),
    isFake: (value) => value.startsWith(`${tokenHead}.`),
    fakeForms: [new RegExp(`(?<![\\w-])${tokenHead}\\.[\\w-]+\\.[\\w-]{43}`, 'g')],
  }),
  defineEntity({
    name: 'PRIVATE_KEY',
    group: 'secrets',
    about: 'Private key block (PEM, PGP, SSH)',
    fake: (value, { draws }) => fakeKeyBlock(value, draws),
    isFake: (value) => /(?:^|\n)EXAMPLE[A-Za-z0-9]{57}(?:\n|$)/.test(value),
    fakeForms: [
      /(?:-----BEGIN [^-\n]{0,40}-----\n)?EXAMPLE[A-Za-z0-9]{57}(?:\n-----END [^-\n]{0,40}-----)?/g,
    ],
  }),
]

function fakeToken(draws: Draws): string {
  const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${tokenHead}.${part({ sub: `example-${drawDigits(draws, 8)}` })}.${drawText(draws, 43)}`
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
