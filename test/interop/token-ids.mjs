// Prints the ids of texts: node token-ids.mjs TOKENIZER TEXTS.json OPTIONS.json, as JSON; nothing else is loaded.
import { readFileSync } from 'node:fs'
import { openTokenizer, TokenSink } from '../../dist/src/tokens/tokenizer.js'

const [path, textsPath, given] = process.argv.slice(2)
const { encoding, ...options } = JSON.parse(given)
const tokenizer = await openTokenizer(path, encoding === undefined ? {} : { encoding })
const sink = new TokenSink()
const ids = JSON.parse(readFileSync(textsPath, 'utf8')).map((text) => {
  sink.clear()
  tokenizer.encode(text, sink, options)
  return [...sink.ids.subarray(0, sink.length)]
})
process.stdout.write(JSON.stringify(ids))
