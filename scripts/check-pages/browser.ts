/**
 * Headless Chromium by the DevTools protocol over a pipe (chromedevtools.github.io/devtools-protocol): each message
 * is JSON, with a zero byte behind it. No package is needed for that little.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

/** What the browser says: the answer to a command by its `id`, or an event by its `method`. */
interface Message {
  id?: number
  method?: string
  params?: Record<string, unknown>
  result?: Record<string, unknown>
  error?: { message: string }
}

/** Called for each event of the page. */
export type OnEvent = (method: string, params: Record<string, unknown>) => void

/** A browser with one page. */
export class Browser {
  readonly #process: ChildProcess
  readonly #waiting = new Map<
    number,
    { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }
  >()
  readonly #onEvent: OnEvent
  #session: string | undefined
  #lastId = 0

  private constructor(process: ChildProcess, onEvent: OnEvent) {
    this.#process = process
    this.#onEvent = onEvent
    let rest = ''
    const output = process.stdio[4] as Readable
    output.setEncoding('utf8').on('data', (text: string) => {
      const messages = `${rest}${text}`.split('\0')
      rest = messages.pop() ?? ''
      for (const message of messages) this.#take(JSON.parse(message) as Message)
    })
    process.once('exit', (code) => this.#fail(new Error(`The browser ended with exit code ${code}`)))
    process.once('error', (error) => this.#fail(error))
  }

  /** Starts a browser that reaches no network, with its files in `folder`. */
  static async open(
    program: string,
    { folder, onEvent }: { folder: string; onEvent: OnEvent },
  ): Promise<Browser> {
    const flags = [
      ...['--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, '--no-first-run'],
      ...[
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
      ],
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // The sandbox refuses to run for root, as in containers. The pages are our own.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ]
    const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    const browser = new Browser(child, onEvent)
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
    browser.#session = sessionId as string
    for (const domain of ['Page', 'Runtime', 'Network', 'Log']) await browser.send(`${domain}.enable`)
    return browser
  }

  /** Sends a command, and answers with its result. */
  send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = ++this.#lastId
    const message = JSON.stringify({ id, method, params, sessionId: this.#session })
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      const input = this.#process.stdio[3] as Writable
      input.write(`${message}\0`)
    })
  }

  /** The value of an expression in the page. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
    })
    if (exceptionDetails !== undefined) throw new Error(`"${expression}" failed in the page`)
    return (result as { value: unknown }).value
  }

  /** Ends the browser. */
  async close(): Promise<void> {
    const ended = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()))
    this.#process.kill()
    await ended
  }

  #take({ id, method, params = {}, result = {}, error }: Message): void {
    if (method !== undefined) this.#onEvent(method, params)
    if (id === undefined) return
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(error.message))
  }

  #fail(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
