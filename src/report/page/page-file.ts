import { existsSync, statSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { PrepError } from '../../base/errors.js'
import { optionName } from '../../base/option-name.js'

/** The page may take the place of an earlier one, of nothing else. Throws `output_exists`. */
export async function refuseOther(path: string): Promise<void> {
  if (!existsSync(path) || !statSync(path).isFile()) return
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    if (bytesRead === 0 || /^\s*<(?:!doctype|html)/i.test(buffer.toString('latin1', 0, bytesRead))) return
  } finally {
    await file.close()
  }
  throw new PrepError(
    'output_exists',
    `"${path}" is there and is no page. Name another file with ${optionName('html')}`,
  )
}

/** Writes a page. Throws `write_failed`. */
export async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new PrepError(
      'write_failed',
      `The page "${path}" cannot be written (${code}). Name a file in a folder that is there and may be written to`,
      { cause },
    )
  }
}
