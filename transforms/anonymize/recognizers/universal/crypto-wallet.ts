import { base58Version, passesBech32, passesEip55 } from '../../check-digits/wallets.js'
import { type ContextWords, compileContext } from '../../detect/context.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { contextGain } from '../../detect/scores.js'
import { defineRuns, eachLongRun } from '../../identifiers/long-runs.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const tokens = defineRuns(/[A-Za-z0-9]/, 25)
const maxToken = 106
const goesOnBefore = /[\w+/=-]/
const goesOnBehind = /[\w+/=]/
const words: ContextWords = {
  en: [
    'wallet',
    'bitcoin',
    'btc',
    'ethereum',
    'eth',
    'litecoin',
    'ltc',
    'dogecoin',
    'doge',
    'tron',
    'trx',
    'ripple',
    'xrp',
    'solana',
    'sol',
    'monero',
    'xmr',
    'usdt',
    'crypto',
    'usdc',
  ],
  zh: ['钱包', '比特币', '以太坊', '加密货币', '虚拟币'],
}
const scores = {
  'check sum': 0.95,
  /** Ethereum in one case has no check sum, and little else looks so. */
  form: 0.6,
  'check sum wrong': 0.15,
  /** A public key, or another code in base 58. */
  key: 0.1,
} as const
/** First bytes of base58check addresses: Bitcoin, Litecoin, Dogecoin, Dash, Tron, their test nets. */
const base58Versions = [0, 5, 48, 50, 30, 22, 76, 16, 65, 111, 196, 58]
const bitcoinLike = /^[13LMDA9X7Tmn2][1-9A-HJ-NP-Za-km-z]{24,34}$/
const rippleLike = /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/
const bech32Like = /^(?:bc|tb|bcrt|ltc|BC|LTC|addr|cosmos|osmo)1[02-9ac-hj-np-zAC-HJ-NP-Z]{8,100}$/
const ethereumLike = /^0x[0-9a-fA-F]{40}$/
/** Public keys without a check sum: a word must stand beside them. */
const solanaLike = /^[1-9A-HJ-NP-Za-km-z]{32,44}$/
const moneroLike = /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/

/**
 * Addresses of crypto wallets: base58check and Bech32 by their check sums, Ethereum by EIP-55 (or in one case,
 * which has no check), Solana and Monero after a word only.
 */
export function openCryptoWallet(): Recognizer {
  const context = compileContext(words)
  return {
    name: 'crypto_wallet',
    entities: ['CRYPTO'],
    rescans: true,
    bits: prefilterBits.token,
    find(scan, report) {
      const { text } = scan
      eachLongRun(text, tokens, (start, end) => {
        if (end - start > maxToken || goesOnBefore.test(text[start - 1] ?? '')) return
        if (goesOnBehind.test(text[end] ?? '')) return
        const kind = kindOf(text.slice(start, end))
        if (kind === undefined) return
        const word = context(scan, start, end)
        const score = scores[kind] + (word === undefined ? 0 : contextGain)
        report({
          start,
          end,
          score: Math.min(1, score),
          validated: kind === 'check sum',
          why: word === undefined ? kind : `${kind}, context "${word}"`,
        })
      })
    },
  }
}

type Kind = keyof typeof scores

/** What speaks for a token being an address; `undefined` for other tokens. */
function kindOf(value: string): Kind | undefined {
  if (ethereumLike.test(value)) {
    const digits = value.slice(2)
    if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return 'form'
    return passesEip55(value) ? 'check sum' : 'check sum wrong'
  }
  if (bech32Like.test(value)) return passesBech32(value) ? 'check sum' : 'check sum wrong'
  if (value.length < 36) {
    if (rippleLike.test(value) && base58Version(value, 'ripple') === 0) return 'check sum'
    if (bitcoinLike.test(value)) {
      if (base58Versions.includes(base58Version(value) ?? -1)) return 'check sum'
      if (isMixed(value)) return 'check sum wrong'
    }
  }
  if (moneroLike.test(value) || solanaLike.test(value)) return isMixed(value) ? 'key' : undefined
  return undefined
}

/** Letters of both cases and digits: no word and no hash in hexadecimal. */
function isMixed(value: string): boolean {
  return /\d/.test(value) && /[a-z]/.test(value) && /[A-Z]/.test(value) && /[G-Zg-z]/.test(value)
}
