/**
 * Packages that the build joins into `dist/lib`, because they are large for what is used of them or have many small
 * modules: they are not installed beside the package, and their licences and types come along.
 */
export const joinedPackages = [
  'apache-arrow',
  'aws4fetch',
  'echarts',
  'flatbuffers',
  'hyparquet',
  'hyparquet-compressors',
  'hysnappy',
  'libphonenumber-js',
  'stream-json',
  'yaml',
  'zod',
] as const

/** What those need in turn. */
export const joinedBehind = ['fzstd', 'stream-chain', 'tslib', 'zrender'] as const
