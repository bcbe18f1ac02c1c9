import { describe, expect, it } from 'vitest'
import { openDetector } from '../../../transforms/anonymize/detect/detector.js'
import { expandEntities } from '../../../transforms/anonymize/entities/entities.js'
import { openSecrets } from '../../../transforms/anonymize/recognizers/secrets/index.js'
import { providerKeys } from '../../../transforms/anonymize/recognizers/secrets/provider-keys.data.js'
import { anonymized } from './anonymized.js'
import { maskOf } from './prefilter/sweep-texts.js'

/** Random characters, the same on every run. Keys are put together here, so that no scanner takes this file for a leak. */
function filler(length: number, alphabet: string): string {
  let state = length * 7919 + alphabet.length
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return alphabet[(state >>> 8) % alphabet.length]
  }).join('')
}

const lower = 'abcdefghijklmnopqrstuvwxyz'
const mixed = `${lower}${lower.toUpperCase()}0123456789`
const hex = '0123456789abcdef'

const entities = expandEntities(['secrets', 'USERNAME'])

async function found(text: string, threshold = 0.5): Promise<string[]> {
  const recognizers = await openSecrets({ wants: () => true, regions: [] })
  return openDetector({ recognizers, entities, threshold })
    .detect(text, { mask: maskOf(text, 0xfffff) })
    .map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

/** One key of each form: its beginning, then as few random characters as the form takes. */
function exampleOf(start: string, rest: string): string {
  const body = rest
    .replace(/\(\?:([^()]*)\)\{0,\d+\}|\(\?:[^()]*\)\?/g, '')
    .replace(/\\\./g, '.')
    .replace(/\[([^\]]+)\](?:\{(\d+)(?:,\d+)?\})?/g, (_, set: string, count = '1') => {
      const alphabet = [...mixed].filter((character) => new RegExp(`[${set}]`).test(character)).join('')
      return filler(Number(count), alphabet)
    })
    .replace(/=?\{0,2\}/g, '')
  return start + body
}

describe('keys of known services', () => {
  const cases = providerKeys.flatMap(({ name, starts, rest }) =>
    starts.map((start) => [name, start, exampleOf(start, rest)] as const),
  )

  it.each(cases)('`anonymize()` finds a %s that begins with %s', async (_, __, key) => {
    expect(await found(`use "${key}" here`)).toEqual([`API_KEY ${key}`])
    expect(await found(`密钥是${key}，请保存`)).toEqual([`API_KEY ${key}`])
  })

  it.each([
    ['Telegram', `${'4839'}${'574812'}:${'AA'}${filler(33, mixed)}`],
    ['Discord', `M${filler(24, mixed)}.${filler(6, mixed)}.${filler(38, mixed)}`],
  ])('`anonymize()` finds the token of a bot for %s', async (_, token) => {
    expect(await found(`bot "${token}" runs`)).toEqual([`API_KEY ${token}`])
  })

  it('`anonymize()` finds a token without a digit', async () => {
    const token = `hf_${filler(34, lower)}`
    expect(await found(`log in with ${token} now`)).toEqual([`API_KEY ${token}`])
  })

  it('`anonymize()` leaves a manual its fillers', async () => {
    expect(
      await found(`${'AK'}IA${'X'.repeat(16)} or ghp_${'x'.repeat(36)} or sk-${'0'.repeat(32)}`),
    ).toEqual([])
  })

  it.each([
    ['a longer word', `xAKIA${filler(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`],
    ['a key that goes on', `AKIA${filler(30, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}`],
    ['a name in code', 'secret_key_for_tests, sk-learn, hf_transfer, npm_config_registry, pat_2024'],
    ['a class name', 'sk-toggleable-content-fitted-12 sk-estimator-id-3'],
  ])('`anonymize()` takes %s for no key', async (_, text) => {
    expect(await found(text)).toEqual([])
  })
})

