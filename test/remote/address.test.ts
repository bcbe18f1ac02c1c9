import { describe, expect, it } from 'vitest'
import { isAddress, parseAddress, withoutKey } from '../../src/remote/client/address.js'

describe('parseAddress()', () => {
  it.each([
    [
      'https://example.org/a%20b.jsonl?key=secret#x',
      { kind: 'http', shown: 'https://example.org/a b.jsonl' },
    ],
    ['http://127.0.0.1:80/a.csv', { kind: 'http', url: 'http://127.0.0.1/a.csv' }],
    ['s3://my-bucket', { kind: 's3', bucket: 'my-bucket', key: '' }],
    ['S3://my-bucket/a/b c+d?.jsonl', { kind: 's3', key: 'a/b c+d?.jsonl', endpoint: undefined }],
    [
      's3://my-bucket/a.jsonl?endpoint=http://127.0.0.1:9000&region=eu-west-1',
      {
        key: 'a.jsonl',
        endpoint: 'http://127.0.0.1:9000',
        region: 'eu-west-1',
        shown: 's3://my-bucket/a.jsonl',
      },
    ],
    ['hf://datasets/a/b', { kind: 'hub', repository: 'a/b', revision: undefined, path: '' }],
    [
      'hf://datasets/a/b@v1.0/data/*.parquet',
      { repository: 'a/b', revision: 'v1.0', path: 'data/*.parquet' },
    ],
    ['hf://datasets/a/b@refs/convert/parquet/x/', { revision: 'refs/convert/parquet', path: 'x' }],
    ['hf://datasets/a/b@refs%2Fpr%2F1', { revision: 'refs/pr/1', path: '' }],
  ])('takes %s apart', (path, parts) => {
    expect(isAddress(path)).toBe(true)
    expect(parseAddress(path)).toMatchObject(parts)
  })

  it.each([
    ['https://me:secret@example.org/a', 'unsupported', 'a user or a password'],
    ['http://example.org/a', 'unsupported', 'Write https://'],
    ['http://127.0.0.1.example.org/a', 'unsupported', 'Write https://'],
    ['https://', 'bad_option', 'malformed'],
    ['s3:///a', 'bad_option', 'names no bucket'],
    ['s3://bucket/a?endpoint=http://h&secret=1', 'bad_option', 'takes endpoint and region'],
    ['hf://datasets/a', 'bad_option', 'hf://datasets/OWNER/NAME'],
    ['hf://a/b/c.jsonl', 'bad_option', 'hf://datasets/OWNER/NAME'],
  ])('refuses %s, and says no key', (path, code, message) => {
    expect(() => parseAddress(path)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    )
    expect(() => parseAddress(path)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    )
  })
})

describe('isAddress()', () => {
  it.each(['a.jsonl', '-', 'file:///a', 'gs://a/b', 'https:/a', 'C://a', ''])('is false for %j', (path) => {
    expect(isAddress(path)).toBe(false)
    expect(withoutKey(path)).toBe(path)
  })
})

describe('withoutKey()', () => {
  it('keeps the endpoint of a store, and nothing behind the path of a file on the web', () => {
    const store = 's3://bucket/a?endpoint=http://127.0.0.1:9000'
    expect(withoutKey(store)).toBe(store)
    expect(withoutKey('https://example.org/a?X-Amz-Signature=secret')).toBe('https://example.org/a')
  })
})
