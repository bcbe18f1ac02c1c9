import type { Family } from '../../detect/family.js'
import { basicAuth } from './basic-auth.js'
import { botToken } from './bot-token.js'
import { jwt } from './jwt.js'
import { keyedToken } from './keyed-token.js'
import { password } from './password.js'
import { privateKey } from './private-key.js'
import { openProviderKey } from './provider-key.js'
import { urlPassword } from './url-password.js'
import { atHandle, username } from './username.js'

/** Keys, tokens, passwords and user names. */
export const openSecrets: Family = ({ wants }) => [
  privateKey,
  jwt,
  ...(wants('API_KEY') ? [openProviderKey()] : []),
  botToken,
  keyedToken,
  urlPassword,
  basicAuth,
  password,
  username,
  atHandle,
]
