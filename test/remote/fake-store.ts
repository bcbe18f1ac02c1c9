import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { sendContent } from './file-server.js'

/** An object as a store keeps it. */
export interface Stored {
  content: Buffer
  /** Its headers of the form `x-amz-meta-…`. */
  meta: Record<string, string>
}

/** A store of this machine that speaks as much of the protocol of S3 as is needed. */
export interface FakeStore {
  endpoint: string
  /** The objects by `/bucket/key`. */
  objects: Map<string, Stored>
  /** The requests so far: method, path and query. */
  seen: string[]
  /** Uploads in parts that have not ended. */
  uploads: Map<string, Map<number, Buffer>>
  /** What they began with. */
  metas: Map<string, Record<string, string>>
  /** Answers a request in place of the usual way. */
  fault?: (request: IncomingMessage, response: ServerResponse) => 'answered' | undefined
}

/** Starts a store that ends with the test. Pages of lists hold two keys. */
export async function serveStore(
  objects: Readonly<Record<string, string | Buffer>> = {},
): Promise<FakeStore> {
  const store: FakeStore = {
    endpoint: '',
    objects: new Map(
      Object.entries(objects).map(([key, content]) => [key, { content: Buffer.from(content), meta: {} }]),
    ),
    seen: [],
    uploads: new Map(),
    metas: new Map(),
  }
  const server = createServer(async (request, response) => {
    store.seen.push(`${request.method} ${request.url}`)
    if (store.fault?.(request, response) === 'answered') return
    if (!/^AWS4-HMAC-SHA256 Credential=key\//.test(request.headers.authorization ?? ''))
      return refuse(response, 403, 'AccessDenied')
    await answer(store, request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  store.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return store
}

const tagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`

async function answer(store: FakeStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const path = decodeURIComponent(url.pathname)
  const query = url.searchParams
  const body = await buffer(request)
  const { method } = request
  if (query.has('list-type')) return list(store, { path, query, response })
  if (query.has('uploads') && method === 'POST') {
    const id = `u${store.seen.length}`
    store.uploads.set(id, new Map())
    const meta = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'))
    store.metas.set(id, Object.fromEntries(meta) as Record<string, string>)
    return void response.end(`<R><UploadId>${id}</UploadId></R>`)
  }
  if (query.has('uploads')) {
    const uploads = [...store.uploads.keys()].map(
      (id) => `<Upload><Key>${query.get('prefix')}</Key><UploadId>${id}</UploadId></Upload>`,
    )
    return void response.end(`<R>${uploads.join('')}</R>`)
  }
  const upload = store.uploads.get(query.get('uploadId') ?? '')
  if (query.has('uploadId') && upload === undefined) return refuse(response, 404, 'NoSuchUpload')
  if (method === 'PUT' && upload !== undefined) {
    upload.set(Number(query.get('partNumber')), body)
    return void response.writeHead(200, { etag: tagOf(body) }).end()
  }
  if (method === 'DELETE') {
    if (upload !== undefined) store.uploads.delete(query.get('uploadId')!)
    else store.objects.delete(path)
    return void response.writeHead(204).end()
  }
  if (method === 'PUT' || method === 'POST') {
    if (request.headers['if-none-match'] === '*' && store.objects.has(path))
      return refuse(response, 412, 'PreconditionFailed')
    const parts = [...(upload ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part)
    const meta = Object.entries(request.headers).filter(([name]) => name.startsWith('x-amz-meta-'))
    const content = upload === undefined ? body : Buffer.concat(parts)
    store.objects.set(path, {
      content,
      meta: {
        ...(Object.fromEntries(meta) as Record<string, string>),
        ...store.metas.get(query.get('uploadId') ?? ''),
      },
    })
    if (upload !== undefined) store.uploads.delete(query.get('uploadId')!)
    return void response.writeHead(200, { etag: tagOf(content) }).end('<R></R>')
  }
  const object = store.objects.get(path)
  if (object === undefined) return refuse(response, 404, bucketOf(store, path) ? 'NoSuchKey' : 'NoSuchBucket')
  const etag = tagOf(object.content)
  const wanted = request.headers['if-match']
  if (wanted !== undefined && wanted !== etag) return refuse(response, 412, 'PreconditionFailed')
  for (const [name, value] of Object.entries({ ...object.meta, etag })) response.setHeader(name, value)
  if (method === 'HEAD')
    return void response.writeHead(200, { 'content-length': object.content.length }).end()
  sendContent(response, { content: object.content, range: request.headers.range })
}

function bucketOf({ objects }: FakeStore, path: string): boolean {
  return [...objects.keys()].some((key) => key.startsWith(`/${path.split('/')[1]}/`))
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>no</Message></Error>`)
}

function list(
  { objects }: FakeStore,
  { path, query, response }: { path: string; query: URLSearchParams; response: ServerResponse },
): void {
  const bucket = path.replace(/\/?$/, '/')
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(bucket + (query.get('prefix') ?? '')))
    .sort()
  const from = Number(query.get('continuation-token') ?? 0)
  const entries = keys.slice(from, from + 2).map((key) => {
    const { content } = objects.get(key)!
    const name = encodeURIComponent(key.slice(bucket.length)).replaceAll('%20', '+')
    const tag = tagOf(content).replaceAll('"', '&quot;')
    return `<Contents><Key>${name}</Key><ETag>${tag}</ETag><Size>${content.length}</Size></Contents>`
  })
  const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  response.setHeader('content-type', 'application/xml')
  response.end(`<ListBucketResult>${entries.join('')}${next}</ListBucketResult>`)
}
