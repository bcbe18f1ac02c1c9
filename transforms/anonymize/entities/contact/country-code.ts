/**
 * Source of a lookbehind: neither digits nor a country code (+49, 0049) nor a trunk prefix of its own (0, 7 and 8 in
 * "8 (495) …") stand right before. The same digits behind one are a number of another country.
 */
export const behindNoCode = '(?<![\\d+]|(?:\\+|(?<!\\d)00)\\d{1,3}[ ./()0-]{1,4}|(?<!\\d)[078][ ./(-]{1,3})'
