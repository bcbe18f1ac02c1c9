/** What stands in a name beside the names themselves, and stays where a fake stands in its place. */

export const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|lady|lord|rev|hon|capt|herr|frau|mme|mlle|sra?)\.?$/i
export const femaleTitle = /^(?:mrs|ms|miss|madam|lady|frau|mme|mlle|sra)\.?$/i
export const maleTitle = /^(?:mr|sir|lord|herr|sr)\.?$/i
export const suffix = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq)\.?$/i
export const particle =
  /^(?:van|von|de|da|di|del|della|der|den|la|le|las|los|bin|ibn|al|el|dos|das|du|zu|y|e|of|and)$/
export const initial = /^\p{Lu}\.?$/u

/** A title, a suffix or a particle of a name in words. */
export function isFixedWord(word: string): boolean {
  return title.test(word) || suffix.test(word) || particle.test(word)
}

/**
 * The rest of a Chinese form of address, behind a surname. What may also end a given name, such as 伯 or 律, is one only
 * where no more than a surname or two characters stand before it.
 */
export const chineseTitle =
  /(?:先生|女士|小姐|太太|夫人|老师|教授|医生|大夫|博士|主任|经理|总监|同学|同志|师傅|律师|护士|阿姨|叔叔|爷爷|奶奶|大姐|大哥|大爷|大妈|[sS]ir|[总姐哥]|(?<=^.{1,2})[叔姨伯太嫂婶工导律某])$/u
