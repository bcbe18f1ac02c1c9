import { it } from 'vitest'
import { isWhole } from '../campaign.js'
import { expectSurvived } from './survives.js'

// A short form of it is in `run/changed-inputs.test.ts`.
it.runIf(isWhole)(
  'a run around which an input changes is refused, or gives what a fresh run gives',
  async () => {
    await expectSurvived('moving', { tries: 1, caseName: 'CSV → JSONL' })
  },
)