describe('JSON web tokens', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: '1', iat: 1 })}.${filler(43, mixed)}`

  it.each([
    ['in a header', `Authorization: Bearer ${signed}`, signed],
    ['in Chinese', `令牌：${signed}。`, signed],
    ['without its signature', `cookie=${signed.replace(/\.[^.]*$/, '')};`, signed.replace(/\.[^.]*$/, '')],
  ])('`anonymize()` finds one %s', async (_, text, token) => {
    expect(await found(text)).toEqual([`JWT ${token}`])
  })

  it('`anonymize()` takes base64 that decodes to no header for none', async () => {
    const other = `${part({ kind: 'page', next: 12 })}.${part({ a: 1 })}.${filler(43, mixed)}`
    expect(await found(`cursor ${other}`)).toEqual([])
  })
})

describe('private keys', () => {
  const lines = Array.from({ length: 12 }, (_, i) => filler(64 - (i % 2), `${mixed}+/`))
  const block = (kind: string, end = '\n') =>
    [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join(end)

  it.each([
    'PRIVATE KEY',
    'RSA PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'EC PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ])('`anonymize()` finds a %s', async (kind) => {
    expect(await found(`a ${block(kind)} b`)).toEqual([`PRIVATE_KEY ${block(kind)}`])
  })

  it('`anonymize()` finds one with escaped line ends inside a service account', async () => {
    const text = `{"type": "service_account", "private_key": "${block('PRIVATE KEY', '\\n')}\\n"}`
    expect(await found(text)).toEqual([`PRIVATE_KEY ${block('PRIVATE KEY', '\\n')}`])
  })

  it('`anonymize()` finds one that was cut off, as far as it goes', async () => {
    const cut = `-----BEGIN RSA PRIVATE KEY-----\n${lines[0]}\n${lines[1]}`
    expect(await found(`${cut} ...`)).toEqual([`PRIVATE_KEY ${cut}`])
  })

  it.each([
    ['a public key', block('PUBLIC KEY')],
    ['a certificate', block('CERTIFICATE')],
    [
      'the words alone',
      'A file begins with -----BEGIN PRIVATE KEY----- and ends with -----END PRIVATE KEY-----',
    ],
  ])('`anonymize()` takes %s for none', async (_, text) => {
    expect(await found(text)).toEqual([])
  })

  it('`anonymize()` reads a megabyte of begin lines', async () => {
    const text = '-----BEGIN PRIVATE KEY-----\u4e2d1234567890abcdef1234\n'.repeat(20_000)
    expect(await found(text)).toEqual([])
  })
})

describe('tokens behind a word', () => {
  const token = filler(40, mixed)
  const hash = filler(64, hex)

  it.each([
    [`API key: ${token}`],
    [`"client_secret": "${token}"`],
    [`export MY_SERVICE_TOKEN=${token}`],
    [`x-api-key: ${token}`],
    [`aws_secret_access_key = ${token}`],
    [`https://api.example.com/v1?access_token=${token}&page=2`],
    [`Authorization: Bearer ${token}`],
    [`const apiKey = '${token}'`],
    [`我的访问令牌是${token}，别外传`],
    [`密钥：${token}`],
    [`AccountKey=${token}==;EndpointSuffix=core.example.com`],
  ])('`anonymize()` finds the token in `%s`', async (text) => {
    const [hit] = await found(text)
    expect(hit).toMatch(/^API_KEY /)
    expect(hit).toContain(token)
  })

  it('`anonymize()` finds a UUID behind such a word', async () => {
    const uuid = '123e4567-e89b-42d3-a456-426614174000'
    expect(await found(`api_key=${uuid}`)).toEqual([`API_KEY ${uuid}`])
    expect(await found(`request id ${uuid}`)).toEqual([])
  })

  it.each([
    [`commit ${hash.slice(0, 40)}`],
    [`token sha256: ${hash}`],
    [`secret-tool.tar.gz sha256 checksum token: ${hash}`],
    ['"integrity": "sha512-AbCdEf0123456789AbCdEf0123456789=="'],
    ['token: getAccessTokenFromServer2'],
    ['secret = "path/to/my_secret_file_2.json"'],
    ['api_key = os.environ["MY_API_KEY_2024_VALUE"]'],
    ['token: aaaaaaaaaaaaaaaa1111'],
    ['the secret of https://example.com/articles/2024/a-long-title-of-a-page'],
    ['max_token = 1234567890123456'],
  ])('`anonymize()` finds none in `%s`', async (text) => {
    expect(await found(text)).toEqual([])
  })
})

