import { PrepError } from '../../../src/base/errors.js'
import { type PostOutcome, postJson } from '../../../src/base/http/post-json.js'
import { backoffMs } from '../../../src/base/http/retry.js'
import { Draws } from '../../../src/transform/random.js'
import { Budget, type Spending } from './budget.js'
import type { Endpoint } from './endpoint.js'
import type { Journal } from './journal.js'
import { type Clock, type Pace, Pacer } from './pacer.js'
import {
  type AskSettings,
  mostTokens,
  type Question,
  type Reply,
  requestBody,
  requestKey,
} from './question.js'
import { readCompletion, type Usage } from './read-completion.js'

/** How a model is asked. */
export interface AskerOptions extends AskSettings, Pace {
  budget: Partial<Spending>
  retries: number
  /** Seconds before the first repetition, at most. */
  backoff: number
  /** Seconds. */
  timeout: number
}

/** What asking needs beside the options. */
export interface AskerContext {
  journal: Journal
  /** Where the model is; `undefined` where nothing may be asked, so that only what is known is answered. */
  endpoint: (() => Endpoint) | undefined
  clock: Clock
  signal?: AbortSignal | undefined
}

/** What this run has asked and got. */
export interface AskTotals {
  /** Requests that were sent, repetitions among them. */
  requests: number
  repeated: number
  /** Answers that the cache had. */
  cached: number
  /** Tokens of the answers of this run, as the server tells them. */
  usage: Usage
  /** Answers whose tokens were not told, so that the most that they may have cost is taken. */
  uncounted: number
}

const longestPauseMs = 60_000
const maxAnswerBytes = 8 << 20
/** So many questions without an answer, one behind the other, and the endpoint is taken to be away. */
const mostFailures = 20

/** Asks a model, each question once: what is known is not asked again, and what is asked at the moment is waited for. */
export class Asker {
  readonly totals: AskTotals = {
    requests: 0,
    repeated: 0,
    cached: 0,
    usage: { prompt: 0, answer: 0 },
    uncounted: 0,
  }
  readonly #options: AskerOptions
  readonly #context: AskerContext
  readonly #budget: Budget
  readonly #pacer: Pacer
  readonly #underWay = new Map<string, Promise<Reply>>()
  #failures = 0

  constructor(options: AskerOptions, context: AskerContext) {
    this.#options = options
    this.#context = context
    this.#budget = new Budget(options.budget, context.journal.spent)
    this.#pacer = new Pacer(options, context.clock)
  }

  /**
   * The answer to a question, or why there is none. Throws `bad_option` where the endpoint refuses all questions alike,
   * `worker_failed` where it is away.
   */
  async ask(question: Question): Promise<{ key: string; reply: Reply }> {
    const body = requestBody(question, this.#options)
    const key = requestKey(body)
    return { key, reply: await this.#find({ key, body, reserved: mostTokens(question, this.#options) }) }
  }

  #find(request: Request): Promise<Reply> {
    const { key } = request
    const known = this.#context.journal.find(key)
    if (known !== undefined) {
      this.totals.cached++
      return Promise.resolve(known.reply)
    }
    const underWay = this.#underWay.get(key)
    if (underWay !== undefined) return underWay
    const reply = this.#askNew(request).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, reply)
    return reply
  }

  async #askNew(request: Request): Promise<Reply> {
    const { endpoint, clock, signal } = this.#context
    if (endpoint === undefined) return { failed: 'not_asked' }
    const { retries, backoff } = this.#options
    for (let attempt = 0; ; attempt++) {
      const outcome = await this.#send(request, endpoint())
      if (typeof outcome === 'string') return { failed: outcome }
      if ('text' in outcome || 'failed' in outcome) {
        this.#failures = 0
        return outcome
      }
      const { mayHelp, pauseMs } = outcome
      if (pauseMs > 0) this.#pacer.pause(pauseMs)
      if (!mayHelp || attempt >= retries) return this.#giveUp(outcome, endpoint())
      this.totals.repeated++
      const unit = jitterOf(request.key, attempt)
      await clock.wait(backoffMs(attempt, { firstMs: backoff * 1000, mostMs: longestPauseMs }, unit), signal)
    }
  }

  /** One request, whose answer and cost go to the journal. */
  async #send(
    { key, body, reserved }: Request,
    { url, headers }: Endpoint,
  ): Promise<Reply | Fault | 'budget'> {
    const { journal, signal } = this.#context
    if (!(await this.#budget.take(reserved))) return 'budget'
    let cost = reserved
    try {
      await this.#pacer.turn(reserved, signal)
      journal.sent(reserved)
      this.totals.requests++
      const timeoutMs = this.#options.timeout * 1000
      const outcome = await postJson(url, { body, headers, timeoutMs, maxBytes: maxAnswerBytes, signal })
      const completion = outcome.kind === 'answer' ? readCompletion(outcome.answer) : undefined
      if (completion === undefined) {
        // A status of refusal costs nothing; what broke off may have cost all.
        cost = outcome.kind === 'fault' && outcome.why === 'status' ? 0 : reserved
        journal.failed(reserved, cost)
        return outcome.kind === 'fault' ? outcome : noCompletion
      }
      const { reply, usage } = completion
      if (usage === undefined) this.totals.uncounted++
      else {
        cost = usage.prompt + usage.answer
        this.totals.usage.prompt += usage.prompt
        this.totals.usage.answer += usage.answer
      }
      journal.answered(key, { reply, usage, reserved, cost })
      return reply
    } finally {
      this.#budget.account(reserved, cost)
      this.#pacer.account(reserved, cost)
    }
  }

  #giveUp({ fault, why, status = 0 }: Fault, { name }: Endpoint): Reply {
    if ([301, 302, 303, 307, 308, 401, 403, 404, 405].includes(status))
      throw new PrepError(
        'bad_option',
        `The endpoint of ${name} ${fault}. Check the address and the key that the environment holds, and model`,
      )
    if (++this.#failures >= mostFailures)
      throw new PrepError(
        'worker_failed',
        `The endpoint of ${name} ${fault}; it has answered none of the last ${mostFailures} questions. ` +
          'What it has answered before is in the cache: run again once it is back',
      )
    return { failed: failureOf[why] }
  }
}

interface Request {
  key: string
  body: string
  reserved: number
}

type Fault = Extract<PostOutcome, { kind: 'fault' }>

const noCompletion: Fault = {
  kind: 'fault',
  fault: 'answered with something else than a chat completion',
  why: 'no_json',
  mayHelp: true,
  pauseMs: 0,
}

const failureOf = {
  status: 'status',
  timeout: 'timeout',
  unreached: 'unreached',
  cut: 'unreached',
  no_json: 'bad_answer',
  endless: 'too_long',
} as const satisfies Record<Fault['why'], string>

/** A share that follows from the request, so that those that failed together do not come back together. */
function jitterOf(key: string, attempt: number): number {
  const bytes = Buffer.from(key, 'base64url')
  return new Draws(bytes.readUInt32LE(0) + attempt, bytes.readUInt32LE(4)).unit()
}
