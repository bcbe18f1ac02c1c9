/** How far two data sets are apart, column by column, as plain JSON. */

/** How two data sets are compared. */
export interface DriftSettings {
  /** Whose formulas and limits are used. */
  like: 'prepkit' | 'evidently' | 'tfdv'
  /** The share of false alarms that is accepted. */
  alpha: number
  /** The distance from which on a column drifts, if chance does not explain it. */
  threshold: number
  /** No value, and no count, is told that fewer rows share. */
  minShared: number
}

/** What is told of two data sets, and how they were compared. */
export interface DriftReport extends DriftSettings {
  /** 1; raised when a field changes its meaning. */
  version: 1
  /** Rows of both. */
  rows: Sides<number>
  /** Whether the data drifted: a column did, or, like Evidently, at least half of those that were compared. */
  isDrifted: boolean
  /** Columns that were compared. */
  compared: number
  /** Of these, the ones that drifted. */
  drifted: number
  /** The columns of both, in the order of the reference. */
  columns: ColumnDrift[]
  /** What became of the columns themselves. */
  schema: {
    /** Columns of the current data alone. */
    added: string[]
    /** Columns of the reference alone. */
    removed: string[]
    /** Columns of another type. */
    retyped: {
      /** Its path. */
      column: string
      /** Its type in the reference, such as `Int64`. */
      reference: string
      /** Its type now. */
      current: string
    }[]
  }
}

/** A figure of both data sets. */
export interface Sides<T> {
  /** Of the data that others are held to. */
  reference: T
  /** Of the data that is looked at. */
  current: T
}

/** How far a column is apart. */
export interface ColumnDrift {
  /** Its path, such as `messages[].content`. */
  column: string
  /** As what it was compared. */
  kind: 'number' | 'date' | 'category' | 'text'
  /** What is said of it: that it drifted, that it did not, that there are too few rows to tell, or nothing. */
  verdict: 'drift' | 'stable' | 'few_rows' | 'not_compared'
  /** Where there are too few rows: how many each side needs. */
  rowsNeeded?: number
  /** The sides of it that were compared, such as its values, or the lengths and languages of texts. */
  aspects: DriftAspect[]
  /** The share of values that are missing; null where few are, or all but few. */
  missing: Sides<number | null>
  /** The value in the middle, of numbers, dates (in milliseconds since 1970) and the characters of texts. */
  median?: Sides<number>
  /** Values whose shares moved most. */
  moved: {
    /** The value as text. */
    value: string | null
    /** Its share of all values on both sides. */
    share: Sides<number>
  }[]
  /** Values that the reference does not have. */
  added: {
    /** The value as text. */
    value: string | null
    /** How often it stands there. */
    count: number
  }[]
  /** Values that the current data does not have. */
  removed: {
    /** The value as text. */
    value: string | null
    /** How often it stands there. */
    count: number
  }[]
}

/** One side of a column, and how far it is apart. */
export interface DriftAspect {
  /** What was compared. */
  of: 'values' | 'ranges' | 'characters' | 'words' | 'languages' | 'scripts' | 'terms'
  /** What is said of it. */
  verdict: 'drift' | 'stable' | 'few_rows' | 'not_compared'
  /** Where there are too few rows: how many each side needs. */
  rowsNeeded?: number
  /** How far apart, by several measures. */
  distances: {
    /** Population stability index. */
    psi?: number
    /** Jensen–Shannon distance: the root of the divergence, in nats. */
    jensenShannon?: number
    /** Jensen–Shannon divergence in bits, as TFDV takes it. */
    divergence?: number
    /** Hellinger distance. */
    hellinger?: number
    /** The greatest difference of the share of a value (L∞). */
    greatestGap?: number
    /** The greatest gap between the distributions, of Kolmogorov and Smirnov. */
    kolmogorovSmirnov?: number
    /** The area between the distributions (Wasserstein), over the standard deviation of the reference. */
    wasserstein?: number
  }
  /** Whether chance explains it; absent where the verdict does not ask. */
  test?: {
    /** Its name. */
    name: 'kolmogorov_smirnov' | 'chi_square' | 'chi_square_of_reference' | 'z'
    /** What it is judged by. */
    statistic: number
    /** Degrees of freedom, of chi-square. */
    degrees?: number
    /** How probable so great a difference is if nothing drifted. */
    p: number
    /** The same once all tests of the report are looked at together (Benjamini and Hochberg). */
    adjusted: number
  }
}
