import type { Buffer } from 'node:buffer'
import type { StepCache } from '../../src/transform/step-cache.js'
import { openLookUp } from './custom/own-entities.js'
import { fieldWords } from './detect/context.js'
import { wantedEntities } from './detection-options.js'
import { allPrefilterBits } from './find-in-text.js'
import { openDetectorFor } from './open-detector.js'
import { openTokens } from './operators/encrypt.js'
import type { AnonymizeOptions } from './options.js'
import { operatorsOf } from './policies.js'

/** One text, restored; `field` is the path it stands under. Throws `bad_input` where a token does not open. */
export type Restore = (text: string, field: string) => string

/** The way back from what `encrypt` and `fpe` wrote under these options; numbers are found by looking again. */
export async function openRestore(
  given: AnonymizeOptions,
  { key, cache }: { key: Buffer; cache?: StepCache },
): Promise<Restore> {
  const tokens = await openTokens(key)
  const specOf = operatorsOf(given)
  const enciphered = new Set(wantedEntities(given).filter((entity) => specOf(entity).operator === 'fpe'))
  if (enciphered.size === 0) return (text) => tokens.restore(text)
  const [{ openNumberCipher }, { restoreReversibly }] = await Promise.all([
    import('./operators/fpe.js'),
    import('./operators/reversible.js'),
  ])
  const { detector } = await openDetectorFor(given, cache)
  const cipher = await openNumberCipher(key, openLookUp(given))
  return (text, path) => {
    const field = fieldWords(path)
    return restoreReversibly(text, {
      cipher,
      isEnciphered: (entity) => enciphered.has(entity),
      find: (part) => detector.detect(part, { mask: allPrefilterBits, field }),
      restore: (part) => tokens.restore(part),
    })
  }
}
