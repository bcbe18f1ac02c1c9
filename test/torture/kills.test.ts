import { it } from 'vitest'
import { expectSurvived } from './survives.js'

it('a run that is killed again and again, and resumed with other workers, gives the same files', async () => {
  await expectSurvived('kills', { tries: 1, caseName: 'JSONL → DatasetDict' })
})
