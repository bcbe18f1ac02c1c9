/** The printable characters of ASCII, without the space. */
export const printableCharacters: readonly string[] = Array.from({ length: 0x7f - 0x21 }, (_, i) =>
  String.fromCharCode(0x21 + i),
)

/** The bytes of those that are neither letters nor digits. */
export const punctuationBytes: readonly number[] = printableCharacters
  .filter((character) => !/[A-Za-z0-9]/.test(character))
  .map((character) => character.charCodeAt(0))
