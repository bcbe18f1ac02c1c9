import { it } from 'vitest'
import { isWhole } from '../campaign.js'
import { expectSurvived } from './survives.js'

it('texts and files that programs stumble over pass every format and step, or are refused, and none is lost', async () => {
  await expectSurvived('corpora', { tries: isWhole ? 12 : 2 })
})
