import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PrepError } from '../base/errors.js'
import { parseLocated } from '../base/yaml.js'

/** The name of the dataset card of the Hugging Face Hub. */
export const cardName = 'README.md'

/**
 * The licence that the dataset card of a folder declares, or the one above it, where data often lies below its card. Of
 * several all hold. `undefined` where there is none; of a card that cannot be read the caller is notified.
 */
export async function cardLicense(
  folder: string,
  onNotice: ((message: string) => void) | undefined,
): Promise<string | undefined> {
  for (const place of new Set([folder, dirname(folder)])) {
    const path = join(place, cardName)
    const front = frontMatter(path)
    if (front === undefined) continue
    try {
      const declared = licenseIn((await parseLocated(front, path)).value)
      if (declared !== undefined) return declared
    } catch (error) {
      if (!(error instanceof PrepError)) throw error
      onNotice?.(`The dataset card "${path}" is no YAML at its head, so no licence is taken from it`)
    }
  }
  return undefined
}

/** What stands between the two lines of dashes at the head of a card. */
function frontMatter(path: string): string | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw new PrepError('bad_input', `"${path}" cannot be read. Check the file`, { cause: error })
  }
  return /^---\r?\n(.*?)\r?\n---(?:\r?\n|$)/s.exec(text)?.[1]
}

function licenseIn(value: unknown): string | undefined {
  const { license, license_name: name } = Object(value) as { license?: unknown; license_name?: unknown }
  const declared = license === 'other' && typeof name === 'string' ? name : license
  const all = [declared].flat().filter((one): one is string => typeof one === 'string' && one !== '')
  if (all.length <= 1) return all[0]
  return all.map((one) => `(${one})`).join(' AND ')
}
