import type { Family } from '../../detect/family.js'
import { accessCode } from './access-code.js'
import { accountPair } from './accounts/account-pair.js'
import { atHandle } from './accounts/at-handle.js'
import { chatHandle } from './accounts/chat-handle.js'
import { chatSpeaker } from './accounts/chat-speaker.js'
import { chineseAccount } from './accounts/chinese-account.js'
import { chineseSpeakers } from './accounts/chinese-speakers.js'
import { cuedHandle } from './accounts/cued-handle.js'
import { forumAccount } from './accounts/forum-account.js'
import { logAccount } from './accounts/log-account.js'
import { nickname } from './accounts/nickname.js'
import { notedAccount } from './accounts/noted-account.js'
import { pathAccount } from './accounts/path-account.js'
import { socialAccount } from './accounts/social-account.js'
import { username } from './accounts/username.js'
import { awsSecret } from './aws-secret.js'
import { basicAuth } from './basic-auth.js'
import { botToken } from './bot-token.js'
import { callSecret } from './call-secret.js'
import { commandSecret } from './command-secret.js'
import { credentialFile } from './credential-file.js'
import { jwt } from './jwt.js'
import { keyedToken } from './keyed-token.js'
import { laterPassword } from './later-password.js'
import { foreignPassword, password } from './password.js'
import { privateKey } from './private-key.js'
import { openProviderKey } from './provider-key.js'
import { secretInTalk } from './secret-in-talk.js'
import { settingLines } from './setting-lines.js'
import { shortToken } from './short-token.js'
import { urlPassword } from './url-password.js'

/** Keys, tokens, passwords and user names. */
export const openSecrets: Family = ({ wants }) => [
  privateKey,
  jwt,
  ...(wants('API_KEY') ? [openProviderKey()] : []),
  botToken,
  keyedToken,
  awsSecret,
  shortToken,
  urlPassword,
  basicAuth,
  credentialFile,
  commandSecret,
  callSecret,
  password,
  foreignPassword,
  laterPassword,
  settingLines,
  secretInTalk,
  accessCode,
  accountPair,
  logAccount,
  forumAccount,
  pathAccount,
  notedAccount,
  username,
  nickname,
  chatSpeaker,
  chatHandle,
  chineseAccount,
  chineseSpeakers,
  socialAccount,
  cuedHandle,
  atHandle,
]
