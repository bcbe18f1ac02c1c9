/** Writes the types of all options, from the schemas that check them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { folder, optionTypeFiles } from './files.js'

mkdirSync(folder, { recursive: true })
for (const [path, text] of await optionTypeFiles()) writeFileSync(path, text)
