import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How a server answers one request. */
export type Manner =
  | 'answer'
  | 'busy'
  | 'broken'
  | 'slow'
  | 'cut'
  | 'no JSON'
  | 'other JSON'
  | 'refusal'
  | 'length'
  | 'endless'
  | 'denied'
  | 'bad request'

/** What the server was asked. */
export interface Asked {
  prompt: string
  manner: Manner
  authorization: string | undefined
  body: Record<string, unknown>
}

/** A chat model of a few rules that misbehaves as it is told to, and remembers what it was asked. */
export class ModelServer {
  readonly asked: Asked[] = []
  /** How the request number `time` (from 0) with this prompt is answered. */
  manner: (prompt: string, time: number) => Manner = () => 'answer'
  /** What the model says to a prompt. */
  say: (prompt: string) => string = reword
  tokens = { prompt_tokens: 40, completion_tokens: 10 }
  /** Called with the number of requests so far, before one is answered. */
  onRequest: (count: number) => void = () => {}
  readonly #server: Server = createServer((request, response) => {
    this.#answer(request, response).catch(() => response.destroy())
  })
  readonly #times = new Map<string, number>()

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** Forgets what it was asked, and behaves. */
  reset(): void {
    this.asked.length = 0
    this.#times.clear()
    this.manner = () => 'answer'
    this.say = reword
    this.tokens = { prompt_tokens: 40, completion_tokens: 10 }
    this.onRequest = () => {}
  }

  /** Prompts that were answered well, one for each time. */
  answered(): string[] {
    return this.asked.filter(({ manner }) => manner === 'answer').map(({ prompt }) => prompt)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = ''
    for await (const piece of request) text += piece
    const body = JSON.parse(text) as Record<string, unknown>
    const prompt = (body.messages as { content: string }[]).at(-1)!.content
    const id = `${body.seed} ${prompt}`
    const time = this.#times.get(id) ?? 0
    this.#times.set(id, time + 1)
    const manner = request.url === '/v1/chat/completions' ? this.manner(prompt, time) : 'denied'
    this.asked.push({ prompt: id, manner, authorization: request.headers.authorization, body })
    this.onRequest(this.asked.length)
    const json = (status: number, value: unknown, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value))
    const completion = (message: object, finish = 'stop') => ({
      choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
      usage: this.tokens,
    })
    switch (manner) {
      case 'answer':
        return void json(200, completion({ content: this.say(prompt) }))
      case 'busy':
        return void json(429, { error: prompt }, { 'retry-after': '0.01' })
      case 'broken':
        return void json(500, { error: prompt })
      case 'denied':
        return void json(401, { error: prompt })
      case 'bad request':
        return void json(400, { error: prompt })
      case 'slow':
        return
      case 'cut':
        response.writeHead(200, { 'content-length': 1000 }).write('{"choices": [')
        return void setImmediate(() => response.destroy())
      case 'no JSON':
        return void response.end(`<html>${prompt}</html>`)
      case 'other JSON':
        return void json(200, { choices: [] })
      case 'refusal':
        return void json(200, completion({ content: null, refusal: 'No.' }))
      case 'length':
        return void json(200, completion({ content: 'so far and' }, 'length'))
      case 'endless': {
        const piece = Buffer.alloc(1 << 20, ' ')
        while (!response.destroyed) if (!response.write(piece)) await once(response, 'drain')
      }
    }
  }
}

/** What stands in the tags of a prompt, with another verb. */
export function reword(prompt: string): string {
  const [, text = prompt] = /<(?:text|文本)>\n([\s\S]*)\n<\/(?:text|文本)>/.exec(prompt) ?? []
  return text.replace('Describe', 'Explain').replace('请描述', '请说明')
}
