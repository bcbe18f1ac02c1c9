import { PrepError } from '../../base/errors.js'
import { changedWhileRead } from '../../files/file-revision.js'
import { type Answer, discard } from './request.js'

/** What may be the reason why a server refuses, as its store knows it. */
export interface Cures {
  /** The address as messages name it. */
  shown: string
  /** What to do where it asks for a key, or does not accept the one it got. */
  key: string
  /** What to do where there is nothing. */
  missing: string
}

/** The error for an answer with a status of 400 and above. */
export async function refusalOf(answer: Answer, { shown, key, missing }: Cures): Promise<PrepError> {
  const { response, url } = answer
  const { status } = response
  const reason = status < 400 ? '' : await reasonOf(response)
  const of = `${url.host}, status ${status}${reason}`
  const at = { source: shown }
  if (status === 401 || status === 403 || isAboutKey(reason))
    return new PrepError('bad_input', `Access to "${shown}" is refused (${of}). ${key}`, { at })
  if (status === 404 || status === 410)
    return new PrepError('not_found', `There is nothing at "${shown}" (${of}). ${missing}`)
  if (status === 412) return changedWhileRead(shown)
  return new PrepError('bad_input', `"${shown}" cannot be read (${of}). Check the address`, { at })
}

/** The short code that stores give for a reason, such as AccessDenied or GatedRepo; nothing that is longer. */
async function reasonOf(response: Response): Promise<string> {
  const header = response.headers.get('x-error-code')
  if (header !== null) {
    await discard(response)
    return code(header)
  }
  if (!/xml/.test(response.headers.get('content-type') ?? '')) {
    await discard(response)
    return ''
  }
  const text = await response.text().catch(() => '')
  return code(/<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '')

  function code(name: string): string {
    return /^\w{1,60}$/.test(name) ? `, ${name}` : ''
  }
}

function isAboutKey(reason: string): boolean {
  return /AccessKey|Signature|Token|Credential/i.test(reason)
}
