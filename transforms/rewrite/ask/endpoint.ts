import { PrepError } from '../../../src/base/errors.js'

/** Where a model is asked. Neither the address nor the key may stand in a plan, a report or a message. */
export interface Endpoint {
  /** The variable that holds the address, by which messages call it. */
  name: string
  url: string
  headers: Readonly<Record<string, string>>
}

/** Names of variables of the environment. */
export interface EndpointOptions {
  urlEnv: string
  keyEnv: string
}

/** The endpoint that the environment names; without a key where none is set. Throws `bad_option`. */
export function endpointOf({ urlEnv, keyEnv }: EndpointOptions): Endpoint {
  const base = process.env[urlEnv]
  if (base === undefined || base === '')
    throw new PrepError(
      'bad_option',
      `Environment variable ${urlEnv}, which holds the address of the model, is not set. Set it, such as to http://localhost:8000/v1`,
    )
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol))
    throw new PrepError(
      'bad_option',
      `Environment variable ${urlEnv} holds no address. Let it begin with http:// or https://`,
    )
  const url = new URL(base)
  if (url.username + url.password !== '')
    throw new PrepError(
      'bad_option',
      `Environment variable ${urlEnv} holds a user or a password in its address. Put the key into ${keyEnv}`,
    )
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`
  const key = process.env[keyEnv]
  const hasKey = key !== undefined && key !== ''
  return { name: urlEnv, url: url.href, headers: hasKey ? { authorization: `Bearer ${key}` } : {} }
}
