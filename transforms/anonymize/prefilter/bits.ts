/** What a sweep can see. A text's mask is the sum of the bits that hold for it. */
export const prefilterBits = {
  /** An `@`, also full-width. */
  at: 1,
  /** `://`, or `www.` in any case. */
  link: 2,
  /** At least 7, 9, 11, 15 digits with only short separators between them, ASCII or full-width. */
  digits7: 4,
  digits9: 8,
  digits11: 16,
  digits15: 32,
  /** Three dots, each between two digits. */
  dotted: 64,
  /** Two colons at most four bytes apart, beside hexadecimal digits or one another. */
  colons: 128,
  /** Two ASCII letters and two digits at the start of a word, as an IBAN begins. */
  iban: 256,
  /** At least 11 Chinese numerals, or digits among them, in a row with only short separators between them. */
  numerals: 512,
  /** Two capitalised words side by side, or a title such as `Dr.` before a capital. */
  names: 1024,
  /**
   * Characters that are folded before matching: full-width forms, odd dashes, quotes and spaces, marks without
   * width, digits of other scripts, at least 7 Chinese numerals or digits in circles in a row, Cyrillic or
   * Greek letters right beside ASCII letters or digits.
   */
  fold: 2048,
  /** At least 6 digits, as `digits7`. */
  digits6: 4096,
  /** An ASCII capital right beside a digit, as in `AB12`, or such a plate before one as in `B-AB 12`. */
  mixed: 8192,
  /** At least 16 letters, digits and `_-+/=.` in a row, a digit among them; or 32, a `_` among them. */
  token: 16384,
  /** A word that announces a secret: "password", `token =`, `pin:`, 密码. */
  cue: 32768,
  /** A Chinese character. No hint alone: codes that may be Chinese count for more where it is set. */
  han: 65536,
  /** A character that begins Chinese number plates (京, 沪, 使…), right before an ASCII letter. */
  plate: 131072,
  /** A word that announces an account: "username", `login:`, "WeChat", "QQ", 微信, 账号. Found where `cue` is wanted. */
  account: 262144,
  /** "swift", or `bic:`. Found where `cue` is wanted. */
  bank: 524288,
} as const
