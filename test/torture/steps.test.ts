import { it } from 'vitest'
import { expectSurvived } from './survives.js'

it('a step that breaks its contract ends the run with exit code 2, is named, and publishes nothing', async () => {
  await expectSurvived('steps', { tries: 1, seed: 24 })
})
