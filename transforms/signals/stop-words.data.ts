/**
 * Words that nearly every text of a language has some of: of English after Rae et al. 2021 (Gopher), of the others after
 * FineWeb-2 (Penedo et al. 2025, Apache-2.0). To the Chinese ones come those of conversations, which encyclopedias lack.
 */
export const stopWordsOf = {
  en: 'the be to of and that have with',
  zh: '的 年 在 月 是 和 日 了 於 · 為 有 被 人 中 为 他 與 後 也 而 由',
  de: 'der und die in von im den des mit das er dem als wurde für',
  fr: "de la le et à en l' des du les est d' un une il dans par au",
  es: 'de la en el y a que del los se por un con una las su',
  ru: 'в и на с года по году из был к не от что за для его как а он также до после',
  ar: '، في من على إلى عام أن مع أو هو عن التي كان بين ما كانت هي المتحدة بعد',
} as const

/** Words of Chinese conversations, simplified and traditional. */
export const chatStopWords = '我 你 这 不 说 就 都 那 要 会 这个 可以 這 說 會 個 您 吗 什么'
