import { setTimeout as wait } from 'node:timers/promises'
import { type ErrorPlace, PrepError } from '../../base/errors.js'
import { backoffMs, codeOf, mayHelp, pauseAsked } from '../../base/http/retry.js'
import { isLocal } from './address.js'

/**
 * The one door to the network for addresses that a pipeline names. It follows redirects, but never from https to http;
 * asks again where that may help; and hands a key to the host that it was meant for alone.
 */

/** What is asked of a server. */
export interface Asked {
  url: string
  method?: string
  headers?: Readonly<Record<string, string>>
  /** Headers with a key or a signature: made anew for each try, since signatures age, and for this host alone. */
  sign?: () => Promise<Readonly<Record<string, string>>>
  /** The body, made anew for each try. */
  body?: () => NonNullable<RequestInit['body']>
  /** Whether an answer that leads elsewhere is the answer. */
  keepsRedirect?: boolean
}

/** What is to be known of a request to repeat it, and to say what became of it. */
export interface AskContext {
  /** The address as messages name it. */
  shown: string
  /** What to do where the host cannot be reached, as a sentence. */
  advice?: string
  signal?: AbortSignal
  patience?: Patience
}

/** How often a request is made, and how long it waits in between: twice as long each time. */
export interface Patience {
  tries: number
  firstPauseMs: number
}

const usualPatience: Patience = { tries: 5, firstPauseMs: 250 }
const longestPauseMs = 60_000
/** A server that says nothing for so long is taken to be gone. */
const silenceMs = 60_000
const mostRedirects = 10

/** An answer, and where it came from in the end. */
export interface Answer {
  response: Response
  url: URL
}

/**
 * Asks a server, and answers whatever it says in the end, errors of the asker among it. Throws `bad_input` where the host
 * cannot be reached, or is busy or broken however often it is asked; `aborted` where the run was stopped.
 */
export async function ask(asked: Asked, context: AskContext): Promise<Answer> {
  const { tries, firstPauseMs } = context.patience ?? usualPatience
  for (let tried = 1; ; tried++) {
    const outcome = await askOnce(asked, context)
    if ('response' in outcome && !mayHelp(outcome.response.status)) return outcome
    if (tried >= tries) throw await giveUp(outcome, tried, context)
    const pause = 'response' in outcome ? pauseAsked(outcome.response.headers) : 0
    if ('response' in outcome) await discard(outcome.response)
    const backoff = backoffMs(tried - 1, { firstMs: firstPauseMs, mostMs: longestPauseMs })
    await pauseFor(Math.min(longestPauseMs, Math.max(pause, backoff)), context.signal)
  }
}

/** Waits; throws `aborted` where the run is stopped meanwhile. */
export async function pauseFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await wait(ms, undefined, { signal })
  } catch {
    throw stopped()
  }
}

/** Reads what has come of a body piece by piece. Throws a plain error where it breaks off, or nothing comes for long. */
export async function* bodyOf({ response }: Answer): AsyncGenerator<Buffer> {
  if (response.body === null) return
  const reader = response.body.getReader()
  let isSilent = false
  const timer = setTimeout(() => {
    isSilent = true
    reader.cancel().catch(() => undefined)
  }, silenceMs)
  let isWhole = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (isSilent) throw new Error('silence')
      if (done) break
      timer.refresh()
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
    isWhole = true
  } finally {
    clearTimeout(timer)
    if (!isWhole) await reader.cancel().catch(() => undefined)
  }
}

/** Lets go of an answer that nobody reads. */
export async function discard(response: Response): Promise<void> {
  await response.body?.cancel().catch(() => undefined)
}

/** That a run was stopped. */
export function stopped(): PrepError {
  return new PrepError('aborted', 'The run was stopped')
}

interface Unreached {
  host: string
  error: unknown
}

async function askOnce(asked: Asked, context: AskContext): Promise<Answer | Unreached> {
  let url = new URL(asked.url)
  const { origin } = url
  for (let redirects = 0; ; redirects++) {
    const isHome = url.origin === origin
    const response = await send(url, { asked, isHome, context })
    if (!(response instanceof Response)) return response
    const target = asked.keepsRedirect === true ? undefined : redirectOf(response, url)
    if (target === undefined) return { response, url }
    await discard(response)
    refuseRedirect({ from: url, to: target, redirects }, context)
    url = target
  }
}

interface Sending {
  asked: Asked
  /** Whether it goes to the host that was named. */
  isHome: boolean
  context: AskContext
}

async function send(url: URL, { asked, isHome, context }: Sending): Promise<Response | Unreached> {
  const silence = new AbortController()
  // A body may take as long as it takes; the system sees to that.
  const timer = asked.body === undefined ? setTimeout(() => silence.abort(), silenceMs) : undefined
  const signals = context.signal === undefined ? [silence.signal] : [context.signal, silence.signal]
  try {
    return await fetch(url, {
      method: asked.method ?? 'GET',
      // Bytes are counted as they are stored, so they must not be packed on the way.
      headers: { 'accept-encoding': 'identity', ...asked.headers, ...(isHome && (await asked.sign?.())) },
      body: asked.body?.(),
      redirect: 'manual',
      signal: AbortSignal.any(signals),
      duplex: 'half',
    })
  } catch (error) {
    if (context.signal?.aborted) throw stopped()
    if (error instanceof PrepError) throw error
    return { host: url.host, error }
  } finally {
    clearTimeout(timer)
  }
}

function redirectOf({ status, headers }: Response, from: URL): URL | undefined {
  const location = headers.get('location')
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined
  return URL.canParse(location, from.href) ? new URL(location, from) : undefined
}

function refuseRedirect(
  { from, to, redirects }: { from: URL; to: URL; redirects: number },
  { shown }: AskContext,
): void {
  const at = { source: shown }
  if (redirects >= mostRedirects)
    throw new PrepError('bad_input', `${from.host} leads from one address to another without end`, { at })
  if (to.protocol === 'https:' || (from.protocol === 'http:' && isLocal(to))) return
  throw new PrepError(
    'bad_input',
    `${from.host} leads to an address of ${to.host} that is not https. Name an address that prepkit may follow`,
    { at },
  )
}

async function giveUp(outcome: Answer | Unreached, tries: number, context: AskContext): Promise<PrepError> {
  const { shown, advice = 'Check the address and the network' } = context
  const at: ErrorPlace = { source: shown }
  if ('response' in outcome) {
    await discard(outcome.response)
    return new PrepError(
      'bad_input',
      `${outcome.url.host} answered with status ${outcome.response.status}, ${tries} times in a row. Try again later`,
      { at },
    )
  }
  const { host, error } = outcome
  return new PrepError(
    'bad_input',
    `${host} cannot be reached${codeOf(error)}, tried ${tries} times. ${advice}`,
    {
      at,
      cause: error,
    },
  )
}
