import { describe, expect, it } from 'vitest'
import { prepHere } from './prep.js'

const given = 'call Ann Lee, ann@example.com'

describe('`prep anonymize --text`', () => {
  it('prints one text without its personal data', async () => {
    const { code, stdout } = await prepHere(['anonymize', '--text', given])
    expect([code, stdout]).toEqual([0, 'call <PERSON>, <EMAIL_ADDRESS>\n'])
  })

  it('reads the text from standard input, and tells the places with --json', async () => {
    const { code, stdout } = await prepHere(['anonymize', '--text', '-', '--entities', 'contact', '--json'], {
      stdin: `${given}\n`,
    })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      text: 'call Ann Lee, <EMAIL_ADDRESS>',
      changes: [
        { entity: 'EMAIL_ADDRESS', operator: 'replace', start: 14, end: 29, found: { start: 14, end: 29 } },
      ],
    })
  })

  it('explains what is found, with values masked', async () => {
    const { stdout } = await prepHere(['anonymize', '--text', '219-09-9999', '--fields', 'ssn', '--explain'])
    expect(stdout).toMatch(/taken +US_SSN .* 000-00-0000 .*context "ssn"/)
    expect(stdout).not.toContain('219-09-9999')
  })

  it('explains as JSON, with values on request', async () => {
    const { stdout } = await prepHere(['anonymize', '--text', given, '--explain', '--show-text', '--json'])
    const values = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).value)
    expect(values).toContain('ann@example.com')
  })

  it('takes recognizers and lists without brackets, one a flag', async () => {
    const { stdout } = await prepHere([
      ...['anonymize', '--text', 'zip: 10023, member M-77, ann@example.com, bob@example.com'],
      ...[
        '--recognizers',
        "{ name: zip, entity: ZIP, patterns: [{ regex: '\\b\\d{5}\\b', score: 0.01 }], context: [zip] }",
      ],
      ...['--recognizers', "{ name: m, entity: MEMBER, patterns: [{ regex: 'M-\\d+', score: 0.9 }] }"],
      ...['--entities', 'contact', '--allow', 'bob@example.com'],
    ])
    expect(stdout).toBe('zip: <ZIP>, member <MEMBER>, <EMAIL_ADDRESS>, bob@example.com\n')
  })

  it('refuses files beside it', async () => {
    const { code, stderr } = await prepHere(['anonymize', 'a.jsonl', '--text', given])
    expect([code, stderr]).toEqual([2, expect.stringContaining('--text cannot be combined with')])
  })
})

describe('`prep anonymize --list`', () => {
  it('prints the entities with their groups and countries', async () => {
    const { code, stdout } = await prepHere(['anonymize', '--list', 'entities'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^US_SSN +government +US +US social security number$/m)
  })

  it('prints what the presets cover and what they do not', async () => {
    const { stdout } = await prepHere(['anonymize', '--list', 'policies'])
    for (const name of ['gdpr', 'hipaa-safe-harbor', 'pipl']) expect(stdout).toMatch(RegExp(`^${name}$`, 'm'))
    expect(stdout).toMatch(/Genetic and biometric data \(art. 9\(1\)\)\n +not found by rules/)
  })

  it.each(['entities', 'policies'])('prints %s as JSON', async (what) => {
    const { stdout } = await prepHere(['anonymize', '--list', what, '--json'])
    expect(JSON.parse(stdout).length).toBeGreaterThan(2)
  })
})
