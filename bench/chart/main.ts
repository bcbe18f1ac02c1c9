/** `npm run bench:chart`: draws the newest results of `npm run bench:peers` for the documents. */
import { writeFileSync } from 'node:fs'
import { charts, drawSpeeds } from './draw.js'
import { newestResults, speedsOf } from './speeds.js'

const results = newestResults('bench/results')
for (const [path, words] of Object.entries(charts))
  writeFileSync(path, await drawSpeeds(speedsOf(results, Object.keys(words.inputs)), words))
