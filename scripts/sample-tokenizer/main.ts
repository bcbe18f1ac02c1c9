/**
 * Writes the tokenizer of `datasets/samples/tokenizer`: trained on the two sample files alone, so that commands of the
 * documents that want a tokenizer have one which nobody else's licence covers. It is far too small to train a model by.
 *
 * Run it after a change of the samples: `npm run build && node dist/scripts/sample-tokenizer/main.js`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { specialTokens, trainTokenizer } from './train.js'

const samples = ['people.en.jsonl', 'people.zh.jsonl']
const merges = 768

export function main(folder = 'datasets/samples'): void {
  const texts = samples.map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  const [eos, , end] = specialTokens
  const config = {
    eos_token: end,
    pad_token: eos,
    model_max_length: 4096,
    tokenizer_class: 'PreTrainedTokenizerFast',
  }
  writeFileSync(`${folder}/tokenizer/tokenizer.json`, `${JSON.stringify(trainTokenizer(texts, merges))}\n`)
  writeFileSync(`${folder}/tokenizer/tokenizer_config.json`, `${JSON.stringify(config, null, 2)}\n`)
}

main()
