import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'prepkit'
import { describe, expect, test } from 'vitest'
import { verifyShards } from '../../src/cli/inspect/verify-shards.js'
import { companionPath } from '../../src/formats/format/companions.js'
import type { FormatWriter } from '../../src/formats/format/spec.js'
import { formats, writableFormats } from '../../src/formats/registry.js'
import { isWhole } from '../campaign.js'
import { contentOf, temporaryFolder, writeLines } from './fixtures.js'

const folder = temporaryFolder('companions')

/** Tokens of 40 documents of different lengths in several partitions, and rows that a filter leaves out. */
const documents = Array.from({ length: 60 }, (_, i) => ({
  input_ids: i % 3 === 0 ? [] : Array.from({ length: 1 + ((i * 7) % 11) }, (_, at) => i * 100 + at),
}))
const input = writeLines(join(folder, 'in.jsonl'), documents, { lineLength: 120_000 })
const steps = [{ filter: { keep: 'length(input_ids) > 0' } }]

const accompanied = writableFormats.flatMap((format) => {
  const { companions }: FormatWriter = formats[format].writer
  return companions === undefined ? [] : [{ format, extension: companions.extensions[0] }]
})

const manifestOf = (path: string) => JSON.parse(readFileSync(path, 'utf8'))

describe.each(accompanied)('what stands beside shards of $format', ({ format, extension }) => {
  const [main] = formats[format].extensions
  const toFolder = (name: string) => ({
    input,
    steps,
    output: { path: join(folder, `${format}-${name}`), format },
  })

  test.runIf(isWhole)(
    'is the same where a run was stopped and went on, and where it was lost, changed or left over',
    async () => {
      const straight = toFolder('straight')
      await run(straight, { workers: 0 })
      const wanted = contentOf(straight.output.path)
      expect(Object.keys(wanted).filter((name) => name.endsWith(`.${extension}`)).length).toBeGreaterThan(2)

      const stopped = toFolder('stopped')
      const { path } = stopped.output
      const stop = new AbortController()
      const onProgress = () => {
        if (
          existsSync(join(path, '.prep', 'partitions')) &&
          readdirSync(join(path, '.prep', 'partitions')).length > 1
        )
          stop.abort()
      }
      await expect(run(stopped, { workers: 0, signal: stop.signal, onProgress })).rejects.toThrow('aborted')
      const shards = readdirSync(path).filter((name) => name.endsWith(`.${extension}`))
      expect(shards.length).toBeGreaterThan(1)
      rmSync(join(path, shards[0]))
      writeFileSync(join(path, shards[1]), 'changed')
      writeFileSync(join(path, shards[1].replace(/\d+-of/, '99999-of')), 'of another run')
      const { resumedPartitions } = await run(stopped, { workers: 0 })
      expect(resumedPartitions).toBe(shards.length - 2)
      expect(contentOf(path)).toEqual(wanted)

      const manifest = manifestOf(join(path, 'manifest.json'))
      expect((await verifyShards(path, manifest)).map(({ state }) => state)).not.toContain('missing')
      renameSync(join(path, shards[0]), join(path, 'elsewhere'))
      expect(await verifyShards(path, manifest)).toContainEqual({ file: shards[0], state: 'missing' })
    },
  )

  test('is joined beside one file, is named in its manifest, and takes the place of nothing', async () => {
    const path = join(folder, `joined.${main}`)
    const pipeline = { input, steps, output: path }
    await run(pipeline, { workers: 0 })
    const beside = companionPath(path, extension)
    const manifest = manifestOf(`${path}.prep/manifest.json`)
    expect((await verifyShards(path, manifest)).map(({ file, state }) => [file, state])).toContainEqual([
      `joined.${extension}`,
      'ok',
    ])
    const before = readFileSync(beside)
    const copy = join(folder, `copy.${main}`)
    await run({ input: path, output: copy }, { workers: 0 })
    expect(readFileSync(companionPath(copy, extension))).toEqual(before)
    expect(readFileSync(copy)).toEqual(readFileSync(path))

    const other = join(folder, `other.${main}`)
    writeFileSync(companionPath(other, extension), 'mine')
    await expect(run({ ...pipeline, output: other }, { workers: 0 })).rejects.toMatchObject({
      code: 'output_exists',
    })
    expect(readFileSync(companionPath(other, extension), 'utf8')).toBe('mine')
  })
})
