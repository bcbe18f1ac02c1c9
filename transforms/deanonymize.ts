import type { Batch } from '../src/arrow/batch.js'
import { columnsOf, type FieldPath, parsePath, textPaths } from '../src/arrow/path.js'
import { PrepError } from '../src/base/errors.js'
import { bareName } from '../src/base/option-name.js'
import { rewriteTexts } from '../src/transform/rewrite-text.js'
import { type Counters, defineTransform } from '../src/transform/transform.js'
import { leadsToJson, rewriteJson } from './anonymize/batch/json-text.js'
import { keyIdOf, readKey } from './anonymize/crypto/secret-key.js'
import { checkDetection, resolveDetection } from './anonymize/detection-options.js'
import { type AnonymizeOptions, anonymizeOptions } from './anonymize/options.js'
import { openRestore, type Restore } from './anonymize/restore.js'

/**
 * Turns back what `encrypt` and `fpe` of `anonymize` wrote, with the key. It takes the options that
 * `anonymize` was given, since numbers of `fpe` are found by looking for them again.
 *
 * Restored exactly: every token of `encrypt`, and every number of `fpe` under the same options. Not restored:
 * what any other operator wrote. A number of a JSON document comes back as a string. A token that does not
 * open, because the key is another one or a byte was changed, rejects its row as `wrong_key_or_altered`.
 * Numbers of `fpe` carry no such proof: with a wrong key they become other numbers, so compare the key id of
 * the plan with that of the run that anonymized. `restored` is noted for each text that was changed.
 */
export const deanonymize = defineTransform({
  name: 'deanonymize',
  summary: 'Restore what anonymize encrypted, with its key',
  examples: [
    'openssl rand -hex 32 > key.txt && prep anonymize data.csv --fields note --policy encrypt --key-file key.txt --out clean/ && prep deanonymize clean/*.arrow --fields note --key-file key.txt --out restored/',
    'openssl rand -hex 32 > key.txt && prep anonymize data.csv --fields note --policy fpe --key-file key.txt --out clean/ && prep deanonymize clean/*.arrow --fields note --policy fpe --key-file key.txt --out restored/',
  ],
  options: anonymizeOptions,
  resolve: resolveDetection,
  plan(schema, given) {
    textPaths(schema, given.fields)
    checkDetection(given)
    const columns = columnsOf(given.fields)
    return {
      schema,
      reads: columns,
      writes: columns,
      effects: { rows: 'kept', keyId: keyIdOf(keyOf(given)) },
    }
  },
  async open({ options: given, counters, cache }) {
    const restore = await openRestore(given, { key: keyOf(given), cache })
    const paths = given.fields.map(parsePath)
    return (batch) => restoreBatch(batch, { paths, restore, counters })
  },
})

function keyOf(given: AnonymizeOptions): Buffer {
  const key = readKey(given)
  if (key !== undefined) return key
  throw new PrepError(
    'bad_option',
    `There is no key to restore with. Name the environment variable that holds it in ${bareName('keyEnv')}, or its file in ${bareName('keyFile')}`,
  )
}

function restoreBatch(
  batch: Batch,
  { paths, restore, counters }: { paths: readonly FieldPath[]; restore: Restore; counters: Counters },
): Batch {
  const { batch: restored } = rewriteTexts(batch, {
    paths,
    counters,
    reason: 'wrong_key_or_altered',
    visit: (_lens, path) => {
      const isJson = leadsToJson(batch.schema, paths[path])
      const restoreOne = (text: string) => {
        const restored = restore(text, paths[path].text)
        if (restored !== text) counters.note('restored')
        return restored
      }
      return { rewrite: (text) => (isJson ? rewriteJson(text, restoreOne) : restoreOne(text)) }
    },
  })
  return restored
}
