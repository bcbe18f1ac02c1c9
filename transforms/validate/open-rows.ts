import type { Batch } from '../../src/arrow/batch.js'
import type { EntityChoice } from '../../src/schemas/options/entity-choice.js'
import { openPlaces } from '../../src/transform/spill/place-file.js'
import type { StepCache } from '../../src/transform/step-cache.js'
import { openWhere } from '../../src/transform/where.js'
import { openFinder } from '../anonymize/tools/open-finder.js'
import type { PiiFinder } from '../anonymize/tools/texts.js'
import { tokenizerIn } from '../tokenize/tokenizer-option.js'
import type { Judge, Judged } from './judged.js'
import type { Rule, ValidateOptions } from './options.js'
import type { Check } from './plan-checks.js'
import { comparisonKey, type ValidateDecision } from './survey.js'
import { finderKey, openTools, type Tools } from './texts.js'

interface Opening {
  options: ValidateOptions
  decision: ValidateDecision
  cache: StepCache
  folder: string | undefined
}

/** Opens all checks that judge rows: of each what it makes of a batch, `undefined` for a check of the whole data. */
export async function openRows(
  checks: readonly Check[],
  opening: Opening,
): Promise<(batch: Batch) => (Judged | undefined)[]> {
  const tools = await toolsFor(checks, opening)
  const judges = checks.map((check) => ({
    judge: check.compares === undefined ? check.open?.({ tools }) : comparing(check, opening),
    keeps: openWhere(check.when),
  }))
  return (batch) => judges.map(({ judge, keeps }) => judge && looked(judge(batch), keeps(batch)))
}

/** Rows that the rule is not of are passed over. */
function looked(judged: Judged, keep: Uint8Array | undefined): Judged {
  if (keep === undefined) return judged
  const both = judged.looked === undefined ? keep : keep.map((one, row) => one & judged.looked![row])
  return { ...judged, looked: both, failed: judged.failed.map((one, row) => one & both[row]) }
}

async function toolsFor(checks: readonly Check[], { options, cache }: Opening): Promise<Tools> {
  const finders = new Map<string, PiiFinder>()
  for (const { check, expected } of checks) {
    if (check !== 'noPersonalData') continue
    const asked = expected as NonNullable<Rule['noPersonalData']>
    const entities = asked === true ? undefined : asked.entities
    finders.set(finderKey(asked), await cache.opened(openFinderOf, { entities }))
  }
  const needsTokens = checks.some(({ check }) => check === 'tokens')
  return {
    ...cache.of(openTools),
    finders,
    tokenizer: needsTokens ? await tokenizerIn(cache, options.tokenizer!) : undefined,
  }
}

function openFinderOf({ entities }: { entities: readonly EntityChoice[] | undefined }): Promise<PiiFinder> {
  return openFinder(entities === undefined ? {} : { entities: [...entities] })
}

/** Judges rows by what the survey has found out about all of them. */
function comparing({ rule, check }: Check, { decision, cache, folder }: Opening): Judge {
  const file = decision?.[comparisonKey(rule, check)]
  if (file === undefined || folder === undefined)
    return ({ numRows }) => ({ failed: new Uint8Array(numRows) })
  const places = cache.opened(openPlaces, { folder, file })
  return (batch) => ({ failed: Uint8Array.from(places.lookUp(batch).first, (note) => (note > 0 ? 1 : 0)) })
}
