import type { Identifier } from '../../identifiers/identifier.js'
import { africa } from './africa.js'
import { alps } from './alps.js'
import { baltics } from './baltics.js'
import { benelux } from './benelux.js'
import { canada } from './canada.js'
import { centralEurope } from './central-europe.js'
import { easternEurope } from './eastern-europe.js'
import { france } from './france.js'
import { germany } from './germany.js'
import { germanyHealth } from './germany-health.js'
import { iberia } from './iberia.js'
import { india } from './india.js'
import { ireland } from './ireland.js'
import { italy } from './italy.js'
import { japan } from './japan.js'
import { korea } from './korea.js'
import { mexico } from './mexico.js'
import { middleEast } from './middle-east.js'
import { nordics } from './nordics.js'
import { oceania } from './oceania.js'
import { singapore } from './singapore.js'
import { southAmerica } from './south-america.js'
import { southEastAsia } from './south-east-asia.js'
import { southEastEurope } from './south-east-europe.js'
import { unitedKingdom } from './united-kingdom.js'
import { unitedStates } from './united-states.js'
import { unitedStatesBanks } from './united-states-banks.js'

/** The identifiers of all countries but China, the more specific before those that take any digits after a word. */
export const countryIdentifiers: readonly Identifier[] = [
  ...unitedKingdom,
  ...ireland,
  ...germany,
  ...germanyHealth,
  ...france,
  ...iberia,
  ...italy,
  ...benelux,
  ...alps,
  ...nordics,
  ...centralEurope,
  ...southEastEurope,
  ...baltics,
  ...easternEurope,
  ...middleEast,
  ...africa,
  ...india,
  ...oceania,
  ...singapore,
  ...southEastAsia,
  ...korea,
  ...japan,
  ...canada,
  ...mexico,
  ...southAmerica,
  ...unitedStates,
  ...unitedStatesBanks,
]
