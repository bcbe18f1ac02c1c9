import type { Draws } from '../../../../src/transform/random.js'
import { compactOf, inFormOf } from '../definition/characters.js'
import { defineEntity } from '../definition/define-entity.js'
import { between, pick } from '../definition/draw.js'

export const ipAddress = defineEntity({
  name: 'IP_ADDRESS',
  group: 'contact',
  about: 'IPv4 or IPv6 address',
  modelText: 'ip address',
  countries: [],
  canonical: (folded) => folded.toLowerCase(),
  fake: (value, { draws }) => fakeIp(value, draws),
  isOfOnePerson: false,
  isFake: (value) =>
    /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/.test(value) || /^2001:db8:/i.test(value),
  fpe: 'none',
  generalize: network,
  modelLabels: ['IP', 'IPADDRESS', 'IPV4', 'IPV6'],
  goldTypes: ['IP'],
})

export const macAddress = defineEntity({
  name: 'MAC_ADDRESS',
  group: 'contact',
  about: 'Hardware address of a network device',
  fake: (value, { draws }) => fakeMac(value, draws),
  isFake: (value) => /^00005E0053[0-9A-F]{2}$/i.test(compactOf(value)),
  fpe: 'none',
  modelLabels: ['MAC', 'MACADDRESS'],
  goldTypes: ['MAC'],
})

/** Blocks set aside for documentation: RFC 5737 (IPv4), RFC 3849 (IPv6). */
export function fakeIp(value: string, draws: Draws): string {
  if (!value.includes(':'))
    return `${pick(draws, ['192.0.2', '198.51.100', '203.0.113'])}.${between(draws, 1, 254)}`
  const groups = Array.from({ length: 6 }, () => between(draws, 1, 0xffff).toString(16))
  return `2001:db8:${groups.join(':')}`
}

/** The first 24 bits of an IPv4 address, the first 48 of an IPv6 one (RFC 4632 and 4291 write them so). */
function network(value: string): string | undefined {
  const v4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(value)
  if (v4 !== null) return `${v4[1]}.0/24`
  const v6 = /^([0-9a-f]{1,4}:[0-9a-f]{1,4}:[0-9a-f]{1,4}):/i.exec(value)
  return v6 === null ? undefined : `${v6[1]}::/48`
}

/** The block for documentation, 00-00-5E-00-53-00 to -FF (RFC 7042, 2.1.2), with the separators of the value. */
export function fakeMac(value: string, draws: Draws): string {
  const fresh = `00005E0053${between(draws, 0, 255).toString(16).padStart(2, '0').toUpperCase()}`
  return inFormOf(value, value === value.toLowerCase() ? fresh.toLowerCase() : fresh)
}
