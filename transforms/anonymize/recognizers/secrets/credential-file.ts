import type { Recognizer } from '../../detect/recognizer.js'
import { matchesIn } from '../../detect/text-cues.js'
import { prefilterBits } from '../../prefilter/prefilter.js'
import { isAccountName } from './values/account-name.js'
import { isFiller } from './values/assigned-value.js'

/** Files of which the form says where the name and the password stand: they are groups 1 and 2. */
const forms: readonly RegExp[] = [
  // .netrc, by GNU inetutils' manual of ftp(1).
  /\bmachine\s{1,8}\S{1,128}\s{1,8}login\s{1,8}(\S{2,64})\s{1,8}password\s{1,8}(\S{1,128})/g,
  // .pgpass, by PostgreSQL's manual: host:port:database:user:password.
  /(?<=^|\n)[\w.*-]{1,64}:(?:\d{2,5}|\*):[\w*-]{1,64}:([\w.-]{2,64}):([^\s:]{3,64})(?=\s|$)/g,
]

/** Names and passwords in the files in which clients keep them. */
export const credentialFile: Recognizer = {
  name: 'credential_file',
  entities: ['PASSWORD', 'USERNAME'],
  bits: prefilterBits.cue | prefilterBits.colons,
  rescans: true,
  find(scan, report) {
    for (const pattern of forms)
      for (const hit of matchesIn(scan, pattern)) {
        const [all, name, secret] = hit
        const end = hit.index + all.length
        const start = hit.index + all.lastIndexOf(name, all.length - secret.length - 1)
        const base = { validated: false, why: 'form of a file of credentials' }
        report({ ...base, start: end - secret.length, end, score: isFiller(secret) ? 0.2 : 0.75 })
        const score = isAccountName(name, true) ? 0.7 : 0.2
        report({ ...base, entity: 'USERNAME', start, end: start + name.length, score })
      }
  },
}
