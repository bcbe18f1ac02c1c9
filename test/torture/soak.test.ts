import { it } from 'vitest'
import { expectSurvived } from './survives.js'

it('random pipelines, one after the other in one process, give back what they take', async () => {
  await expectSurvived('soak', { tries: 4, megabytes: 0.05 })
})
