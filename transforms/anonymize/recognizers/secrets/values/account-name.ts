/** What can be the name of somebody's account, and what is a program's own account, a filler or a piece of code. */

import { isWrittenInCode } from './assigned-value.js'

/** Accounts of programs and machines, and the names that manuals use. */
const serviceAccounts: ReadonlySet<string> = new Set(
  (
    'root admin administrator superuser user users username test tester testuser guest demo example sample default nobody ' +
    'anonymous anon public shared app apps application api www web www-data webmaster nginx apache httpd tomcat mysql ' +
    'mariadb postgres postgresql pgsql redis mongo mongodb rabbitmq elastic elasticsearch kafka zookeeper oracle sa sys ' +
    'system sysadmin dba db dbuser dbadmin git gitlab github gitea jenkins runner runneradmin ci bot build builder deploy ' +
    'deployer deployment docker ubuntu debian centos fedora rocky almalinux alpine core ec2-user azureuser vagrant pi ' +
    'vscode node python ruby jovyan coder codespace gitpod travis circleci linuxbrew homebrew service svc daemon bin mail ' +
    'mailer postfix ftp ftpuser sshd ssh backup operator support info name me myself self this you your yourname ' +
    'yourusername your-username your_username myuser myname my-user someuser somebody someone foo bar baz qux foobar ' +
    'alice bob owner author staff wheel sudo all none null true false new old current local remote client server host ' +
    'localhost frappe odoo ansible puppet chef nagios zabbix prometheus grafana hadoop spark airflow superset nix nixbld'
  ).split(' '),
)

/** Whether a name is that of a program or a machine, or a filler of a manual: `root`, `www-data`, `your-name`. */
export function isServiceAccount(name: string): boolean {
  return serviceAccounts.has(name.toLowerCase()) || filler.test(name)
}

const filler =
  /^(?:your|my|some|any|the|test|example|sample|new|dummy|fake|x{2,}|<)[._-]?(?:user|name|login|account|x|$)|^x+$|user_?name/i
/** Objects and fields of a program, on either side of a dot. */
const member =
  /^(?:user|users|self|this|cls|config|cfg|conf|req|request|res|response|props|state|data|params|args|kwargs|options|opts|env|process|settings|session|row|obj|object|item|items|ctx|context|event|form|input|body|query|account|profile|auth|credentials|creds|client|db|result|info|payload|model|entity|record|doc|app|api|value|current|name|username|email|id|login|text|key|nick|get|target|parent|owner|author|actor|sender|member|person|customer|current_user|currentuser|me|e|it|u|p|o|py|js|ts|json|yaml|yml|com|org|net|md|txt|md)$/i
const variable = /^[a-z]+_[a-z]+$/
const dotted = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)+$/
const number = /^v?\d[.\d]*[a-z]?$/i

/**
 * Whether a value is the name of an account rather than a filler, a number or a variable. `isLiteral`: a
 * quoted text, a setting or a sentence, where no variable stands.
 */
export function isAccountName(value: string, isLiteral: boolean): boolean {
  const name = value.replace(/^@/, '')
  if (isServiceAccount(name) || number.test(name)) return false
  if (variable.test(name)) return isLiteral
  if (dotted.test(name)) return isLiteral && !name.split('.').some((part) => member.test(part))
  return !isWrittenInCode(name)
}
