/** Languages that fake names come in. */
export const fakeLocales = [
  'en',
  'zh',
  'zh-TW',
  'ja',
  'ko',
  'ru',
  'uk',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'tr',
] as const

export type FakeLocale = (typeof fakeLocales)[number]
