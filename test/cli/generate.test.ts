import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const files = { 'templates.txt': '{{name}}住在{{address}}，身份证号{{id_number}}。\n电话{{phone}}\n' }

describe('`prep generate`', () => {
  it('makes rows that `prep eval pii` reads as they are, in which everything is found', async () => {
    const cwd = folderWith(files)
    const args = ['generate', 'templates.txt', '-n', '100', '--locale', 'zh']
    expect(await prepHere([...args, '--out', 'gold.jsonl', '-q'], { cwd })).toMatchObject({ code: 0 })
    const { stdout } = await prepHere(['eval', 'pii', 'gold.jsonl', '--entities', 'all', '--json'], { cwd })
    const [{ evaluation }] = JSON.parse(stdout).files
    expect(evaluation.samples).toBe(100)
    expect(evaluation.global.character.recall).toBeGreaterThan(0.95)
  })

  it('says in which line of the file and at which character a placeholder is wrong, and what may be meant', async () => {
    const cwd = folderWith({ 'a.txt': 'Hi {{name}}\n\nHo {{nmae}}\n' })
    const { code, stderr } = await prepHere(['generate', 'a.txt', '-n', '5', '--out', '-'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(
      'a.txt:3: step 1 generate: Placeholder {{nmae}} at character 4 of "text" is unknown',
    )
    expect(stderr).toContain('Did you mean {{name}}')
  })
})
