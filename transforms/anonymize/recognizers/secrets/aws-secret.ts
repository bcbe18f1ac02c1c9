import type { Recognizer } from '../../detect/recognizer.js'
import { defineRuns, eachLongRun } from '../../identifiers/long-runs.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { entropyOf, isWordLike } from './values/entropy.js'

/** A secret access key is forty characters of Base64: thirty random bytes. */
const keyLength = 40
const runs = defineRuns(/[A-Za-z0-9/+]/, keyLength)
/** What stands before one in the same paragraph: the provider, the name of the key, or its id. */
const announced =
  /\b(?:aws|amazon|iam|s3|boto3?)\b|secret|credential|\b(?:AKIA|ASIA)[A-Z2-7]{16}\b|访问密钥|密钥/i
const reach = 160
/** Forty random characters of Base64 hardly ever have less. */
const leastEntropy = 4

/** Secret access keys of AWS, which have no beginning of their own: in prose, behind their id, in a list of credentials. */
export const awsSecret: Recognizer = {
  name: 'aws_secret',
  entities: ['API_KEY'],
  bits: prefilterBits.token,
  rescans: true,
  find({ text }, report) {
    eachLongRun(text, runs, (start, end) => {
      if (end - start !== keyLength || text[end] === '=') return
      const value = text.slice(start, end)
      if (!/[A-Z]/.test(value) || !/[a-z]/.test(value) || !/\d/.test(value)) return
      if (entropyOf(value) < leastEntropy || isWordLike(value)) return
      const before = text.slice(Math.max(0, start - reach), start)
      if (!announced.test(before.slice(before.lastIndexOf('\n\n') + 1))) return
      report({
        start,
        end,
        score: 0.65,
        validated: false,
        why: 'forty random characters, behind a word for AWS',
      })
    })
  },
}
