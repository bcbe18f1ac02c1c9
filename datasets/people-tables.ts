/** Tables about people that fairness work is measured on: their files come without a header line. */
import type { Schema } from '../src/arrow/arrow.js'
import type { DatasetAdapter } from './adapter.js'
import { firstColumn } from './columns.js'

/** Attribute names of adult.names, in order. The class has no name there; `income` is what UCI's page calls it. */
const adultColumns = [
  'age',
  'workclass',
  'fnlwgt',
  'education',
  'education-num',
  'marital-status',
  'occupation',
  'relationship',
  'race',
  'sex',
  'capital-gain',
  'capital-loss',
  'hours-per-week',
  'native-country',
  'income',
]

/** german.names describes the attributes without naming them; these are the names of OpenML's dataset 31, credit-g. */
const germanColumns = [
  'checking_status',
  'duration',
  'credit_history',
  'purpose',
  'credit_amount',
  'savings_status',
  'employment',
  'installment_commitment',
  'personal_status',
  'other_parties',
  'residence_since',
  'property_magnitude',
  'age',
  'other_payment_plans',
  'housing',
  'existing_credits',
  'job',
  'num_dependents',
  'own_telephone',
  'foreign_worker',
  'class',
]

const adultLabels = ['income', 'class', 'label', 'target']
const germanLabels = ['class', 'target', 'label']

export const tableAdapters: readonly DatasetAdapter[] = [
  {
    name: 'adult-census',
    summary: 'Census income (Adult): does a person earn more than 50,000 dollars a year',
    source: 'https://archive.ics.uci.edu/dataset/2/adult',
    detect: (schema) => hasAll(schema, adultColumns.slice(0, -1)),
    roles: (schema) => ({ label: firstColumn(schema, adultLabels) }),
    textPaths: () => [],
    licence: 'CC-BY-4.0',
    languages: ['en'],
    columns: adultColumns,
    facets: ['sex', 'race', 'age'],
  },
  {
    name: 'german-credit',
    summary: 'German credit (Statlog): is a loan a good or a bad risk',
    source: 'https://archive.ics.uci.edu/dataset/144/statlog+german+credit+data',
    detect: (schema) => hasAll(schema, germanColumns.slice(0, -1)),
    roles: (schema) => ({ label: firstColumn(schema, germanLabels) }),
    textPaths: () => [],
    licence: 'CC-BY-4.0',
    languages: ['en'],
    columns: germanColumns,
    // personal_status holds sex and marital status together (attribute 9: A91 … A95).
    facets: ['personal_status', 'age', 'foreign_worker'],
  },
]

/** Copies in circulation write the same names with dots or underscores for hyphens. */
function hasAll(schema: Schema, names: readonly string[]): boolean {
  const known = new Set(schema.fields.map((field) => plain(field.name)))
  return names.every((name) => known.has(plain(name)))
}

function plain(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[-.\s]/g, '_')
}
