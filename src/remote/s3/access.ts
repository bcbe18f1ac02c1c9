import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { PrepError } from '../../base/errors.js'
import type { S3Address } from '../client/address.js'

/** With what a store is asked, and where it is. */
export interface S3Access {
  /** The keys; `undefined` where none were found: then requests are not signed, as public buckets allow. */
  keys: S3Keys | undefined
  region: string
  /** The store, if it is not that of AWS. */
  endpoint: string | undefined
}

/** What requests are signed with. */
export interface S3Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Finds keys, region and store where the tools of AWS do: what the address says, then variables of the environment, then
 * the profile of the files under `~/.aws`.
 */
export function findAccess(
  address: Pick<S3Address, 'endpoint' | 'region'>,
  env: Environment = process.env,
): S3Access {
  const profile = readProfile(env)
  const region = address.region || env.AWS_REGION || env.AWS_DEFAULT_REGION || profile.get('region')
  const endpoint =
    address.endpoint || env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL || profile.get('endpoint_url')
  if (endpoint && !/^https?:\/\/[^/]/.test(endpoint))
    throw new PrepError(
      'bad_option',
      'AWS_ENDPOINT_URL is no address of a store. Write it like https://HOST or http://127.0.0.1:9000',
    )
  return {
    keys: keysIn(env) ?? profileKeys(profile),
    region: region || 'us-east-1',
    endpoint: endpoint || undefined,
  }
}

function keysIn({
  AWS_ACCESS_KEY_ID,
  AWS_SECRET_ACCESS_KEY,
  AWS_SESSION_TOKEN,
}: Environment): S3Keys | undefined {
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return undefined
  const sessionToken = AWS_SESSION_TOKEN || undefined
  return { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY, sessionToken }
}

function profileKeys(profile: ReadonlyMap<string, string>): S3Keys | undefined {
  const [accessKeyId, secretAccessKey] = [
    profile.get('aws_access_key_id'),
    profile.get('aws_secret_access_key'),
  ]
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined
  return { accessKeyId, secretAccessKey, sessionToken: profile.get('aws_session_token') }
}

/** The values of the profile in both files; those with the keys come last, and win. */
function readProfile(env: Environment): ReadonlyMap<string, string> {
  const name = env.AWS_PROFILE || 'default'
  const folder = join(homedir(), '.aws')
  const config = textOf(env.AWS_CONFIG_FILE || join(folder, 'config'))
  const credentials = textOf(env.AWS_SHARED_CREDENTIALS_FILE || join(folder, 'credentials'))
  return new Map([...valuesIn(config, name), ...valuesIn(credentials, name)])
}

function* valuesIn(text: string, profile: string): Generator<[string, string]> {
  let isWanted = false
  for (const line of text.split(/\r?\n/)) {
    const [, section] = /^\s*\[\s*(?:profile\s+)?(.*?)\s*\]/.exec(line) ?? []
    if (section !== undefined) isWanted = section === profile
    const [, key, value] = /^\s*([a-z_]+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (isWanted && key !== undefined) yield [key, value]
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Most machines have no such file.
    return ''
  }
}
