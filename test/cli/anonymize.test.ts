import { describe, expect, it } from 'vitest'
import { folderWith, prepHere } from './prep.js'

const rows = [
  {
    id: 1,
    mail: 'a@example.org',
    note: 'Dear Mr. John Smith, card 4111 1111 1111 1111, order 123456789',
    phone: 13800138000,
  },
  { id: 2, mail: 'b@example.org', note: '联系人：王小明，电话13800138000', phone: 13900139000 },
]
const data = { 'rows.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join('') }

describe('prep anonymize --explain', () => {
  it('says what is taken and what is not, and shows no character of a value unless asked', async () => {
    const cwd = folderWith(data)
    const { code, stdout, stderr } = await prepHere(
      ['anonymize', 'rows.jsonl', '--fields', 'note', '--explain'],
      { cwd },
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/^ {2}taken +PERSON +0\.\d\d +\S+ +Xxxx Xxxxx +/m)
    expect(stdout).toMatch(/^ {2}taken +CREDIT_CARD +0\.95 +\S+ +0000 0000 0000 0000 +check digit/m)
    expect(stdout).toMatch(/^ {2}- .* 000000000 .*score 0\.\d\d is below 0\.5$/m)
    expect(stdout).not.toMatch(/4111|Smith|小明/)
    expect(stderr).toMatch(/4 values would be taken, \d+ candidates not.*Nothing was changed/)
    const shown = await prepHere(
      ['anonymize', 'rows.jsonl', '--fields', 'note', '--explain', '--show-text'],
      {
        cwd,
      },
    )
    expect(shown.stdout).toContain('John Smith')
  })

  it('gives every candidate as a line of JSON', async () => {
    const cwd = folderWith(data)
    const { stdout } = await prepHere(
      ['anonymize', 'rows.jsonl', '--fields', 'mail', '--explain', '--json'],
      {
        cwd,
      },
    )
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      {
        record: 1,
        field: 'mail',
        entity: 'EMAIL_ADDRESS',
        start: 0,
        end: 13,
        value: 'x@xxxxxxx.xxx',
        why: 'syntax',
      },
      { record: 2, field: 'mail', entity: 'EMAIL_ADDRESS', start: 0, end: 13 },
    ])
  })
})

