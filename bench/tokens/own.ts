import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { openTokenizer, TokenSink } from '../../src/tokens/tokenizer.js'

/**
 * One racer of `bench/tokens/main.py`: ours, or gpt-tokenizer from the folder of the bench. It reads texts, says which
 * ids it gives them and how long that took, and then encodes all of them once for each line that it is sent, and answers with CPU seconds.
 */
const [racer, vocabulary, textsPath] = process.argv.slice(2)
const texts = JSON.parse(readFileSync(textsPath, 'utf8')) as string[]
const encode = racer === 'prepkit' ? await openOurs(vocabulary) : await openPeer(vocabulary)

const hash = createHash('sha256')
let count = 0
const start = process.cpuUsage()
const all = texts.map((text) => Int32Array.from(encode(text)))
const first = process.cpuUsage(start)
for (const ids of all) {
  count += ids.length
  hash.update(ids)
  hash.update('\n')
}
console.log(
  JSON.stringify({ tokens: count, ids: hash.digest('hex'), cpu: (first.user + first.system) / 1e6 }),
)

for await (const _ of createInterface({ input: process.stdin })) {
  const before = process.cpuUsage()
  for (const text of texts) encode(text)
  const { user, system } = process.cpuUsage(before)
  console.log(JSON.stringify({ cpu: (user + system) / 1e6 }))
}

async function openOurs(path: string): Promise<(text: string) => Int32Array> {
  const tokenizer = await openTokenizer(path)
  const sink = new TokenSink()
  return (text) => {
    sink.clear()
    tokenizer.encode(text, sink, { specialTokens: 'text', addSpecialTokens: false })
    return sink.ids.subarray(0, sink.length)
  }
}

async function openPeer(module: string): Promise<(text: string) => ArrayLike<number>> {
  const { encode } = (await import(module)) as {
    encode(text: string, options: { disallowedSpecial: Set<string> }): number[]
  }
  const options = { disallowedSpecial: new Set<string>() }
  return (text) => encode(text, options)
}
