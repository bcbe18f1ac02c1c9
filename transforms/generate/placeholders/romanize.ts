import { pinyinOfNames } from './pinyin.data.js'

/** Writes names as addresses of the internet hold them, so that an address and a user name show whose they are. */
export type Romanize = (name: string) => string | undefined

const cyrillic =
  'а a,б b,в v,г g,д d,е e,ё e,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya,і i,ї yi,є ye,ґ g'
const latin = 'ß ss,ł l,ø o,đ d,ı i,æ ae,œ oe'

/** Letters of Latin and Cyrillic alphabets, and characters of the lists of Chinese names; `undefined` for what has others. */
export function openRomanize(): Romanize {
  const letters = new Map<string, string>()
  for (const entry of `${cyrillic},${latin}`.split(',')) {
    const [letter, plain = ''] = entry.split(' ')
    letters.set(letter, plain)
  }
  for (const entry of pinyinOfNames.split(',')) {
    const [reading, characters] = entry.split(' ')
    for (const character of characters) letters.set(character, reading)
  }
  return (name) => {
    let plain = ''
    for (const character of name.toLowerCase().normalize('NFC')) {
      const known = letters.get(character) ?? character.normalize('NFD').replace(/[^a-z]/g, '')
      if (known === '' && /[^\P{L}ъь]/u.test(character)) return undefined
      plain += known
    }
    return plain === '' ? undefined : plain
  }
}
