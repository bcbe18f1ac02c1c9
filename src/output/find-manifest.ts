import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The path of the manifest in or beside an output of prepkit; `undefined` where there is none. */
export function findManifest(path: string): string | undefined {
  const places = [join(path, 'manifest.json'), join(`${path}.prep`, 'manifest.json')]
  return places.find((place) => existsSync(place))
}
