import { definitionOf, type LookUp } from '../entities/entities.js'
import { openFakes } from '../fakes/fake.js'
import type { FakeLocale } from '../fakes/locales.js'
import type { Operator } from './operator.js'
import { openShift } from './shift.js'

/**
 * A fake instead of a value: the same for every spelling of it, in every shard, worker and run that has the
 * key, and never the value itself; a part of a name or an address that the record holds in full is that part of its fake. Dates move with their record, as {@link openShift} does it.
 */
export async function openPseudonymize(
  key: Buffer,
  locale: readonly FakeLocale[],
  { lookUp = definitionOf }: { lookUp?: LookUp | undefined } = {},
): Promise<Operator> {
  const fake = await openFakes(key, locale, { lookUp })
  const shift = openShift(key, { maxDays: 365, dayFirst: false })
  return (entity, value, record) =>
    lookUp(entity).fake === 'shift' ? shift(entity, value, record) : fake(entity, value, record.valuesOf)
}
