import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The licences and notices of packages, each under its name and version. Throws where a package has none. */
export function licencesOf(modules: string, names: readonly string[]): string {
  return names.map((name) => licenceOf(join(modules, name), name)).join('\n---\n\n')
}

function licenceOf(folder: string, name: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^(?:licenses\/)?(?:LICEN[CS]E|NOTICE)(?!S$)[\w.-]*$/i.test(path))
    .sort()
  if (!files.some((path) => /^lic/i.test(path))) throw new Error(`${name} has no licence to carry along`)
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8').trim())
  return `${name} ${version}\n\n${texts.join('\n\n')}\n`
}
