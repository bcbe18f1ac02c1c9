import { beforeAll, describe, expect, it } from 'vitest'
import { findInText } from '../../../transforms/anonymize/find-in-text.js'
import { type OpenedDetector, openDetectorFor } from '../../../transforms/anonymize/open-detector.js'
import { anonymizeOptions } from '../../../transforms/anonymize/options.js'

let opened: OpenedDetector

beforeAll(async () => {
  opened = await openDetectorFor(anonymizeOptions.parse({}))
})

/** The values found of an entity, in order. */
function taken(text: string, entity: string): string[] {
  return findInText(opened, text)
    .filter((hit) => hit.entity === entity)
    .map(({ start, end }) => text.slice(start, end))
}

describe('passwords that a call takes by their place', () => {
  it.each([
    ['smtp.login("ann@x.com", "hunter2")', 'hunter2'],
    ['server.login(user, "Tr0ub4dor&3")', 'Tr0ub4dor&3'],
    ['imap.login("ann@initech.io", "sunflower")', 'sunflower'],
    ["conn = psycopg2.connect('db.acme.io', 'admin', 's3cretPw!')", 's3cretPw!'],
    ['$db = new mysqli("localhost", "shop_owner", "kJ8wTz4x", "shop");', 'kJ8wTz4x'],
    ['auth := smtp.PlainAuth("", "ann@initech.io", "kJ8wTz4x", "mail.initech.io")', 'kJ8wTz4x'],
    ['requests.get(url, auth=("ann", "kJ8wTz4x"))', 'kJ8wTz4x'],
    ['new NetworkCredential("ann.lee", "kJ8wTz4x")', 'kJ8wTz4x'],
    ['credentials: "ann:Xy7kkq29"', 'Xy7kkq29'],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'PASSWORD')).toEqual([expected])
  })

  it.each([
    'client.login("user", "password")',
    'expect(login("admin", "admin")).toBe(true)',
    'login("Title", "Subtitle")',
    'app.login("/login", "/home2")',
    'signal.connect("button", "clicked", "on_click2")',
    'socket.connect("tcp://localhost", "topic", "group-1")',
    'auth=("user", "password")',
  ])('are none in %j', (text) => {
    expect(taken(text, 'PASSWORD')).toEqual([])
  })
})

describe('passwords told in other languages', () => {
  it.each([
    'my pw is %',
    'the pw for the router is %',
    'Das Kennwort lautet %',
    'Mein Passwort ist %',
    'Das neue Passwort lautet jetzt %',
    'Le mot de passe est %',
    'mi contraseña es %',
    'la mia password è %',
    'a senha é %',
    'het wachtwoord is %',
    '密码是%',
    '我的密码是%，别忘了',
  ])('are found whole, and as nothing else, in %j', (form) => {
    for (const value of ['Sommer2024!', 'maria99', 'h4nd-Tuch'])
      expect(
        findInText(opened, form.replace('%', value)).map(
          ({ entity, start, end }) => `${entity} ${form.replace('%', value).slice(start, end)}`,
        ),
      ).toEqual([`PASSWORD ${value}`])
  })

  it.each([
    'Das Passwort ist falsch.',
    'Das Kennwort lautet anders als 2024.',
    'le mot de passe est incorrect',
    'la contraseña es obligatoria',
    '密码是必填项',
    'the password for this account is required',
  ])('are none in %j', (text) => {
    expect(taken(text, 'PASSWORD')).toEqual([])
  })
})

describe('versions of programs', () => {
  it.each([
    'Jackson 2.15 is out',
    'Upgrade to Jackson 2.15 and pin selenium to 4.44.0.0.',
    'pin 4.44.0.0',
    'pinned chromedriver to 114.1.2.3',
    'Hibernate 6.2 and Jackson 2.15.2 are affected, Maria@10.6.1 is not.',
  ])('are no people and no addresses: %j', (text) => {
    expect(findInText(opened, text).map(({ start, end }) => text.slice(start, end))).toEqual([])
  })

  it('leave people and addresses beside numbers alone', () => {
    expect(taken('Call Jackson 2.15 pm, then ask Jackson.', 'PERSON')).toEqual(['Jackson', 'Jackson'])
    expect(taken('upgraded the router at 81.2.69.142', 'IP_ADDRESS')).toEqual(['81.2.69.142'])
  })
})

describe('passwords told a sentence later', () => {
  it.each([
    ['I have reset your password. The temporary one is Xy7!kkq2.', 'Xy7!kkq2'],
    ['the temporary one is Xy7!kkq2', 'Xy7!kkq2'],
    ['Nobody asks for passwords here. I have set it to Xy7!kkq2, change it.', 'Xy7!kkq2'],
    ["Your login works again. It's now Tiger!Moon92, change it soon.", 'Tiger!Moon92'],
    ['密码已重置。新的是Xy7!kkq2，请尽快修改。', 'Xy7!kkq2'],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'PASSWORD')).toEqual([expected])
  })

  it.each([
    'I forgot my password. It is Windows 10. It is iPhone12.',
    'The new one is version2.0 and the old one is v1.9.',
    'The current one is https://initech.io/a?b=12345678',
  ])('are none in %j', (text) => {
    expect(taken(text, 'PASSWORD')).toEqual([])
  })
})

