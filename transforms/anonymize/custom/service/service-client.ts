import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { PrepError } from '../../../../src/base/errors.js'
import { inLanes } from '../../../../src/base/http/in-lanes.js'
import { type PostOutcome, postJson } from '../../../../src/base/http/post-json.js'
import { backoffMs } from '../../../../src/base/http/retry.js'
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
/** Spans of texts of a request are far fewer bytes than this. */
const maxAnswerBytes = 256 << 20

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
    await inLanes(batches, Math.min(settings.concurrency, batches.length), async (batch) => {
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
    const pauseMs = backoffMs(attempt, { firstMs: backoff * 1000, mostMs: longestPauseMs })
    await wait(Math.max(Math.min(longestPauseMs, outcome.pauseMs), pauseMs))
  }
}

async function request(texts: readonly string[], { settings, context }: Asking): Promise<PostOutcome> {
  const outcome = await postJson(settings.url, {
    headers: context.headers,
    body: requestBody(texts, settings),
    timeoutMs: settings.timeout * 1000,
    maxBytes: maxAnswerBytes,
  })
  // What is no JSON fits no protocol: that is told with what may be wrong with the settings.
  return outcome.kind === 'fault' && outcome.why === 'no_json'
    ? { kind: 'answer', answer: undefined }
    : outcome
}
