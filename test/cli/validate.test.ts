import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

  it('writes JUnit, SARIF and annotations with lines of rows or rules, and no value at all', async () => {
    const cwd = folderWith(files)
    const rules = `rules:\n  - column: lang\n    name: 'a, b: 50 %'\n    in: [en]\n  - rows: { min: 20 }\n  - column: id\n    max: 5\n    severity: info\n`
    writeFileSync(join(cwd, 'ci.yaml'), rules)
    const reports = 'github,junit=out/junit.xml,sarif=out/found.sarif'
    const args = ['validate', 'data.jsonl', '--rules', 'ci.yaml', '--report', reports]
    const { code, stdout } = await prepHere(args, { cwd })
    expect(code).toBe(1)
    expect(stdout.split('\n')).toEqual([
      '::error file=ci.yaml,line=5,title=rows::12, where at least 20 is wanted',
      '::error file=data.jsonl,line=1,title=a%2C b%3A 50 %25::6 of 12 rows (50.0 %25); 1 value; first at data.jsonl:1',
      expect.stringMatching(/^::error file=ci\.yaml,title=readable::1 of 13 rows/),
      '::notice file=data.jsonl,line=7,title=id max::6 of 12 rows (50.0 %25); 6 values; first at data.jsonl:7',
      '',
    ])
    const junit = readFileSync(join(cwd, 'out/junit.xml'), 'utf8')
    expect(junit).toContain('tests="4" failures="3" errors="0" skipped="0"')
    const sarif = readFileSync(join(cwd, 'out/found.sarif'), 'utf8')
    expect(JSON.parse(sarif).runs[0].results[1].locations).toEqual([
      { physicalLocation: { artifactLocation: { uri: 'data.jsonl' }, region: { startLine: 1 } } },
    ])
    expect(stdout + junit + sarif).not.toMatch(/\bde\b|secret/)
  })

  it.each([
    [['--report', 'junit,sarif'], 'Only one report goes to standard output'],
    [['--report', 'github', '--json'], 'Only one report goes to standard output'],
    [['--report', 'junt=a.xml'], 'Did you mean "junit"?'],
  ])('refuses %s before any row is read', async (args, message) => {
    const { code, stderr } = await validate('--rules', 'rules.yaml', ...args)
    expect(stderr).toContain(message)
    expect(code).toBe(2)
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
