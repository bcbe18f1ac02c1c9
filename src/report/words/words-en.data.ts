/** What the page of a profile says, in English; `{name}` marks what is filled in. */
export const wordsEn = {
  title: 'Data profile',
  rows: 'Rows',
  columns: 'Columns',
  distinctRows: 'Distinct rows',
  repeatedRows: 'Repeated rows',
  duplicatesExact: 'Repeated rows equal another row in every profiled column; they were counted exactly.',
  duplicatesEstimated:
    'Repeated rows equal another row in every profiled column; the count is an estimate, and its standard error is {error} of the distinct rows.',
  beforeAfterNote: 'Figures read “before → after”. In charts, the lighter outlined shapes are before.',
  before: 'before',
  after: 'after',
  noRows: 'The data has no rows, so there is nothing to show.',
  missingValue: '(missing)',
  emptyValue: '(empty text)',
  onPage: 'On this page',

  overview: 'Columns at a glance',
  overviewCaption: 'Every column, with its type, missing and distinct values, and how its values are spread',
  column: 'Column',
  type: 'Type',
  missing: 'Missing',
  distinct: 'Distinct',
  spread: 'Spread',
  typeNumber: 'number',
  typeText: 'text',
  typeBoolean: 'true or false',
  typeTime: 'date or time',
  typeBytes: 'bytes',
  noSpread: 'not shown',
  sparkNumbers: 'Small histogram of {column}',
  sparkLengths: 'Small histogram of the length in characters of {column}',
  sparkValues: 'Share of each of the most frequent values of {column}',
  removedColumns: 'Columns that were there before and are gone: {columns}.',
  addedColumn: 'This column is new.',

  details: 'Column by column',
  values: 'Values',
  about: 'about {count}',
  errorOf: 'standard error {error}',
  minimum: 'Minimum',
  maximum: 'Maximum',
  mean: 'Mean',
  deviation: 'Standard deviation',
  dayCount: '{count} days',
  zeros: 'Zeros',
  total: 'Total',
  quantile: '{share}% quantile',
  median: 'Median',
  quantilesAbout: 'Quantiles are estimates: the rank of each may be off by {error} of all values.',
  histogramOf: 'Histogram of {column}',
  histogramNote: 'Values by size, and how many there are of each.',
  histogramBand: 'The bar above spans the middle half of the values, its tick is the median.',
  lengthCharacters: 'Length in characters',
  lengthWords: 'Length in words',
  lengthOf: '{measure} of {column}',
  emptyTexts: 'Empty texts',
  scriptsCaption: 'Letters by script',
  languagesCaption: 'Texts by language',
  script: 'Script',
  language: 'Language',
  unknownLanguage: 'unknown',
  otherScripts: 'other',
  share: 'Share',
  topValues: 'Most frequent values',
  topCaption: 'The most frequent values of {column}',
  value: 'Value',
  valueCount: 'Count',
  topHidden:
    'Values that only few rows share are not shown, so that the page gives away no text that could single out a record.',
  topAllHidden:
    'No value is shown: each is shared by too few rows, and the page gives away no text that could single out a record.',
  hiddenCount: 'hidden',
  sharedNote:
    'Nothing is told that fewer than {least} rows share. Rarer numbers and lengths stand in for their nearest neighbours by a mean of at least so many, also as minimum and maximum; counts of fewer rows are hidden, and so is what they would follow from.',
  allMissing: 'Every value is missing.',

  balance: 'Balance of groups',
  sizeLead: 'How the rows are spread over the groups of {facets}.',
  balanceLead: 'How the outcome in {label} is spread over the groups of {facets}.',
  balanceRows: 'Rows counted',
  unlabelled: 'Rows without an outcome',
  leftOut: 'Rows left out',
  leftOutNote:
    'Rows of groups in which fewer than {least} rows have, or have not, an outcome are in no figure of this part.',
  labelsHidden:
    'Outcomes hidden because fewer than {least} rows of a group have them, or would follow: {count}.',
  combinationsHidden:
    'Combinations of groups hidden because fewer than {least} rows are in them, or would follow: {count}.',
  strataHidden:
    'Some values of the further groups are hidden, because fewer than {least} rows of a group have them.',
  balanceWeight: 'Sum of weights',
  weightedBy: 'Rows count by their weight in {column}.',
  summary: 'In short',
  summaryIntervalBelow:
    '“{group}” ({facet}) has the outcome “{outcome}” {ratio} times as often as the others ({confidence} interval {low} to {high}). This fails the four-fifths rule.',
  summaryIntervalReaches:
    '“{group}” ({facet}) has the outcome “{outcome}” {ratio} times as often as the others ({confidence} interval {low} to {high}). This fails the four-fifths rule, though the interval reaches beyond 0.8, so the true ratio may meet it.',
  summaryIntervalNone:
    '“{group}” ({facet}) has the outcome “{outcome}” {ratio} times as often as the others. This fails the four-fifths rule.',
  summaryMore:
    '{facet}: further pairs of group and outcome that fail the four-fifths rule: {count}. The tables below mark them.',
  summaryMoreResolved:
    '{facet}: further pairs of group and outcome that failed the four-fifths rule before and meet it now: {count}.',
  summaryNever:
    '“{group}” ({facet}) never has the outcome “{outcome}”, in {rows} rows. This fails the four-fifths rule.',
  summaryFine:
    'Of the groups of {facet} with at least {minimum} rows, none fails the four-fifths rule (outcomes compared: {outcomes}).',
  summaryNone: '{facet}: no group has {minimum} rows or more, too few to compare.',
  summaryWas: 'Before, it was {ratio} times as often.',
  summaryResolved:
    '“{group}” ({facet}) failed the four-fifths rule for the outcome “{outcome}” before, at {was} times the rate of the others, and meets it now, at {ratio} times.',
  summaryCaution:
    'A gap shows that groups differ in this data; it does not show why, and the absence of a gap does not show that the data is fair.',
  intervalsAre:
    'Intervals hold the true figure with a confidence of {confidence}%, if rows were drawn independently.',
  minimumIs:
    'Groups of fewer than {minimum} rows are marked “few rows” and left out of the worst-case figures.',
  fewRows: 'few rows',
  fourFifths: '< 4/5',
  fourFifthsNote:
    '“< 4/5”: the group has the outcome less than four fifths as often as all other rows (ratio below 0.8).',

  outcomes: 'Outcomes',
  labelCaption: 'Values of {label}, and the class weight that makes them count alike',
  classWeight: 'Class weight',
  weight: 'Weight',
  group: 'Group',

  facetHead: 'Groups of {facet}',
  sizeCaption: 'Size of each group of {facet}',
  sizeNote:
    'CI, class imbalance = (other rows − rows of the group) / all rows; positive: the group is the smaller side. Name a label to compare outcomes.',
  groupCaption:
    'Size of each group of {facet}, and how its outcomes as a whole differ from those of all other rows',
  classImbalance: 'CI',
  kl: 'KL (nats)',
  js: 'JS (nats)',
  lp: 'LP',
  tvd: 'TVD',
  ks: 'KS',
  groupNote:
    'CI, class imbalance = (other rows − rows of the group) / all rows; positive: the group is the smaller side. The others compare the outcomes of all other rows (a) with those of the group (d), 0 where they are alike: KL = Kullback–Leibler divergence of a from d; JS = Jensen–Shannon divergence, at most ln 2 = 0.693; LP = Euclidean distance; TVD = total variation distance, half the sum of all gaps; KS = the greatest gap at one outcome. A dash: not defined, as for a group that lacks an outcome.',
  heatCaption: 'Outcomes within each group of {facet}: share of the group, and rows',
  heatNote:
    'Blue: above the share among all rows by {step} points or more; orange: below; darker: further away.',
  allRows: 'All rows',

  outcomeHead: 'Outcome “{outcome}” by {facet}',
  rateChart: 'Rate of the outcome “{outcome}” in each group of {facet}, with intervals',
  rateNote:
    'Bars: rate of the outcome in each group. Thin lines: {confidence} intervals. Dashed line: rate over all rows.',
  rateTable: 'Outcome “{outcome}”: figures for each group of {facet}',
  positives: 'With outcome',
  rowsOf: '{count} rows',
  rate: 'Rate',
  spd: 'SPD',
  dpl: 'DPL',
  di: 'DI',
  cddl: 'CDDL',
  marks: 'Marks',
  signs:
    'SPD, statistical parity difference = rate of the group − rate of the others; negative: the group gets the outcome less often. DPL = rate of the others − rate of the group: the same with the other sign. DI, disparate impact = rate of the group / rate of the others; below 1: the group gets the outcome less often, below 0.8: the four-fifths rule is not met. In brackets: {confidence} intervals.',
  cddlNote:
    'CDDL, conditional demographic disparity = share of the group among rows without the outcome − its share among rows with it, averaged within the values of {columns}; positive: the group gets the outcome less often.',
  worst: 'Worst over groups',
  worstNote:
    'Of all groups that are not marked “few rows”. Difference and ratio of rates compare the highest rate with the lowest; differential fairness ε is smoothed with pseudo-counts of {concentration} in all, 0 where all rates are alike.',
  worstDi: 'Lowest DI',
  worstSpd: 'SPD furthest from 0, unsigned',
  worstDifference: 'Difference of rates',
  worstRatio: 'Ratio of rates',
  worstEdf: 'Differential fairness ε',
  worstCddl: 'CDDL furthest from 0, unsigned',
  withinHead: 'Within {columns}',
  withinCaption:
    'Rate of the outcome “{outcome}” in each group of {facet}, within each value of {columns}, and rows',
  withinNote:
    'Blue: above the rate over all rows by {step} points or more; orange: below; darker: further away. *: fewer than {minimum} rows.',

  drift: 'How far shares moved',
  driftCaption: 'Shares of outcomes and groups, after against before',
  psi: 'PSI',
  hellinger: 'Hellinger',
  chiSquare: 'χ²',
  pValue: 'p',
  driftNote:
    'All are 0 where nothing moved. PSI, population stability index = Σ (p − q) ln(p / q); Hellinger and TVD (total variation) are distances from 0 to 1. χ² tests whether the later shares could be drawn from the earlier ones: of many rows it finds any change at all.',
} as const

/** The names of all that a page says. */
export type WordKey = keyof typeof wordsEn
