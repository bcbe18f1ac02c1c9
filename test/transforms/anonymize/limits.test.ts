import { describe, expect, it } from 'vitest'
import { isWhole } from '../../campaign.js'
import { anonymized } from './anonymized.js'

const megabytes = 10

// That time is linear in the length of a text is shown in `safety/growth.test.ts`.
describe('a long text', () => {
  it.runIf(isWhole)('anonymize handles one line of megabytes', async () => {
    const sentence = 'The quick brown fox, 12 of 34. 你好世界。'
    const line = `${sentence.repeat(Math.ceil((megabytes * 1e6) / Buffer.byteLength(sentence)))} a@b.org`
    const [after] = await anonymized([line])
    expect(after.endsWith('<EMAIL_ADDRESS>')).toBe(true)
  })
})
