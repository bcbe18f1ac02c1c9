import { it } from 'vitest'
import { isWhole } from '../campaign.js'
import { expectSurvived } from './survives.js'

it.runIf(isWhole)(
  'random pipelines, one after the other in one process, give back what they take',
  async () => {
    await expectSurvived('soak', { tries: 7, megabytes: 0.05 })
  },
)
