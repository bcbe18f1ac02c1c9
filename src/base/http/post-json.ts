import { codeOf, mayHelp, pauseAsked } from './retry.js'

/** What is posted, and how long its answer may take. */
export interface JsonPost {
  body: string
  headers: Readonly<Record<string, string>>
  /** When the request is given up, its answer included. */
  timeoutMs: number
  /** The longest answer that is read. */
  maxBytes: number
  signal?: AbortSignal | undefined
}

/** What became of a request. A fault is told in words that end a sentence about the server, and quotes nothing of it. */
export type PostOutcome =
  | { kind: 'answer'; answer: unknown }
  | {
      kind: 'fault'
      fault: string
      why: PostFault
      /** The status of an answer; `undefined` for none. */
      status?: number
      mayHelp: boolean
      /** How long the server asks to be left alone. */
      pauseMs: number
    }

/** In one word: a status, no answer in time, none at all, one that broke off, one that is no JSON, one without an end. */
export type PostFault = 'status' | 'timeout' | 'unreached' | 'cut' | 'no_json' | 'endless'

/**
 * Posts JSON once. Redirects are not followed, so that texts go to the URL that was named and nowhere else.
 */
export async function postJson(url: string, post: JsonPost): Promise<PostOutcome> {
  const { body, headers, timeoutMs, maxBytes, signal } = post
  const patience = AbortSignal.timeout(timeoutMs)
  let isAnswered = false
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    })
    isAnswered = true
    const { status } = response
    if (!response.ok) {
      await response.body?.cancel()
      return {
        kind: 'fault',
        fault: `answered with status ${status}`,
        why: 'status',
        status,
        mayHelp: mayHelp(status),
        pauseMs: pauseAsked(response.headers),
      }
    }
    const text = await textOf(response, maxBytes)
    if (text === undefined) return fault('sent an answer without an end', 'endless', false)
    try {
      return { kind: 'answer', answer: JSON.parse(text) }
    } catch {
      // What the parser says quotes the answer.
      return fault('answered with something else than JSON', 'no_json', true)
    }
  } catch (error) {
    if (patience.aborted) return fault(`gave no answer within ${timeoutMs / 1000} s`, 'timeout', true)
    if (signal?.aborted) throw error
    return isAnswered
      ? fault(`broke its answer off${codeOf(error)}`, 'cut', true)
      : fault(`could not be reached${codeOf(error)}`, 'unreached', true)
  }
}

function fault(words: string, why: PostFault, mayHelpHere: boolean): PostOutcome {
  return { kind: 'fault', fault: words, why, mayHelp: mayHelpHere, pauseMs: 0 }
}

/** The text of an answer; `undefined` for one that is longer than it may be. */
async function textOf(response: Response, maxBytes: number): Promise<string | undefined> {
  if (response.body === null) return ''
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += piece.byteLength
    // Leaving the loop cancels the body.
    if (length > maxBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
