import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spread } from '../campaign.js'
import { temporaryFolder } from '../run/fixtures.js'
import { parseFile, sourceFiles } from '../source-files.js'
import { builtModule, docExamples, importHere, moduleOf } from './modules.js'
import { withoutThreads } from './one-thread.js'
import { makeCase } from './project.js'

/** Most files have no example and need not be parsed. */
const shipped = sourceFiles('src', 'transforms', 'datasets').filter(({ text }) => text.includes('@example'))
const examples = docExamples(shipped)

describe('the examples of doc comments', async () => {
  withoutThreads()
  const folder = temporaryFolder('docs')
  const names = Object.keys(await builtModule<object>('src/index.js'))

  it.each(spread(examples, 12).map(({ place, code }, i) => [place, i, code] as const))(
    '%s runs',
    async (_, i, code) => {
      const file = join(makeCase(folder, `${i}`), 'example.js')
      writeFileSync(file, moduleOf(code, names))
      await importHere(file)
    },
  )

  it('are all found', () => {
    const marks = shipped.flatMap(({ text }) => text.match(/^\s*\*\s*@example\b/gm) ?? [])
    expect(examples).toHaveLength(marks.length)
  })

  it('fail where the value behind an expression is another', () => {
    const [example] = docExamples([
      parseFile('a.ts', '/**\n * @example\n * 1 + 1 // 3\n */\nexport const a = 1'),
    ])
    expect(example).toMatchObject({ place: 'a.ts:2', code: '1 + 1 // 3' })
    expect(moduleOf(example.code, ['run'])).toContain('sameValue(1 + 1, (3))')
  })
})
