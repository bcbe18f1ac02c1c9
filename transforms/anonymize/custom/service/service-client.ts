import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { PrepError } from '../../../../src/base/errors.js'
import { bareName } from '../../../../src/base/option-name.js'
import type { EntityOfLabel } from '../../given/span-labels.js'
import { readAnswer, requestBody, type ServiceSpan } from './read-answer.js'
import { nameOfService, type ServiceSettings } from './service-options.js'

/** Asks a service about texts. Throws `worker_failed` where it does not answer, `bad_input` for a wrong answer. */
export type AskService = (texts: readonly string[]) => Promise<readonly ServiceSpan[][]>

/** What asking needs beside the settings. */
export interface ClientContext {
  headers: Readonly<Record<string, string>>
  entityOf: EntityOfLabel
  /** Called whenever a request has ended, one way or the other. */
  onProgress: () => void
}

/** Characters of the texts of one request, at most, where one text is not longer by itself. */
const maxCharacters = 200_000
/** Answers that are kept, by the hash of their text. */
const maxKnown = 20_000
const longestPauseMs = 30_000

/**
 * A client that asks in batches, several at once, and remembers answers. A text without a letter or digit is
 * not sent. Redirects are refused, so that texts go to the URL that was named and nowhere else.
 */
export function openServiceClient(settings: ServiceSettings, context: ClientContext): AskService {
  const known = new Map<string, readonly ServiceSpan[]>()
  return async (texts) => {
    const keys = texts.map((text) => createHash('sha256').update(text).digest('base64'))
    const answers = new Map<string, readonly ServiceSpan[]>()
    const open = new Map<string, string>()
    texts.forEach((text, i) => {
      const answer = known.get(keys[i])
      if (answer !== undefined) answers.set(keys[i], answer)
      else if (/[\p{L}\p{N}]/u.test(text)) open.set(keys[i], text)
    })
    const batches = batchesOf([...open], settings.batch)
    await inTurn(batches, settings.concurrency, async (batch) => {
      const part = batch.map(([, text]) => text)
      const found = await ask(part, { settings, context })
      for (const [i, [key]] of batch.entries()) answers.set(key, found[i])
    })
    for (const key of open.keys()) {
      if (known.size >= maxKnown) known.clear()
      known.set(key, answers.get(key) as ServiceSpan[])
    }
    return keys.map((key) => [...(answers.get(key) ?? [])])
  }
}

type Keyed = [key: string, text: string]

function batchesOf(texts: readonly Keyed[], most: number): Keyed[][] {
  const batches: Keyed[][] = []
  let length = 0
  for (const one of texts) {
    const batch = batches.at(-1)
    length += one[1].length
    if (batch !== undefined && batch.length < most && length <= maxCharacters) batch.push(one)
    else {
      batches.push([one])
      length = one[1].length
    }
  }
  return batches
}

/** Works on all items, so many at once; the first failure ends it, once what is under way has ended. */
async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  let hasFailed = false
  const lane = async () => {
    for (const item of rest) {
      if (hasFailed) return
      await work(item).catch((error: unknown) => {
        hasFailed = true
        throw error
      })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, lane))
  for (const one of lanes) if (one.status === 'rejected') throw one.reason
}

interface Asking {
  settings: ServiceSettings
  context: ClientContext
}

/** One request, repeated while that may help. */
async function ask(texts: readonly string[], { settings, context }: Asking): Promise<ServiceSpan[][]> {
  const { retries, backoff } = settings
  for (let attempt = 0; ; attempt++) {
    const outcome = await request(texts, { settings, context })
    context.onProgress()
    if (outcome.kind === 'answer')
      return readAnswer(outcome.answer, { texts, settings, entityOf: context.entityOf })
    if (!outcome.mayHelp || attempt >= retries)
      throw new PrepError(
        'worker_failed',
        `${bareName('recognizers')}: the service at ${nameOfService(settings)} ${outcome.fault}` +
          `${outcome.mayHelp ? `, ${attempt + 1} times in a row. Check that it runs` : '. Check url and headersEnv'}`,
      )
    await wait(Math.max(outcome.pauseMs, Math.min(longestPauseMs, backoff * 1000 * 2 ** attempt)))
  }
}

type Outcome =
  | { kind: 'answer'; answer: unknown }
  | { kind: 'fault'; fault: string; mayHelp: boolean; pauseMs: number }

async function request(texts: readonly string[], { settings, context }: Asking): Promise<Outcome> {
  const { url, timeout } = settings
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...context.headers },
      body: requestBody(texts, settings),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout * 1000),
    })
    if (response.ok) return { kind: 'answer', answer: await jsonOf(response) }
    await response.body?.cancel()
    const { status } = response
    const mayHelp = status === 408 || status === 429 || status >= 500
    return { kind: 'fault', fault: `answered with status ${status}`, mayHelp, pauseMs: pauseOf(response) }
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError'
    const fault = isLate ? `gave no answer within ${timeout} s` : `could not be reached${codeOf(error)}`
    return { kind: 'fault', fault, mayHelp: true, pauseMs: 0 }
  }
}

/** The answer; `undefined`, which fits no protocol, for one that is no JSON. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** How long the service asks to be left alone, in milliseconds. */
function pauseOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return seconds > 0 ? Math.min(longestPauseMs, seconds * 1000) : 0
}

/** The code of the system, such as ECONNREFUSED. */
function codeOf(error: unknown): string {
  const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code
  return typeof code === 'string' ? ` (${code})` : ''
}
