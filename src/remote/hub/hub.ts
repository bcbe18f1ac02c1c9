import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PrepError } from '../../base/errors.js'
import { type HubAddress, isLocal } from '../client/address.js'
import type { RemoteOptions } from '../client/listing.js'
import { refusalOf } from '../client/refusal.js'
import { type Answer, ask } from '../client/request.js'

/**
 * The Hugging Face Hub by its plain HTTP interface. Its own client for JavaScript is 12 MB with a WebAssembly module, reads
 * no HF_ENDPOINT and follows redirects by itself; the few requests that are needed here are these.
 */

/** A request to the Hub. */
export interface HubRequest {
  method?: string
  /** The path behind the host, or a whole URL of the Hub. */
  path: string
  headers?: Readonly<Record<string, string>>
  body?: () => NonNullable<RequestInit['body']>
  /** The address as messages name it; that of the data set where it is left out. */
  shown?: string
}

/** A Hub that can be asked. */
export interface Hub {
  /** The host and the scheme. */
  endpoint: string
  hasToken: boolean
  /** Throws `not_found` or `bad_input` for any status of 400 and above that is not among `expected`. */
  demand(request: HubRequest, expected?: readonly number[]): Promise<Answer>
}

type Environment = Readonly<Record<string, string | undefined>>

/** Opens the Hub, or the mirror that HF_ENDPOINT names, with the token of HF_TOKEN or of `hf auth login`. */
export function openHub(
  address: Pick<HubAddress, 'shown'>,
  { signal }: RemoteOptions,
  env: Environment = process.env,
): Hub {
  const endpoint = endpointIn(env)
  const token = tokenIn(env)
  const sign = async (): Promise<Record<string, string>> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` }
  const advice = `Check the network${
    env.HF_ENDPOINT
      ? ' and HF_ENDPOINT'
      : '; where the Hub is out of reach, set HF_ENDPOINT to a mirror, such as https://hf-mirror.com'
  }`
  return {
    endpoint,
    hasToken: token !== undefined,
    async demand({ method, path, headers, body, shown = address.shown }, expected = []) {
      const url = new URL(path, endpoint).href
      // A page that the Hub names must not lead the token elsewhere.
      const isHome = new URL(url).origin === new URL(endpoint).origin
      const asked = { method, url, headers, body, ...(isHome && { sign }) }
      const answer = await ask(asked, { shown, advice, signal })
      const { status, ok } = answer.response
      if (ok || expected.includes(status)) return answer
      throw await refusalOf(answer, { shown, ...curesOf(token !== undefined) })
    },
  }
}

function curesOf(hasToken: boolean): { key: string; missing: string } {
  return {
    key: hasToken
      ? 'The token of HF_TOKEN may not do this; for a gated data set, accept its terms on its page first'
      : 'Set HF_TOKEN to a token that may do this; for a gated data set, accept its terms on its page first. Without a token, a data set that is not there is answered alike',
    missing: 'Check the name of the data set, the revision and the path',
  }
}

function endpointIn({ HF_ENDPOINT }: Environment): string {
  const text = HF_ENDPOINT || 'https://huggingface.co'
  if (URL.canParse(text)) {
    const url = new URL(text)
    if (url.protocol === 'https:' || isLocal(url)) return url.origin
  }
  throw new PrepError('bad_option', 'HF_ENDPOINT is no address of https. Write it like https://hf-mirror.com')
}

function tokenIn(env: Environment): string | undefined {
  if (env.HF_TOKEN) return env.HF_TOKEN
  const home = env.HF_HOME || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'huggingface')
  try {
    return readFileSync(env.HF_TOKEN_PATH || join(home, 'token'), 'utf8').trim() || undefined
  } catch {
    // Nobody has logged in on this machine.
    return undefined
  }
}
