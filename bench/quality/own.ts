import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { TextJudge } from '../../transforms/filter-quality/judge.js'
import { qualityOptions } from '../../transforms/filter-quality/options.js'

/**
 * One racer of `bench/quality/main.py`: holds the texts of a file to the rules of a preset of `filter_quality`, and says how many keep
 * to all and how long that took, the texts being in memory.
 */
const texts = readFileSync(process.argv[2], 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => Buffer.from((JSON.parse(line) as { text: string }).text))
const judge = new TextJudge(qualityOptions.parse({ preset: process.argv[3] }))
const isKept = (bytes: Buffer) => judge.judge({ bytes, start: 0, end: bytes.length }).failures.length === 0
// Tables are made before the first text is done with.
isKept(texts[0])
const before = process.cpuUsage()
let kept = 0
for (const bytes of texts) if (isKept(bytes)) kept++
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ texts: texts.length, kept, filterSeconds: (user + system) / 1e6 }))
