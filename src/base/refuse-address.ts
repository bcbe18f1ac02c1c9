import { PrepError } from './errors.js'

/** What fetches a file of that scheme, as its users know it. */
const fetchers: Readonly<Record<string, string>> = {
  http: 'curl -LO',
  https: 'curl -LO',
  s3: 'aws s3 cp',
  gs: 'gcloud storage cp',
  hf: 'hf download --repo-type dataset',
}

/** Places that are read and written, as a message calls them, and what to do about an address there. */
const places = {
  input: (fetcher: string) =>
    `Inputs are files, folders and globs of this machine, and addresses that begin with https://, s3:// or hf://: download it first${fetcher}, or pipe it in and name "-"`,
  'gold file': (fetcher: string) => `Download it first${fetcher}, and name the file`,
  output: () =>
    'Outputs are files and folders of this machine, and addresses that begin with s3:// or hf://: write one, and upload that',
  'pipeline file': (fetcher: string) => `Download it first${fetcher}, and name the file`,
} as const

/**
 * Throws `unsupported` for an address such as `s3://bucket/key`, which as a path would be missed, or made as a folder.
 * Of the address only the scheme is said: there may be a key in the rest.
 */
export function refuseAddress(what: keyof typeof places, path: string): void {
  const [, scheme] = /^([a-z][a-z\d+.-]+):\/\//i.exec(path) ?? []
  if (scheme === undefined) return
  const name = scheme.toLowerCase()
  const fetcher = Object.hasOwn(fetchers, name) ? `, such as with ${fetchers[name]}` : ''
  const cure = name === 'file' ? 'Write the path alone, without "file://"' : places[what](fetcher)
  throw new PrepError('unsupported', `The ${what} is an address that begins with "${name}://". ${cure}`)
}
