// Prints the ids of texts, or with `decode` the texts of ids: node token-ids.mjs TOKENIZER LISTS.json OPTIONS.json, as
// JSON; nothing else is loaded.
import { readFileSync } from 'node:fs'
import { openTokenizer } from '../../dist/src/index.js'

const [path, listsPath, given] = process.argv.slice(2)
const { encoding, decode, ...options } = JSON.parse(given)
const tokenizer = await openTokenizer(path, encoding === undefined ? {} : { encoding })
const lists = JSON.parse(readFileSync(listsPath, 'utf8'))
const answers =
  decode === undefined
    ? lists.map((text) => [...tokenizer.encode(text, options)])
    : lists.map((ids) => tokenizer.decode(ids, decode))
process.stdout.write(JSON.stringify(answers))
