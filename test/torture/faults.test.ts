import { it } from 'vitest'
import { isWhole } from '../campaign.js'
import { expectSurvived } from './survives.js'

it.runIf(isWhole)(
  'a run in which a call to the file system fails says so, and the next one gives the same files',
  async () => {
    await expectSurvived('faults', { tries: 1, workers: [2], caseName: '.gz → Arrow' })
  },
)
