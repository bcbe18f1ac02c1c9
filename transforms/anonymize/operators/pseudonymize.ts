import { openFakes } from '../fakes/fake.js'
import type { FakeLocale } from '../fakes/locales.js'
import { type Operator, placeholderOf } from './operator.js'
import { openShift } from './shift.js'

/**
 * A fake instead of a value: the same for every spelling of it, in every shard, worker and run that has the
 * key, and never the value itself. Dates move with their record, as {@link openShift} does it.
 */
export async function openPseudonymize(key: Buffer, locale: readonly FakeLocale[]): Promise<Operator> {
  const fake = await openFakes(key, locale)
  const shift = openShift(key, { maxDays: 365, dayFirst: false })
  return (entity, value, record) => {
    if (entity === 'DATE_OF_BIRTH' || entity === 'DATE_TIME') return shift(entity, value, record)
    return fake(entity, value) ?? placeholderOf(entity)
  }
}
