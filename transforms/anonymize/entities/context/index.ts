import { defineEntity, type EntityDefinition } from '../definition/define-entity.js'
import { age } from './age.js'
import { dateOfBirth, dateTime } from './dates.js'
import { organization } from './organization.js'
import { location, zipCode } from './places.js'
import { nrp, title } from './words.js'

/** What narrows down who somebody is, and is looked for only when asked. */
export const context: readonly EntityDefinition[] = [
  location,
  organization,
  age,
  dateOfBirth,
  dateTime,
  nrp,
  title,
  zipCode,
  defineEntity({
    name: 'MEDICAL_RECORD',
    isOfOnePerson: true,
    group: 'context',
    about: 'Medical record or patient number, by keyword',
    modelText: 'medical record number',
    goldTypes: ['MEDICALRECORD', 'MEDICAL_RECORD_NUMBER', 'MRN', 'PATIENT_ID'],
  }),
  defineEntity({
    name: 'ORDER_NUMBER',
    isOfOnePerson: true,
    group: 'context',
    about: 'Number of an order, a parcel or a shipment, by keyword or form',
    modelText: 'order number',
    goldTypes: ['ORDERNUMBER', 'ORDER_ID', 'TRACKING_NUMBER', 'SHIPMENT_NUMBER'],
  }),
]
