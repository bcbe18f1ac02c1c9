import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The licences and notices of packages, each under its name and version. At the head stands a line for each package with
 * its licence, as `prep licenses --tools` reads them. Throws where a package has none.
 */
export function licencesOf(modules: string, names: readonly string[]): string {
  const packages = names.map((name) => {
    const folder = join(modules, name)
    const text = readFileSync(join(folder, 'package.json'), 'utf8')
    return { folder, name, ...(JSON.parse(text) as { version: string; license: string }) }
  })
  const list = packages.map(({ name, version, license }) => `${name} ${version} ${license}\n`)
  const texts = packages.map(
    ({ folder, name, version }) => `${name} ${version}\n\n${licenceOf(folder, name)}\n`,
  )
  return [list.join(''), ...texts].join('\n---\n\n')
}

function licenceOf(folder: string, name: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:licenses\/)?(?:LICEN[CS]E|NOTICE)(?!S$)[\w.-]*$/i.test(path))
    .sort()
  if (!files.some((path) => /^lic/i.test(path))) throw new Error(`${name} has no licence to carry along`)
  return files.map((path) => readFileSync(join(folder, path), 'utf8').trim()).join('\n\n')
}
