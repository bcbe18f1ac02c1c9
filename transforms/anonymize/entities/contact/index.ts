import type { EntityDefinition } from '../definition/define-entity.js'
import { cnAlipay, cnQq, cnWechatId, username } from './accounts.js'
import { cnMobile } from './cn-mobile.js'
import { emailAddress } from './email-address.js'
import { ipAddress, macAddress } from './machines.js'
import { phoneNumber } from './phone-number.js'
import { url } from './url.js'

/** Ways to reach a person or their devices. */
export const contact: readonly EntityDefinition[] = [
  emailAddress,
  phoneNumber,
  cnMobile,
  url,
  ipAddress,
  macAddress,
  username,
  cnWechatId,
  cnQq,
  cnAlipay,
]
