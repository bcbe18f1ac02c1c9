import type { EntityDefinition } from '../definition/define-entity.js'
import { americas } from './americas.js'
import { asiaPacific } from './asia-pacific.js'
import { britishIsles } from './british-isles.js'
import { china } from './china.js'
import { easternEurope } from './eastern-europe.js'
import { germany } from './germany.js'
import { india } from './india.js'
import { middleEastAndAfrica } from './middle-east-and-africa.js'
import { northernEurope } from './northern-europe.js'
import { unitedStates } from './united-states.js'
import { westernEurope } from './western-europe.js'

/** Numbers of people, companies and vehicles that authorities give out, by country. */
export const government: readonly EntityDefinition[] = [
  ...unitedStates,
  ...americas,
  ...britishIsles,
  ...germany,
  ...westernEurope,
  ...northernEurope,
  ...easternEurope,
  ...middleEastAndAfrica,
  ...india,
  ...asiaPacific,
  ...china,
]
