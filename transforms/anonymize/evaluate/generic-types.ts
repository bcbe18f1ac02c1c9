import { definitions, type Entity } from '../entities/entities.js'

/** Types that say what a number or a secret is for, but not whose or of which country; spelled without `_`. */
interface GenericType {
  types: readonly string[]
  /** Which entities are right for them, the one to report first. */
  entities: readonly Entity[]
}

const licence = /_(?:DRIVER_LICENSE|DRIVING_LICENCE|FUEHRERSCHEIN)$/
const plate = /_(?:LICENSE_PLATE|VEHICLE_REGISTRATION|PLATE|KFZ)$/
const passport = /_(?:PASSPORT|TRAVEL_PERMIT)$/
/** Of firms, surgeries and doctors, not of persons. */
const business =
  /_(?:CNPJ|NIT|SIREN|VAT_ID|VAT_CODE|HANDELSREGISTER|ORGNR|NIP|GSTIN|ABN|ACN|UEN|BRN|LANR|BSNR|NPI)$|^MEDICAL_LICENSE$/

/** What names of common data sets stand for that no single entity has. */
export function genericTypes(): readonly GenericType[] {
  const government = namesOf(({ group }) => group === 'government')
  const others = [licence, plate, passport, business]
  return [
    {
      types: ['DRIVERLICENSE', 'DRIVERSLICENSE', 'DRIVINGLICENSE', 'DRIVERLICENCE', 'DRIVERLICENSENUMBER'],
      entities: government.filter((name) => licence.test(name)),
    },
    {
      types: ['LICENSEPLATE', 'NUMBERPLATE', 'VEHICLEPLATE', 'VEHICLEREGISTRATION', 'LICENSEPLATENUMBER'],
      entities: government.filter((name) => plate.test(name)),
    },
    { types: ['PASSPORT', 'PASSPORTNUMBER'], entities: government.filter((name) => passport.test(name)) },
    {
      types: [
        'NATIONALID',
        'NATIONALIDNUMBER',
        'GOVERNMENTID',
        'IDENTITYCARD',
        'IDCARDNUMBER',
        'TAXID',
        'TAXNUMBER',
      ],
      entities: government.filter((name) => !others.some((other) => other.test(name))),
    },
    {
      types: ['SECRET', 'CREDENTIAL', 'CREDENTIALS', 'TOKEN', 'ACCESSTOKEN', 'AUTHTOKEN'],
      entities: namesOf(({ group }) => group === 'secrets'),
    },
  ]
}

function namesOf(isMeant: (definition: (typeof definitions)[number]) => boolean): Entity[] {
  return definitions.filter(isMeant).map(({ name }) => name)
}
