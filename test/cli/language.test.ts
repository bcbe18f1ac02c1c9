import { describe, expect, it } from 'vitest'
import { chooseLanguage, withoutLanguage } from '../../src/cli/language/choose-language.js'

describe('`chooseLanguage()`', () => {
  const cases: [args: string[], env: Record<string, string>, language: string][] = [
    [[], {}, 'en'],
    [[], { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [[], { LANG: 'zh' }, 'zh'],
    [[], { LANG: 'zha_CN' }, 'en'],
    [[], { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW.UTF-8' }, 'zh'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
    [['run', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['--lang=zh', 'run'], {}, 'zh'],
  ]
  it.each(cases)('%j with %j is %s', (args, env, language) => {
    expect(chooseLanguage(args, env)).toBe(language)
  })
})

describe('`withoutLanguage()`', () => {
  it('leaves the command as the first word', () => {
    expect(withoutLanguage(['--lang', 'zh', 'run', 'a.yaml'])).toEqual(['run', 'a.yaml'])
    expect(withoutLanguage(['run', '--lang=zh', 'a.yaml'])).toEqual(['run', 'a.yaml'])
  })
})