describe('passwords', () => {
  it.each([
    ['password: Tr0ub4dor&3', 'Tr0ub4dor&3'],
    ['Password is hunter2.', 'hunter2'],
    ['my pwd = "s3cr3t-w0rd"', 's3cr3t-w0rd'],
    ['DB_PASSWORD=pa55-w0rd!', 'pa55-w0rd!'],
    ['{"user": "ann", "password": "qwerty123"}', 'qwerty123'],
    ['密码：abc12345，请勿外传', 'abc12345'],
    ['登录密码是Xy9#kkp2', 'Xy9#kkp2'],
    ['把密码改为 Zx81!kk', 'Zx81!kk'],
    ['口令: 88776655', '88776655'],
    ['Passwort: Geheim123', 'Geheim123'],
    ['contraseña: Clave2024', 'Clave2024'],
    ['mot de passe : Azerty123', 'Azerty123'],
    ['senha: Praia2023', 'Praia2023'],
    ['пароль: Qwe12345', 'Qwe12345'],
    ['パスワード：abcd1234', 'abcd1234'],
    ['비밀번호: abcd1234', 'abcd1234'],
    ['PIN: 4821', '4821'],
    ['postgres://app:hk72-ppw@db.example.com:5432/app', 'hk72-ppw'],
    ['SMTP_PASS=kJ8-wTz4-mailbot', 'kJ8-wTz4-mailbot'],
    ['passwd="x9Lm2q"', 'x9Lm2q'],
    ['ADMIN_PASSWORD=sunflower', 'sunflower'],
    ['pw: d0gwalk7', 'd0gwalk7'],
    ['postgresql://u:pw@host.example.com/db', 'pw'],
    ['redis://:s8Fh2kQ@cache.internal:6379/1', 's8Fh2kQ'],
    ['mysql -u kofi -pMang0Tree shop', 'Mang0Tree'],
    ["sshpass -p 'R1ver-bed' ssh build-03", 'R1ver-bed'],
    ['Uid=hrep;Pwd=winterfell;Encrypt=yes', 'winterfell'],
    ['machine a.internal login rbeck password h0ll0w-log', 'h0ll0w-log'],
    ['My password is sunflower.', 'sunflower'],
    ["SMTP_PASSWORD='wiosna nad morzem'", 'wiosna nad morzem'],
    ['the wifi is back, pw saunalta2019', 'saunalta2019'],
    ['密码hm7Kq2xw', 'hm7Kq2xw'],
    ['Passwrod: kJ8wTz4mail', 'kJ8wTz4mail'],
    ['密碼：Tea-mountain8', 'Tea-mountain8'],
  ])('`anonymize()` finds the password in `%s`', async (text, value) => {
    expect(await found(text)).toContain(`PASSWORD ${value}`)
  })

  it.each([
    ['password is required'],
    ['The password must be at least 8 characters'],
    ['Password: required'],
    ['Password is incorrect, try again'],
    ['password: string'],
    ['password = None'],
    ['password=os.getenv("DB_PASSWORD")'],
    ['password: process.env.DB_PASSWORD'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the case
    ['password: ${DB_PASSWORD}'],
    ['password: <your password>'],
    ['password: ********'],
    ['if password == confirm_password:'],
    ['self.password = password'],
    ['密码错误'],
    ['密码不能为空'],
    ['密码是多少？'],
    ['请输入密码：'],
    ['密码：必填'],
    ['mysql://user:password@localhost/db'],
    ['Passwords: a history of the 1990s'],
    ['the pin is 3 mm long'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the case
    ['SMTP_PASS=${SMTP_PASS}'],
    ['DB_PASS=$DB_PASS'],
    ['first pass: tokenize, second pass: parse'],
    ['My password is not working.'],
    ['PWD=/srv/app'],
    ['docker run -u 1000 -p 8080:80 image'],
    ['mkdir -p build/out2'],
    ['def login(self, username: str, password: str) -> bool:'],
    ['密码AES256加密'],
    ['密码16位以上'],
  ])('`anonymize()` finds none in `%s`', async (text) => {
    expect((await found(text)).filter((hit) => hit.startsWith('PASSWORD'))).toEqual([])
  })
})

describe('user names', () => {
  it.each([
    ['username: jane_doe42', 'jane_doe42'],
    ['User ID = jdoe.1984', 'jdoe.1984'],
    ['用户名：xiaoming2008，密码：abc12345', 'xiaoming2008'],
    ['账号: test_0042', 'test_0042'],
    ['登录名是 li-lei99', 'li-lei99'],
    ['Follow me on Twitter: @jane_doe', '@jane_doe'],
    ['DB_USER=reporting_ro', 'reporting_ro'],
    ['session opened for user siewling.tan by (uid=0)', 'siewling.tan'],
    ['Accepted publickey for hiro from 192.0.2.18 port 50122 ssh2', 'hiro'],
    ['sudo: mdelacruz : TTY=pts/0 ; USER=root', 'mdelacruz'],
    ["Access denied for user 'lpoirier'@'localhost'", 'lpoirier'],
    ['open /home/aiyana/app/main.py', 'aiyana'],
    ['C:\\Users\\Tamsin\\Desktop', 'Tamsin'],
    ['marisol@devbox:~/src$ make', 'marisol'],
    ['登录账号：zhoulan88', 'zhoulan88'],
    ['我的账号lvmeng2012被锁了', 'lvmeng2012'],
    ['昵称：爱吃柚子的喵', '爱吃柚子的喵'],
    ['帳號：tingyu88', 'tingyu88'],
    ['@kestrel_ben can you look at this?', '@kestrel_ben'],
  ])('`anonymize()` finds the user name in `%s`', async (text, value) => {
    expect(await found(text)).toContain(`USERNAME ${value}`)
  })

  it.each([
    ['username is required'],
    ['username: string'],
    ['Username or password is wrong'],
    ['用户名不能为空'],
    ['@Override public void run()'],
    ['npm install @types/node@20'],
    ['login is not possible'],
    ['user=$USER'],
    ['/home/user/project and /home/<you>/x'],
    ['https://www.example.com/home/ideas/7'],
    ["router.push('/home/settings')"],
    ['user: What is the capital of France?'],
    ['a session for user accounts'],
    ['root@localhost:~# ls'],
    ['@deprecated please use run()'],
    ['昵称不能为空'],
    ['账号异常'],
  ])('`anonymize()` finds none in `%s`', async (text) => {
    expect(await found(text)).toEqual([])
  })

  it('`anonymize()` takes any handle once its threshold is lowered', async () => {
    expect(await found('ask @jane_doe about it', 0.3)).toEqual(['USERNAME @jane_doe'])
  })
})

describe('secrets in a run', () => {
  it('`anonymize()` replaces them, and a second run changes nothing', async () => {
    const key = `ghp_${filler(36, mixed)}`
    const once = await anonymized([`token ${key}, password: hunter2!`], { entities: ['secrets'] })
    expect(once).toEqual(['token <API_KEY>, password: <PASSWORD>'])
    expect(await anonymized(once, { entities: ['secrets'] })).toEqual(once)
  })
})

describe('a password in a sentence', () => {
  it.each([
    ['pw is Tiger!Moon92', 'Tiger!Moon92'],
    ['the tv pw changed to tigermoon92', 'tigermoon92'],
    ['db pass was Almaty_qala#05, changed already', 'Almaty_qala#05'],
    ['mqtt_pass: "x9$Lm2!tropico"', 'x9$Lm2!tropico'],
    ['can u reset my pw, its still Tiger!Moon92?', 'Tiger!Moon92'],
    ['I had to reset the password last week, it is Welcome#2291 now', 'Welcome#2291'],
    ['我密码忘了，之前是 zhou@1987bj', 'zhou@1987bj'],
    ['我的密码以前一直是zhou@1987bj。', 'zhou@1987bj'],
  ])('is found behind what links it to its word: %s', async (text, value) => {
    expect(await found(text)).toEqual([`PASSWORD ${value}`])
  })

  it.each([
    'The password is valid for 30 days, then it is reset',
    'The pass is open until 2026, bring your ID',
    'Your password was changed. It is now 10:30, see page 4',
    '密码长度为8到16位，是否包含符号由您决定',
    '密码错误3次后，账号会是锁定状态',
  ])('is none where nothing looks like one: %s', async (text) => {
    expect(await found(text)).toEqual([])
  })
})

describe('passwords told in a chat', () => {
  it.each([
    ['password is: hunter2hunter2', 'hunter2hunter2'],
    ['pw: Sommer2024!', 'Sommer2024!'],
    ['my password is Sommer2024!', 'Sommer2024!'],
    ['mot de passe : Soleil2024!', 'Soleil2024!'],
    ['passwort ist Sommer2024!', 'Sommer2024!'],
    ['my password is Sommer2024.', 'Sommer2024'],
    ['my password is hunter2hunter!', 'hunter2hunter!'],
    ['密码：p@ssW0rd!!', 'p@ssW0rd!!'],
    ['my password is hunter2hunter!!!', 'hunter2hunter'],
    ['my password is Sommer2024!!', 'Sommer2024'],
  ])('`anonymize()` takes all of the password in %j, and no sign of the sentence', async (text, value) => {
    expect(await found(text)).toEqual([`PASSWORD ${value}`])
  })
})

describe('passwords of several words, and secret keys without a beginning', () => {
  it.each([
    'password: correct horse battery staple',
    'my passphrase: "correct horse battery staple"',
    '密码：correct horse battery staple',
    'The password is: correct-horse-battery-staple.',
  ])('are taken whole: %s', async (text) => {
    expect((await found(text)).map((one) => one.replaceAll('-', ' '))).toEqual([
      'PASSWORD correct horse battery staple',
    ])
  })

  it.each([
    'Password: please enter your current password',
    'password: must contain eight characters or more',
    'Passwords: the longer ones are the better ones',
  ])('are no sentences about passwords: %s', async (text) => {
    expect(await found(text)).toEqual([])
  })

  it('are the secret access keys of AWS in prose and behind their id, and no hash or path', async () => {
    const secret = `${filler(18, mixed)}/${filler(12, mixed)}+7Kq${filler(5, mixed)}`
    expect(secret).toHaveLength(40)
    for (const lead of [
      'creds for the aws bucket, second line is ',
      `AKIA${filler(16, 'ABCDEFGHJKLMNPQR')} and `,
    ])
      expect(await found(`${lead}${secret} ok`)).toContain(`API_KEY ${secret}`)
    expect(await found(`an aws commit ${filler(40, hex)} of it`)).toEqual([])
    expect(await found(`nothing is said of ${secret} here`)).toEqual([])
  })
})
