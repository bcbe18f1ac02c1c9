import { readFileSync } from 'node:fs'

/** The version of this package, which is part of every plan. */
export function packageVersion(): string {
  const path = new URL('../../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
