import type { Family } from '../../detect/family.js'
import { openTableText } from './table-text.js'

/** Cells of tables that stand in texts. */
export const openTables: Family = ({ wants }) => [openTableText((entity) => wants(entity))]
