import { createServer } from 'node:http'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'
import { isSystemError } from '../../base/thrown.js'

/** Answers those who ask this machine, and no other, at a port. */
export interface Endpoint {
  close(): Promise<void>
}

/** Answers `GET /metrics` with what the function says then. Throws `bad_option` for a port that cannot be had. */
export async function openEndpoint(port: number, textOf: () => string): Promise<Endpoint> {
  if (port > 65535)
    throw new PrepError('bad_option', `${optionName('metricsPort')} is a port, from 1 to 65535`)
  const server = createServer(({ method, url }, response) => {
    const isAsked = method === 'GET' && (url === '/metrics' || url === '/')
    response.writeHead(isAsked ? 200 : 404, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
    response.end(isAsked ? textOf() : 'Ask for /metrics\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((error: unknown) => {
    const code = isSystemError(error) ? error.code : undefined
    const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be had (${code})`
    throw new PrepError(
      'bad_option',
      `Port ${port} of ${optionName('metricsPort')} ${why}. Choose another one`,
    )
  })
  server.unref()
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