describe('prep anonymize --infer', () => {
  it('tells from a sample which fields hold what, and the command to go on with, which works', async () => {
    const cwd = folderWith(data)
    const { code, stdout, stderr } = await prepHere(['anonymize', 'rows.jsonl', '--infer'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^mail +text +2 +EMAIL_ADDRESS 100% +every value is EMAIL_ADDRESS$/m)
    expect(stdout).toMatch(/^phone +number +2 +CN_MOBILE 100% +every value is CN_MOBILE$/m)
    expect(stdout).toMatch(/^id +number +2 +- +-$/m)
    const command = /prep (anonymize .*) --out clean\//
      .exec(stderr)?.[1]
      .replaceAll('"', '')
      .split(' ') as string[]
    const { stdout: clean } = await prepHere([...command, '--out', '-', '--to', 'jsonl'], { cwd })
    expect(clean).toContain('"mail":"<EMAIL_ADDRESS>"')
    expect(clean).toContain('"phone":"<CN_MOBILE>"')
    expect(clean).not.toMatch(/Smith|4111|小明|1380013/)
  })
})

describe('prep anonymize --verify', () => {
  it.each([[[]], [['--out', '-']]])('is refused where the output cannot be read again: %j', async (out) => {
    const cwd = folderWith({ 'said.jsonl': '{"note":"Ask Mary Jones, a@b.com","text":"x"}\n' })
    const args = ['anonymize', 'said.jsonl', '--fields', 'text', '--verify', ...out]
    const { code, stdout, stderr } = await prepHere(args, { cwd })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--verify reads the output again, which standard output does not allow')
  })

  it('looks at every text of the output, names the fields that the step did not, and lets values stand where told', async () => {
    const pair = {
      conversations: [{ from: 'human', value: 'Write to Ann Lee' }],
      chosen: { from: 'gpt', value: 'She is at ann.lee@mail.org' },
      rejected: { from: 'gpt', value: 'No.' },
      source: 'forum',
    }
    const cwd = folderWith({ 'pairs.jsonl': `${JSON.stringify(pair)}\n` })
    const args = ['anonymize', 'pairs.jsonl', '--fields', 'conversations[].value', '--verify', '--out', 'out']
    const { code, stderr } = await prepHere(args, { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain(
      'did not look at: conversations[].from, chosen.from, chosen.value, rejected.from, rejected.value, source\n',
    )
    expect(stderr).toContain('--verify-except where values may stay: chosen.value\n')
    expect(stderr).toMatch(/^chosen.value +EMAIL_ADDRESS +1$/m)
    const excepted = await prepHere([...args, '--verify-except', 'chosen.value', '--overwrite'], { cwd })
    expect(excepted.code).toBe(0)
    expect(excepted.stderr).toContain('chosen.value (values may stay)')
  })

  it('fails where a value that was replaced still stands in its record, which no recognizer would see', async () => {
    const row = { text: 'My passport number is 512345678', ref: '512345678' }
    const cwd = folderWith({ 'p.jsonl': `${JSON.stringify(row)}\n` })
    const args = ['anonymize', 'p.jsonl', '--fields', 'text', '--verify', '--out', 'out']
    const { code, stderr } = await prepHere(args, { cwd })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^left +1 anonymize +ref: US_PASSPORT 1$/m)
    expect(stderr).toMatch(/^ref +US_PASSPORT +1$/m)
    expect(stderr).toContain('--verify-except where values may stay: ref\n')
    const excepted = await prepHere([...args, '--verify-except', 'ref', '--overwrite'], { cwd })
    expect(excepted.code).toBe(0)
  })

  it('finds columns of numbers that are each somebody’s, and names the cure', async () => {
    const rows = [13800138000, 13900139000].map((phone, i) => ({
      text: 'hello',
      phone,
      card: 4111111111111111,
      user: { phones: [phone] },
      label: i,
      good: true,
    }))
    const cwd = folderWith({ 'n.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join('') })
    const args = ['anonymize', 'n.jsonl', '--fields', 'text', '--policy', 'pipl', '--verify', '--out', 'n2']
    const { code, stderr } = await prepHere(args, { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain('did not look at: phone, card, user.phones[], label\n')
    expect(stderr).toContain(
      '--whole-fields phone=CN_MOBILE,card=CREDIT_CARD, or name them in --verify-except',
    )
    expect(stderr).toContain(
      'Make these numbers texts first, or name them in --verify-except: user.phones[]\n',
    )
    expect(stderr).toMatch(/^user.phones\[\] +CN_MOBILE +2$/m)
    expect(stderr).not.toMatch(/13800|No value found/)
    const whole = [...args, '--whole-fields', 'phone=CN_MOBILE,card=CREDIT_CARD', '--overwrite']
    const cured = await prepHere([...whole, '--verify-except', 'user.phones[]'], { cwd })
    expect(cured.code).toBe(0)
    expect(cured.stderr).toContain('did not look at: user.phones[] (values may stay), label\n')
  })

  it('takes no column for somebody’s of which few numbers look so', async () => {
    const ids = [20481138000, 13900139000, 77120139000].map(
      (id) => `${JSON.stringify({ text: 'hello', id })}\n`,
    )
    const cwd = folderWith({ 'n.jsonl': ids.join('') })
    const args = ['anonymize', 'n.jsonl', '--fields', 'text', '--verify', '--out', 'n2']
    expect(await prepHere(args, { cwd })).toMatchObject({ code: 0 })
  })

  it('says how a column of numbers is taken where it is named as a text', async () => {
    const cwd = folderWith({ 'n.jsonl': '{"text":"hello","phone":13800138000}\n' })
    const { stderr } = await prepHere(['anonymize', 'n.jsonl', '--fields', 'phone', '--out', 'n2'], { cwd })
    expect(stderr).toContain(
      '"phone" holds Int64, not text. Take it whole instead, which makes it text: --whole-fields phone=ENTITY,',
    )
  })

  it('finds nothing again in what it wrote', async () => {
    const cwd = folderWith(data)
    const args = [
      'anonymize',
      'rows.jsonl',
      '--fields',
      'mail,note',
      '--whole-fields',
      'phone=CN_MOBILE',
      '--verify',
      '--out',
      'out',
    ]
    const { code, stderr } = await prepHere(args, { cwd })
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^No value found again: 6 texts of the output.*\nWhat they overlook they overlook here too/m,
    )
  })

  it('exits with 1 where a value is left, and tells the field and the entity but not the value', async () => {
    const cwd = folderWith({
      ...data,
    })
    const leaky = ['--set', 'operators={EMAIL_ADDRESS: {operator: replace, with: "c@example.org"}}']
    const args = [
      'anonymize',
      'rows.jsonl',
      '--fields',
      'mail',
      ...leaky,
      '--verify',
      '--out',
      'out',
      '--quiet',
    ]
    const { code, stderr } = await prepHere(args, { cwd })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^mail +EMAIL_ADDRESS +2$/m)
    expect(stderr).not.toContain('c@example')
  })
})
