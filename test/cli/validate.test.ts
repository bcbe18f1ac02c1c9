import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const rows = Array.from({ length: 12 }, (_, id) =>
  JSON.stringify({ id, lang: id < 6 ? 'de' : 'en', who: `secret${id}` }),
)
const files = {
  'data.jsonl': `${rows.join('\n')}\n{broken\n`,
  'rules.yaml': `rules:
  - column: lang
    in: [en, zh]
  - column: who
    notPattern: secret
    severity: warn
  - readable: true
    mostly: 0.9
`,
  'typo.yaml': 'rules:\n  - column: lang\n    inn: [en]\n',
  'column.yaml': 'rules:\n  - column: lang\n    required: true\n  - column: langg\n    required: true\n',
}

function validate(...args: string[]) {
  return prepHere(['validate', 'data.jsonl', ...args], { cwd: folderWith(files) })
}

describe('`prep validate`', () => {
  it('prints broken rules with counts and places, tells no value that few rows share, and ends with 1', async () => {
    const { code, stdout } = await validate('--rules', 'rules.yaml')
    expect(code).toBe(1)
    expect(stdout).toContain('12 rows break 2 of 3 checks')
    expect(stdout).toContain('6 of 12 rows (50.0 %); 1 value: de (6); first at')
    expect(stdout).toContain('12 of 12 rows (100.0 %); 12 values; first at')
    expect(stdout.match(/data\.jsonl:1\n/g)).toHaveLength(2)
    expect(stdout).not.toContain('secret')
    const chinese = await validate('--rules', 'rules.yaml', '--full', '--lang', 'zh')
    expect(chinese.stdout).toContain('12 行在 3 项检查中违反 2 项')
  })

  it.each([
    ['typo.yaml', 'typo.yaml:3:5: Unknown option "rules[0].inn" of validate. Did you mean "in"'],
    [
      'column.yaml',
      'column.yaml:4:13: Rule 2: Path "langg" leads nowhere: no field "langg". Did you mean "lang"',
    ],
    ['nowhere.yaml', 'There is no file "nowhere.yaml"'],
  ])('refuses %s with its place, and ends with 2', async (name, message) => {
    const { code, stderr } = await validate('--rules', name)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
  })
})
