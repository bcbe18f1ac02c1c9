const hidden = /[\p{Cf}\p{Mn}]/gu
/** Signs that end no sentence, between Chinese characters: 加*微*信. */
const inserted = /(?<=\p{Script=Han})[ *_.·•・\-~^|/\\+=#@$&"'`]{1,3}(?=\p{Script=Han})/gu

/**
 * A text as words are looked for in it: of one width and case, every white space one space, and without what is put in to
 * hide a word: marks that are not seen, and signs between Chinese characters that no sentence has there.
 */
export function plainText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(hidden, '').replace(/\s+/g, ' ')
  return plain.replace(inserted, '')
}
