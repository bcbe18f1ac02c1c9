/** The words for roles as bytes, and the roles of whole columns as codes: a role's code is its place among all. */
import { type Role, roles, sharegptWords } from '../../datasets/shapes/roles.js'
import type { Texts } from './texts.js'
import { encodeText } from './texts.js'

export { type Role, roles } from '../../datasets/shapes/roles.js'

export const systemCode = roles.indexOf('system')
export const userCode = roles.indexOf('user')
export const assistantCode = roles.indexOf('assistant')

/** The codes of calls of functions and of their results. */
export const toolCodes: ReadonlySet<number> = new Set(
  (['tool', 'function', 'function_call'] as const).map((role) => roles.indexOf(role)),
)
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
