/**
 * Who speaks, in the words of each convention. Sources: the roles of OpenAI's chat API (developer, system,
 * user, assistant, tool, and the older function); the tags of LLaMA-Factory's sharegpt format (data/README.md):
 * human, gpt, observation, function_call, system. A role that one side has no word for keeps its name, so that
 * the table can be read backwards without loss.
 */
import type { Texts } from './texts.js'
import { encodeText } from './texts.js'

/** The roles by the name that `messages` uses; a role's code is its place here. */
export const roles = [
  'system',
  'developer',
  'user',
  'assistant',
  'tool',
  'function',
  'function_call',
] as const
export type Role = (typeof roles)[number]

const sharegptWords: Readonly<Record<Role, string>> = {
  system: 'system',
  developer: 'developer',
  user: 'human',
  assistant: 'gpt',
  tool: 'observation',
  function: 'function',
  function_call: 'function_call',
}

export const systemCode = roles.indexOf('system')
export const userCode = roles.indexOf('user')
export const assistantCode = roles.indexOf('assistant')

/** The code of a role that nothing names. */
export const unknownCode = -1

/** The word of each role code in a convention, as bytes. */
export function roleWords(shape: 'messages' | 'sharegpt'): readonly Uint8Array[] {
  return roles.map((role) => encodeText(shape === 'messages' ? role : sharegptWords[role]))
}

/** Reads the role codes of a column. Both conventions' words are known; `extra` adds the caller's own. */
export function roleReader(extra: Readonly<Record<string, Role>>): (texts: Texts) => Int8Array {
  const codes = new Map<string, number>()
  for (const [code, role] of roles.entries()) {
    codes.set(sharegptWords[role], code)
    codes.set(role, code)
  }
  for (const [word, role] of Object.entries(extra)) codes.set(word, roles.indexOf(role))
  const longest = Math.max(...[...codes.keys()].map((word) => encodeText(word).length))
  return (texts) => {
    const { bytes, offsets } = texts
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const found = new Int8Array(texts.length).fill(unknownCode)
    for (let i = 0; i < texts.length; i++) {
      if (texts.isNull(i) || offsets[i + 1] - offsets[i] > longest) continue
      found[i] = codes.get(buffer.toString('utf8', offsets[i], offsets[i + 1])) ?? unknownCode
    }
    return found
  }
}
