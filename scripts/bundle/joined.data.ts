/**
 * Packages that the build joins into `dist/lib`, because they are large for what is used of them or have many small
 * modules: they are not installed beside the package, and their licences and types come along.
 */
export const joinedPackages = [
  '@noble/ciphers',
  'apache-arrow',
  'aws4fetch',
  'cli-progress',
  'csv-parse',
  'echarts',
  'flatbuffers',
  'hyparquet',
  'hyparquet-compressors',
  'hysnappy',
  'libphonenumber-js',
  'stream-json',
  'tinyglobby',
  'yaml',
  'zod',
] as const

/** What those need in turn. */
export const joinedBehind = [
  'ansi-regex',
  'emoji-regex',
  'fdir',
  'fzstd',
  'is-fullwidth-code-point',
  'picomatch',
  'stream-chain',
  'string-width',
  'strip-ansi',
  'tslib',
  'zrender',
] as const
