import { AwsV4Signer } from 'aws4fetch'
import type { S3Address } from '../client/address.js'
import type { RemoteOptions } from '../client/listing.js'
import { refusalOf } from '../client/refusal.js'
import { type Answer, ask, discard } from '../client/request.js'
import { findAccess } from './access.js'

/** A request to a bucket. */
export interface BucketRequest {
  method?: string
  /** The key of an object; of the bucket itself where it is left out. */
  key?: string
  query?: Readonly<Record<string, string>>
  headers?: Readonly<Record<string, string>>
  body?: () => NonNullable<RequestInit['body']>
  /** The address as messages name it; that of the bucket's address where it is left out. */
  shown?: string
}

/** A bucket that can be asked. */
export interface Bucket {
  /** Answers whatever the store says in the end. */
  ask(request: BucketRequest): Promise<Answer>
  /** The same; throws `not_found` or `bad_input` for any status of 400 and above that is not among `expected`. */
  demand(request: BucketRequest, expected?: readonly number[]): Promise<Answer>
}

/** Stores that know a bucket by the name of its host alone: AWS, Aliyun OSS, Tencent COS, Huawei OBS, Volcengine TOS. */
const byHost = /\.(?:amazonaws\.com(?:\.cn)?|aliyuncs\.com|myqcloud\.com|myhuaweicloud\.com|volces\.com)$/

/** Opens the bucket of an address, in its region. */
export function openBucket(address: S3Address, { signal }: RemoteOptions): Bucket {
  const access = findAccess(address)
  const { keys } = access
  let { region } = access
  const key =
    keys === undefined
      ? 'No key was found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE'
      : 'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and what they may do'
  const send = async (request: BucketRequest): Promise<Answer> => {
    const { method = 'GET', headers = {}, body, shown = address.shown } = request
    const url = urlOf(request, { bucket: address.bucket, region, endpoint: access.endpoint })
    const sign = async () => {
      if (keys === undefined) return headers
      const signer = new AwsV4Signer({ ...keys, url, method, headers, region, service: 's3' })
      return Object.fromEntries((await signer.sign()).headers)
    }
    const advice = 'Check the network, and AWS_ENDPOINT_URL for a store that is not that of AWS'
    return ask({ url, method, headers, sign, body, keepsRedirect: true }, { shown, advice, signal })
  }
  const bucket: Bucket = {
    async ask(request) {
      const answer = await send(request)
      const { status, headers } = answer.response
      const home = headers.get('x-amz-bucket-region')
      // A bucket of AWS is asked in its region; the wrong one names the right one.
      if (home === null || home === region || ![301, 307, 400, 403].includes(status)) return answer
      await discard(answer.response)
      region = home
      return send(request)
    },
    async demand(request, expected = []) {
      const answer = await bucket.ask(request)
      const { status, ok } = answer.response
      if (ok || expected.includes(status)) return answer
      throw await refusalOf(answer, {
        shown: request.shown ?? address.shown,
        key,
        missing: 'Check the bucket and the key',
      })
    },
  }
  return bucket
}

function urlOf(
  { key = '', query = {} }: BucketRequest,
  { bucket, region, endpoint }: { bucket: string; region: string; endpoint: string | undefined },
): string {
  const url = new URL(
    endpoint ?? `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`,
  )
  const isByHost = byHost.test(url.hostname) && !bucket.includes('.')
  const path = key.split('/').map(encoded).join('/')
  if (isByHost) url.hostname = `${bucket}.${url.hostname}`
  const base = url.pathname.replace(/\/$/, '')
  url.pathname = isByHost ? `${base}/${path}` : `${base}/${bucket}/${path}`
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

/** A part of a key as the signature wants it: all but letters, digits and -._~ as percent signs. */
function encoded(part: string): string {
  return encodeURIComponent(part).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
