import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request as the server saw it. */
export interface Seen {
  method: string
  path: string
  range: string | undefined
  headers: IncomingMessage['headers']
}

/** How one request is answered in place of the usual way; `undefined` for the usual way. */
export type Fault = (seen: Seen, response: ServerResponse, number: number) => 'answered' | undefined

/** A web server of this machine that holds files and misbehaves as it is asked to. */
export interface FileServer {
  origin: string
  /** The files by their paths, such as `/a.jsonl`. May be changed while it runs. */
  files: Map<string, Buffer>
  /** All requests so far. */
  seen: Seen[]
}

export interface ServerOptions {
  files: Readonly<Record<string, string | Buffer>>
  /** Whether parts can be asked for; all of a file is sent where they cannot. */
  knowsRanges?: boolean
  /** The ETag of a file; the server names none where this answers `undefined`. */
  etag?: (content: Buffer) => string | undefined
  fault?: Fault
}

const strongTag = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`

/** Starts a server that ends with the test. */
export async function serveFiles(options: ServerOptions): Promise<FileServer> {
  const { knowsRanges = true, etag = strongTag, fault } = options
  const files = new Map(Object.entries(options.files).map(([path, content]) => [path, Buffer.from(content)]))
  const seen: Seen[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const { range } = request.headers
    const one = {
      method: request.method ?? '',
      path: decodeURIComponent(pathname),
      range,
      headers: request.headers,
    }
    seen.push(one)
    if (fault?.(one, response, seen.length) === 'answered') return
    const content = files.get(one.path)
    if (content === undefined) return void response.writeHead(404).end()
    const tag = etag(content)
    if (tag !== undefined) response.setHeader('etag', tag)
    if (request.headers['if-match'] !== undefined && request.headers['if-match'] !== tag)
      return void response.writeHead(412).end()
    sendContent(response, { content, range: knowsRanges ? range : undefined })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files, seen }
}

/** Sends a file, or the part of it that a range names. */
export function sendContent(
  response: ServerResponse,
  { content, range }: { content: Buffer; range: string | undefined },
): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? []
  if (from === undefined) {
    response.setHeader('content-length', content.length)
    return void response.writeHead(200).end(content)
  }
  if (Number(from) >= content.length)
    return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end()
  const part = content.subarray(Number(from), Number(to) + 1)
  const contentRange = `bytes ${from}-${Number(from) + part.length - 1}/${content.length}`
  response.writeHead(206, { 'content-range': contentRange, 'content-length': part.length }).end(part)
}
