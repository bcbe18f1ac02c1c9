import { expect, test } from 'vitest'
import { refuseAddress } from '../../src/base/refuse-address.js'

test.each([
  ['https://me:secret@example.org/a.jsonl?key=secret', 'https://', 'curl -LO'],
  ['S3://bucket/a.jsonl', 's3://', 'aws s3 cp'],
  ['hf://datasets/a/b.jsonl', 'hf://', 'hf download'],
  ['abfss://box@account/a', 'abfss://', 'download it first, or pipe it in'],
  ['file:///data/a.jsonl', 'file://', 'the path alone'],
])('%s is told from a path by its scheme, without the rest of it', (path, scheme, cure) => {
  const refused = (message: unknown) =>
    expect(() => refuseAddress('input', path)).toThrow(
      expect.objectContaining({ code: 'unsupported', message }),
    )
  refused(expect.stringContaining(`begins with "${scheme}"`))
  refused(expect.stringContaining(cure))
  refused(expect.not.stringMatching(/secret|bucket|account/))
})

test.each(['a.jsonl', '/data/a b.csv', './s3:/a', './s3://a', 'C:\\data\\a.csv', 'C://a', '-', 'a:b', ''])(
  '%j is a path',
  (path) => {
    expect(() => refuseAddress('output', path)).not.toThrow()
  },
)
