import { it } from 'vitest'
import { campaignSeconds } from '../campaign.js'
import { expectSurvived } from './survives.js'

it.skipIf(campaignSeconds === 0)(
  'random pipelines, one after the other in one process, give back what they take',
  async () => {
    await expectSurvived('soak', { tries: 7, megabytes: 0.05 })
  },
)
