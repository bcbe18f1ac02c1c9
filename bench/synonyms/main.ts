/** Builds `datasets/models/synonyms.bin` from WordNet 3.1. The same files give the same bytes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'
import { encodeSynonyms } from '../../transforms/augment/lexicon/synonym-table.js'
import { WordNetFiles } from './wordnet-files.js'

const entries = new WordNetFiles().entriesBy()
const table = encodeSynonyms(entries)
writeFileSync(join(packageRoot(), 'datasets', 'models', 'synonyms.bin'), table)
console.log(`${entries.length} words in ${table.length} bytes`)
