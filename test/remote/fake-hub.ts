import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { sendContent } from './file-server.js'

/** A Hub of this machine with one data set `o/n`, which keeps large files on a second host, as the real one does. */
export interface FakeHub {
  endpoint: string
  /** The files of the only branch by their paths. */
  files: Map<string, Buffer>
  /** The number of the last commit. */
  commits: number
  /** Requests to the Hub: method and URL. */
  seen: string[]
  /** The headers that the second host got. */
  elsewhere: IncomingMessage['headers'][]
  /** Contents on the second host by their SHA-256. */
  large: Map<string, Buffer>
  /** The token without which nothing is answered, if there is one. */
  token?: string
  /** Whether somebody pushes a file right before the next commit. */
  pushBeforeCommit?: boolean
}

/** From so many bytes on files are large. */
const largeBytes = 1000

export const shaOf = (commits: number) => String(commits).padStart(40, 'c')
const gitSha = (content: Buffer) =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')
const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex')

/** Starts a Hub that ends with the test. Pages of trees hold two entries. */
export async function serveHub(files: Readonly<Record<string, string | Buffer>>): Promise<FakeHub> {
  const hub: FakeHub = {
    endpoint: '',
    files: new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)])),
    commits: 1,
    seen: [],
    elsewhere: [],
    large: new Map(),
  }
  const store = await start(async (request, response) => {
    hub.elsewhere.push(request.headers)
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)
    if (request.method === 'PUT') {
      hub.large.set(name, await buffer(request))
      return void response.end()
    }
    const content = hub.large.get(name)
    if (content === undefined) return void response.writeHead(404).end()
    response.setHeader('etag', `"other-${name.slice(0, 5)}"`)
    sendContent(response, { content, range: request.headers.range })
  })
  hub.endpoint = await start(async (request, response) => {
    hub.seen.push(`${request.method} ${request.url}`)
    if (hub.token !== undefined && request.headers.authorization !== `Bearer ${hub.token}`)
      return void response.writeHead(401, { 'x-error-code': 'GatedRepo' }).end()
    await answer(hub, { request, response, store })
  })
  return hub
}

async function start(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => void handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Asked {
  request: IncomingMessage
  response: ServerResponse
  /** The second host. */
  store: string
}

async function answer(hub: FakeHub, { request, response, store }: Asked): Promise<void> {
  const url = new URL(request.url ?? '/', hub.endpoint)
  const path = decodeURIComponent(url.pathname)
  const body = await buffer(request)
  const json = (value: unknown) => void response.end(JSON.stringify(value))
  if (/^\/api\/datasets\/o\/n\/revision\/main$/.test(path)) return json({ sha: shaOf(hub.commits) })
  const [, folder] = /^\/api\/datasets\/o\/n\/tree\/\w{40}\/?(.*)$/.exec(path) ?? []
  if (folder !== undefined) return tree(hub, { folder, url, response })
  if (path.startsWith('/api/datasets/o/n/paths-info/')) {
    const { paths } = JSON.parse(String(body)) as { paths: string[] }
    return json(paths.flatMap((one) => entryOf(hub, one) ?? folderEntry(hub, one)))
  }
  if (path.startsWith('/api/datasets/o/n/preupload/')) {
    const { files } = JSON.parse(String(body)) as { files: { path: string; size: number }[] }
    return json({
      files: files.map(({ path: name, size }) => ({
        path: name,
        uploadMode: size < largeBytes ? 'regular' : 'lfs',
      })),
    })
  }
  if (path === '/datasets/o/n.git/info/lfs/objects/batch') {
    const { objects } = JSON.parse(String(body)) as { objects: { oid: string }[] }
    const actions = (oid: string) =>
      hub.large.has(oid) ? undefined : { upload: { href: `${store}/${oid}?signature=secret` } }
    return json({ objects: objects.map(({ oid }) => ({ oid, actions: actions(oid) })) })
  }
  if (path === '/api/datasets/o/n/commit/main') return commit(hub, String(body), response)
  const [, name] = /^\/datasets\/o\/n\/resolve\/\w{40}\/(.*)$/.exec(path) ?? []
  const content = name === undefined ? undefined : hub.files.get(name)
  if (content === undefined) return void response.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end()
  if (content.length < largeBytes) return sendContent(response, { content, range: request.headers.range })
  if (!hub.large.has(sha256(content))) hub.large.set(sha256(content), content)
  response.writeHead(302, { location: `${store}/${sha256(content)}?signature=secret` }).end()
}

function entryOf({ files }: FakeHub, path: string): unknown[] | undefined {
  const content = files.get(path)
  if (content === undefined) return undefined
  const lfs = content.length < largeBytes ? undefined : { oid: sha256(content), size: content.length }
  return [{ type: 'file', path, size: content.length, oid: gitSha(content), lfs }]
}

function folderEntry({ files }: FakeHub, path: string): unknown[] {
  return [...files.keys()].some((file) => file.startsWith(`${path}/`))
    ? [{ type: 'directory', path, size: 0 }]
    : []
}

function tree(
  hub: FakeHub,
  { folder, url, response }: { folder: string; url: URL; response: ServerResponse },
): void {
  const inside = [...hub.files.keys()].filter((path) => folder === '' || path.startsWith(`${folder}/`)).sort()
  const from = Number(url.searchParams.get('cursor') ?? 0)
  if (from + 2 < inside.length) {
    url.searchParams.set('cursor', String(from + 2))
    response.setHeader('link', `<https://huggingface.co${url.pathname}${url.search}>; rel="next"`)
  }
  response.end(JSON.stringify(inside.slice(from, from + 2).flatMap((path) => entryOf(hub, path))))
}

function commit(hub: FakeHub, body: string, response: ServerResponse): void {
  if (hub.pushBeforeCommit) {
    hub.pushBeforeCommit = false
    hub.files.set('pushed.txt', Buffer.from('by somebody else'))
    hub.commits++
  }
  const lines = body
    .split('\n')
    .map((line) => JSON.parse(line) as { key: string; value: Record<string, string> })
  if (lines[0].value.parentCommit !== shaOf(hub.commits)) return void response.writeHead(412).end()
  for (const { key, value } of lines) {
    if (key === 'file') hub.files.set(value.path, Buffer.from(value.content, 'base64'))
    if (key === 'lfsFile') hub.files.set(value.path, hub.large.get(value.oid)!)
    if (key === 'deletedFile') hub.files.delete(value.path)
  }
  hub.commits++
  response.end(JSON.stringify({ commitOid: shaOf(hub.commits) }))
}
