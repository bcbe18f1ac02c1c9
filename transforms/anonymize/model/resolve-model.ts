import { checkDigest, findModelFiles } from './checkpoint/files.js'
import { readKnownLabels } from './checkpoint/known-labels.js'
import { type ModelOption, modelSettings } from './checkpoint/options.js'
import { checkPeers } from './runtime/peers.js'

/**
 * The option with the digest of the model's files, so that a run is not resumed with another model. Throws
 * `bad_option` for files that are missing or do not fit, `unsupported` where packages are not installed.
 */
export function resolveModel(given: NonNullable<ModelOption>): ModelOption {
  const settings = modelSettings(given)
  const files = findModelFiles(settings)
  readKnownLabels(files, settings)
  checkPeers(settings.runtime)
  return { ...settings, sha256: checkDigest(files, settings) }
}
