import { isIPv6 } from 'node:net'
import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer } from '../../detect/recognizer.js'
import { evidence } from '../../detect/scores.js'
import { eachDigitGroup, hasCue, isWordAt } from '../../identifiers/number-scan.js'
import { prefilterBits } from '../../prefilter/prefilter.js'

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const dotted = new RegExp(`${octet}(?:\\.${octet}){3}(?![\\w]|\\.\\d|-\\d)`, 'y')
const versionCue =
  /(?:version|ver\.?|release|build|firmware|section|chapter|版本号?|固件|章节)["'`]?\s{0,4}(?:[:：=>]|=>|:=)?\s{0,4}["'`]?v?$|\w[=~]=v?$|\b(?:pin(?:ned)?|bump(?:ed)?|(?:up|down)graded?)(?: (?!(?:host|router|server|switch|firewall|gateway|ip|address|at)\b)[\w.-]{1,20}){0,2} $|\bupdat(?:ed?|ing) (?!(?:host|router|server|switch|firewall|gateway|ip|address|dns|it|them|record)\b)[\w-]{3,20} to $/i
/** Programs that are named before their version: no machine of a private network is meant. */
const programCue = /\b(?:nginx|httpd|openssl|openssh|tomcat|chrome|firefox)[ /]$/i
const privateNetwork = /^(?:10|172|192)\./
// Prefixes in use (IANA IPv6 address space): global, unique local, link-local, multicast, NAT64, mapped.
const knownPrefix = /^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]|ff[0-9a-f]{2}|64:ff9b:|::ffff:)/i

/** The length of a prefix behind an address that ends in zeros: a network of at least 256 addresses. */
const networkTail = /\/(?:[1-9]|[12]\d|30)(?!\d)/y

/** The same of an IPv6 prefix: a site's network or a wider one. */
const wideTail = /\/(?:[1-9]|[1-3]\d|4[0-8])(?!\d)/y

const netmask = { score: 0.2, validated: false, why: 'a netmask' }
const network = { score: 0.2, validated: false, why: 'a network of many addresses' }
const everywhere = { score: 0.2, validated: false, why: 'the address of every machine' }
/** This network and this machine (RFC 1122). */
const ofEveryMachine =
  /^(?:0\.0\.0\.0|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.[01]\.1|8\.8\.(?:8\.8|4\.4)|1\.(?:1\.1|0\.0)\.1|224\.0\.0\.\d{1,3}|255\.255\.255\.255)$/

/** IPv4 addresses of four plain decimals (not after a word such as "version", and no netmasks). */
export const ipv4Address: Recognizer = {
  name: 'ipv4_address',
  entities: ['IP_ADDRESS'],
  rescans: true,
  bits: prefilterBits.dotted,
  find({ text }, report) {
    eachDigitGroup(
      text,
      (start) => {
        if (start > 0 && (isWordAt(text, start - 1) || text[start - 1] === '.' || text[start - 1] === '-'))
          return undefined
        const address = matchAt(dotted, text, start)?.[0]
        if (address === undefined || hasCue(text, start, versionCue)) return undefined
        if (!privateNetwork.test(address) && hasCue(text, start, programCue)) return undefined
        const end = start + address.length
        report({ start, end, ...evidenceOf(text, address, end) })
        return end
      },
      4,
    )
  },
}

function evidenceOf(text: string, address: string, end: number): typeof netmask {
  if (isNetmask(address)) return netmask
  if (ofEveryMachine.test(address)) return everywhere
  // No machine has it, but a version may: 4.44.0.0.
  if (address.endsWith('.0.0')) return network
  const isNetwork = address.endsWith('.0') && matchAt(networkTail, text, end) !== undefined
  return isNetwork ? network : evidence.syntax
}

/**
 * IPv6 addresses (RFC 4291): eight groups, or `::` after a prefix in use, so that `std::string`, `a[1::2]`
 * and clock times stay.
 */
export const ipv6Address: Recognizer = {
  name: 'ipv6_address',
  entities: ['IP_ADDRESS'],
  rescans: true,
  bits: prefilterBits.colons,
  find({ text }, report) {
    for (const match of allMatches(
      /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:|::)[0-9A-Fa-f:.]{2,42}(?![\w:])/g,
      text,
    )) {
      const token = match[0].replace(/[.:]$/, '')
      const address = match[0].endsWith('::') ? match[0] : token
      if (!isIPv6(address)) continue
      if (address.includes('::') && !knownPrefix.test(address)) continue
      if (address.endsWith('::') && matchAt(wideTail, text, match.index + address.length) !== undefined)
        continue
      report({ start: match.index, end: match.index + address.length, ...evidence.syntax })
    }
  },
}

/** Whether ones are followed by zeros alone, eight ones at least (RFC 950); 255.255.255.255 is for all. */
function isNetmask(address: string): boolean {
  if (!address.startsWith('255.')) return false
  const zeros = ~address.split('.').reduce((bits, byte) => (bits << 8) | Number(byte), 0)
  return (zeros & (zeros + 1)) === 0
}
