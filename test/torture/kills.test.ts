import { it } from 'vitest'
import { isWhole } from '../campaign.js'
import { expectSurvived } from './survives.js'

const ordered = 'JSONL → shuffled Parquet, shards of a limited size'
const packed = 'JSONL → splits of .jsonl.gz, shards of a limited size'

it.runIf(isWhole).each([ordered, packed])(
  'a run of %s that is killed again and again, and resumed with other workers, gives the same files',
  async (caseName) => {
    await expectSurvived('kills', { tries: 1, caseName })
  },
)
