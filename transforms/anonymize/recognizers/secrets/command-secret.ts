import { allMatches, matchAt } from '../../../../src/text/match-at.js'
import type { Recognizer, Report } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isAccountName } from './values/account-name.js'
import { isFiller } from './values/assigned-value.js'

/** An option that a command takes, and what stands behind it. */
interface CommandOption {
  entity: 'PASSWORD' | 'USERNAME'
  /** Sticky to nothing: the value is group 2, its quote group 1. */
  pattern: RegExp
}

const value = `(["']?)([^\\s"'\`|;&<>$]{2,128})\\1(?=[\\s|;&\`]|$)`
const option = (entity: CommandOption['entity'], flag: string): CommandOption => ({
  entity,
  pattern: new RegExp(`(?<=\\s)${flag}${value}`, 'g'),
})

const database: readonly CommandOption[] = [
  option('PASSWORD', '-p(?! )'),
  option('USERNAME', '-u ?(?!-)'),
  option('USERNAME', '--user[= ]'),
]
const login: readonly CommandOption[] = [
  option('PASSWORD', '(?:-p|--password)[= ](?!-)'),
  option('USERNAME', '(?:-u|--username)[= ](?!-)'),
]
const passwordOption = option('PASSWORD', '(?:-p ?)(?!-)')
const archive = option('PASSWORD', '-h?p(?=[^\\s]*\\d)')

/** Commands that take a secret or an account by an option, by their documentation. */
const commands: readonly (readonly [command: RegExp, options: readonly CommandOption[]])[] = [
  [/^(?:mysql(?:dump|admin|import|check|sh|show)?|mariadb(?:-\w+)?)$/, database],
  [/^sshpass$/, [passwordOption]],
  [/^(?:docker|podman|nerdctl|helm|oc|az|cf|skopeo|buildah|crane|nuget|npm)$/, login],
  [/^redis-cli$/, [option('PASSWORD', '(?:-a|--pass)[ =]?(?!-)')]],
  [/^mongo(?:sh|dump|restore|export|import|stat)?$/, login],
  [/^(?:7z[az]?|rar|unrar)$/, [archive]],
  [/^(?:zip|unzip)$/, [option('PASSWORD', '-P ?(?!-)')]],
  [/^(?:psql|pg_dump|pg_restore|createdb|dropdb|pg_basebackup|pgbench)$/, [option('USERNAME', '-U ?(?!-)')]],
  [/^ldap(?:search|modify|add|delete|whoami)$/, [option('PASSWORD', '-w ?(?!-)')]],
]
const anyCommand =
  /(?<![\w.-])(mysql(?:dump|admin|import|check|sh|show)?|mariadb(?:-\w{1,16})?|sshpass|docker|podman|nerdctl|helm|oc|az|cf|skopeo|buildah|crane|redis-cli|mongo(?:sh|dump|restore|export|import|stat)?|7z[az]?|rar|unrar|zip|unzip|psql|pg_dump|pg_restore|createdb|dropdb|pg_basebackup|pgbench|ldap(?:search|modify|add|delete|whoami))(?= )/g
const needsLogin = /^(?:docker|podman|nerdctl|helm|oc|az|cf|skopeo|buildah|crane)$/
const line = /[^\n]{1,240}/y

/** Each with what a text must hold for it. */
const pairs: readonly (readonly [mark: RegExp, RegExp])[] = [
  // smbclient -U name%password, net use … /user:name password, htpasswd -b file name password
  [/-U/, /(?<=\s-U ?["']?)([\w.\\-]{2,64})%([^\s"'`]{3,128})/g],
  [/\/user:/i, /(?<=\s\/user:["']?)([\w.\\-]{2,64})["']? ((?!\/)[^\s"'`]{3,128})/gi],
  [/htpasswd/, /(?<=\bhtpasswd -[a-zA-Z]{0,4}b[a-zA-Z]{0,4} \S{1,128} )([\w.-]{2,64}) ([^\s"'`]{3,128})/g],
]
const longPassword =
  /(?<=\s--(?:[a-z]{1,16}-)?(?:password|passwd|passphrase)[ ]["']?)(?![-$<{[])[^\s"'`|;&<>]{3,128}/g
const longUser =
  /(?<=\s--(?:user(?:=["']?)|(?:[a-z]{1,16}-)?(?:username|login|user)(?:=["']?)|username ["']?))(?![-$<{[])[\w.@-]{2,64}(?=["']?(?:\s|$))/g

/** Passwords and accounts that commands are given: `mysql -u name -psecret`, `sshpass -p secret`, `docker login -u name`. */
export const commandSecret: Recognizer = {
  name: 'command_secret',
  entities: ['PASSWORD', 'USERNAME'],
  bits: prefilterBits.cue | prefilterBits.account,
  rescans: true,
  find(scan, report) {
    const { text } = scan
    for (const { 1: command, index, 0: all } of matchesIn(scan, anyCommand)) {
      const rest = matchAt(line, text, index + all.length)?.[0]
      if (rest === undefined || (needsLogin.test(command) && !/^(?: [a-z]+){0,2} login\b/.test(rest)))
        continue
      const from = index + all.length
      for (const [pattern, options] of commands)
        if (pattern.test(command)) for (const one of options) readOption(rest, { one, from, report })
    }
    for (const [mark, pattern] of pairs)
      for (const hit of mark.test(text) ? matchesIn(scan, pattern) : []) {
        see(report, { entity: 'USERNAME', value: hit[1], start: hit.index })
        see(report, { entity: 'PASSWORD', value: hit[2], start: hit.index + hit[0].length - hit[2].length })
      }
    if (!text.includes('--')) return
    for (const { 0: given, index } of matchesIn(scan, longPassword))
      see(report, { entity: 'PASSWORD', value: given, start: index })
    for (const { 0: given, index } of matchesIn(scan, longUser))
      see(report, { entity: 'USERNAME', value: given, start: index })
  },
}

interface Reading {
  one: CommandOption
  /** Where the rest of the line begins. */
  from: number
  report: Report
}

function readOption(rest: string, { one, from, report }: Reading): void {
  for (const hit of allMatches(one.pattern, rest)) {
    const start = from + hit.index + hit[0].length - hit[2].length - hit[1].length
    see(report, { entity: one.entity, value: hit[2], start })
  }
}

interface Given {
  entity: CommandOption['entity']
  value: string
  start: number
}

function see(report: Report, { entity, value, start }: Given): void {
  const isReal = entity === 'USERNAME' ? isAccountName(value, true) : !isFiller(value)
  report({
    entity,
    start,
    end: start + value.length,
    score: isReal ? 0.65 : 0.2,
    validated: false,
    why: isReal ? 'option of a command' : 'a filler in a command',
  })
}
