/** `npm run bench:pages`: puts the newest results of `npm run bench:peers`, `bench:tokens` and `bench:quality` into the documents, as tables and charts. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { withTables } from '../accuracy/pages.js'
import { charts, drawSpeeds } from './chart.js'
import { newestQuality, qualityPages } from './quality.js'
import { newestResults } from './results.js'
import { pagesOf, withLink } from './tables.js'
import { newestTokens } from './tokens.js'

const { date, results } = newestResults('bench/results')
mkdirSync('docs/images', { recursive: true })
for (const [path, words] of Object.entries(charts)) writeFileSync(path, await drawSpeeds(results, words))
for (const { path, tables } of pagesOf(results, newestTokens('bench/results')))
  writeFileSync(path, withLink(withTables(readFileSync(path, 'utf8'), tables), date))
for (const { path, tables } of qualityPages(newestQuality('bench/results')))
  writeFileSync(path, withTables(readFileSync(path, 'utf8'), tables))
