import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { auditLicenses, type Pipeline, run } from '../../src/index.js'

const about = { name: 'Blue chats', creator: 'Blue Lake Lab', url: 'https://example.org/blue' }

function madeFolder(): {
  folder: string
  pipelineOf: (format: 'jsonl' | 'arrow', more?: object) => Pipeline
} {
  const folder = mkdtempSync(join(tmpdir(), 'card-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of [
    ['web', 'Mail ann@example.org'],
    ['own', 'Nothing'],
  ])
    writeFileSync(
      join(folder, `${name}.jsonl`),
      Array.from({ length: 30 }, (_, i) => JSON.stringify({ text: `${text} ${i}`, n: i, tags: ['a'] })).join(
        '\n',
      ),
    )
  return {
    folder,
    pipelineOf: (format, more = {}) => ({
      input: {
        sources: [
          { name: 'web', path: join(folder, 'web.jsonl'), license: 'cc-by-sa-4.0' },
          { name: 'own', path: join(folder, 'own.jsonl'), license: 'mit' },
        ],
      },
      steps: [
        { anonymize: { fields: ['text'], entities: ['EMAIL_ADDRESS'] } },
        { split: { by: 'text', shares: { train: 0.5, test: 0.5 } } },
      ],
      output: { path: join(folder, 'out'), format, card: about, ...more },
    }),
  }
}

/** The fields that the specification of Croissant 1.1 requires, which its validator does not all ask for. */
const required = [
  '@context',
  '@type',
  'conformsTo',
  'name',
  'description',
  'license',
  'url',
  'creator',
  'datePublished',
  'distribution',
]

describe('a card', () => {
  it('says what the shards are, of which source licences, by which steps, with the hash of every file', async () => {
    const { folder, pipelineOf } = madeFolder()
    const report = await run(pipelineOf('jsonl'), { workers: 0 })
    const croissant = JSON.parse(readFileSync(join(folder, 'out/croissant.json'), 'utf8'))
    expect(required.filter((field) => croissant[field] === undefined)).toEqual([])
    expect(croissant.license).toEqual([
      'https://creativecommons.org/licenses/by-sa/4.0/legalcode',
      'https://spdx.org/licenses/MIT.html',
    ])
    for (const { contentUrl, sha256 } of croissant.distribution)
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, 'out', contentUrl)))
          .digest('hex'),
      ).toBe(sha256)
    expect(croissant.recordSet[0].field.map(({ dataType }: { dataType: string }) => dataType)).toEqual([
      'sc:Text',
      'sc:Integer',
      'sc:Text',
      'sc:Text',
    ])
    expect(croissant['rai:personalSensitiveInformation']).toEqual(['EMAIL_ADDRESS: 30 found and replaced'])
    const card = readFileSync(join(folder, 'out/README.md'), 'utf8')
    const [, head] = card.split('---\n')
    const front = Object.fromEntries(
      head
        .split('\n')
        .filter(Boolean)
        .map((line) => [line.slice(0, line.indexOf(':')), JSON.parse(line.slice(line.indexOf(':') + 1))]),
    )
    expect(front).toMatchObject({ license: ['cc-by-sa-4.0', 'mit'], size_categories: ['n<1K'] })
    expect(front.configs[0].data_files.map(({ split }: { split: string }) => split)).toEqual([
      'train',
      'test',
    ])
    const rows = front.dataset_info.splits.map(({ num_examples }: { num_examples: number }) => num_examples)
    expect(rows).toEqual(report.output.splits?.map((split) => split.rows))
  })

  it('is read as the declaration of what was written, and goes with a run that asks for none', async () => {
    const { folder, pipelineOf } = madeFolder()
    await run(pipelineOf('arrow'), { workers: 0 })
    const input = join(folder, 'out')
    const { licenses } = await auditLicenses({ input, purpose: 'release-dataset' }, { workers: 0 })
    expect(new Set(licenses.sources.map(({ license }) => license))).toEqual(new Set(['CC-BY-SA-4.0 AND MIT']))
    await run(pipelineOf('arrow', { card: undefined }), { workers: 0, overwrite: true })
    expect(existsSync(join(folder, 'out/README.md'))).toBe(false)
  })

  it('takes the place of no card that somebody else wrote, and is for folders', async () => {
    const { folder, pipelineOf } = madeFolder()
    await run(pipelineOf('jsonl'), { workers: 0 })
    writeFileSync(join(folder, 'out/README.md'), '# Mine\n')
    await expect(run(pipelineOf('jsonl'), { workers: 0 })).rejects.toThrow(
      'is a card that prepkit did not write',
    )
    const file = pipelineOf('jsonl', { path: join(folder, 'out.jsonl') })
    await expect(run({ ...file, steps: [] }, { workers: 0 })).rejects.toThrow('Name a folder')
  })
})