describe('secrets in talk, logs and files of settings', () => {
  it.each([
    ['which password do you type?\nCustomer: Hyd3rangea_shed', 'Hyd3rangea_shed'],
    ['login failed reason=bad_password attempt=Simba2019', 'Simba2019'],
    ['my login is at the desk: villa_22 / cicada.Noon.5', 'cicada.Noon.5'],
    ['The router password on the sticker reads 7hQ-pz2-Lm9', '7hQ-pz2-Lm9'],
    ['host     mail.example\nuser     lottie.h\npassword   hedgehogBiscuit', 'hedgehogBiscuit'],
    ['  user = elsbeth\n  pass = rosebud-attic', 'rosebud-attic'],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'PASSWORD')).toEqual([expected])
  })

  it('are tokens of an unknown beginning where tokens are spoken of, and there alone', () => {
    const token = 'glx_p0Qe7VvKX28smTzR1cHb_6d41e9'
    expect(taken(`rotated the key last nite, new one is ${token}`, 'API_KEY')).toEqual([token])
    expect(taken(`see ${token} for the plan`, 'API_KEY')).toEqual([])
  })

  it('stand beside the account that they open', () => {
    expect(taken('user     lottie.h\npassword   hedgehogBiscuit', 'USERNAME')).toEqual(['lottie.h'])
    expect(taken('user  www-data\nworkers  4', 'USERNAME')).toEqual([])
  })

  it.each([
    'password required\npassword optional\nusername required',
    'Is a password needed?\nAnswer: yes, version2 needs one.',
    'Choose a password / PIN2.',
  ])('are none in %j', (text) => {
    expect(taken(text, 'PASSWORD')).toEqual([])
  })
})

describe('accounts by what is noted beside them', () => {
  it.each([
    ['# NOTE(tkowal): breaks on leap years', ['tkowal']],
    ['    fix: x\n\n    Co-authored-by: mudlark42\n', ['mudlark42']],
    ['@nadia.rahimi  9:07 AM\nanyone else?\n@tuck  9:08 AM\nyep', ['@nadia.rahimi', '@tuck']],
    ['Web: x.example   GitHub: seunac   Mail: s@x.example', ['seunac']],
    ['x() // NOTE(perf): slow', []],
    ['GitHub: actions run on push', []],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'USERNAME')).toEqual(expected)
  })
})

describe('numbers of accounts by their form and the bank beside them', () => {
  it.each([
    ['Pay 20-44-17 acc 73018846 please', ['20-44-17', '73018846']],
    ['Salary goes to HDFC 50100288417736.', ['50100288417736']],
    ['maintenance pls gpay to ann.sahni@okbank', ['ann.sahni@okbank']],
    ['Student nos. for the roll: SB40331, SB40358, SB40417', ['SB40331', 'SB40358', 'SB40417']],
    ['access 12345678 rows on 20-44-17', []],
    ['client: 127.0.0.1, server: 10.0.0.1', []],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'ACCOUNT_NUMBER')).toEqual(expected)
  })
})

describe('mail addresses in words', () => {
  it.each([
    ['Write to ann.lee (at) initech dot com.', 'ann.lee (at) initech dot com'],
    ['ann [at] initech [dot] com', 'ann [at] initech [dot] com'],
    ['I am ann at initech dot com', 'ann at initech dot com'],
    ['ann.lee(at)initech.co.uk', 'ann.lee(at)initech.co.uk'],
    ['jane dot doe at initech dot org', 'jane dot doe at initech dot org'],
    ['邮箱是 zhangsan 艾特 qq 点 com', 'zhangsan 艾特 qq 点 com'],
  ])('are found in %j', (text, expected) => {
    expect(taken(text, 'EMAIL_ADDRESS')).toEqual([expected])
  })

  it.each([
    'look at the dot com bubble',
    'Meet me at noon. Dot came along.',
    'an array (at) index 3',
    '@media (at) foo',
  ])('are none in %j', (text) => {
    expect(taken(text, 'EMAIL_ADDRESS')).toEqual([])
  })
})

describe('addresses on the web', () => {
  it.each([
    'pip install -i https://pypi.org/simple requests',
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<script src="https://unpkg.com/jquery@3.6.0/dist/jquery.js">',
    'http://www.apache.org/licenses/LICENSE-2.0',
  ])('stay where they are those of registries, standards and licences: %j', (text) => {
    expect(taken(text, 'URL')).toEqual([])
  })

  it.each([
    'https://pypi.org/user/annlee/',
    'https://www.npmjs.com/~annlee',
    'https://people.apache.org/~ann',
    'https://registry.npmjs.org/-/search?text=maintainer:annlee',
    'https://pypi.org.initech.io/simple',
  ])('are taken where they lead to somebody: %j', (text) => {
    expect(taken(text, 'URL')).toEqual([text])
  })
})

describe('numbers and dates of other things', () => {
  it.each([
    ['Rechnung RE-2026-118 ist offen', 'PHONE_NUMBER'],
    ['Bitte zahlen Sie die Rechnung 2026-118 bald', 'PHONE_NUMBER'],
    ['{"name": "tool", "version": "10.2.3.4"}', 'IP_ADDRESS'],
    ["'version' => '10.2.3.4'", 'IP_ADDRESS'],
    ['<Version>10.2.3.4</Version>', 'IP_ADDRESS'],
    ['pip install tool==10.2.3.4', 'IP_ADDRESS'],
    ['DOB on file, seen 12 May 2023 by us', 'DATE_OF_BIRTH'],
    ['The baby was born healthy and was seen 12 May 2023', 'DATE_OF_BIRTH'],
  ])('are none in %j', (text, entity) => {
    expect(taken(text, entity)).toEqual([])
  })

  it.each([
    ['{"host": "10.2.3.4"}', 'IP_ADDRESS', '10.2.3.4'],
    ['if ip == "10.2.3.4":', 'IP_ADDRESS', '10.2.3.4'],
    ['Telefon 2026-118 in der Zentrale', 'PHONE_NUMBER', '2026-118'],
    ['DOB 12 May 1983, seen 3 June 2023', 'DATE_OF_BIRTH', '12 May 1983'],
  ])('are found in %j', (text, entity, value) => {
    expect(taken(text, entity)).toEqual([value])
  })
})
