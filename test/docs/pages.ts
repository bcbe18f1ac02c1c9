import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../source-files.js'

/** The Markdown files of the project, from its root. */
export const markdownFiles: readonly string[] = [
  '.',
  'docs',
  'docs/zh',
  'docs/decisions',
  'examples',
  'datasets/samples',
]
  .flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
  .sort()

/** Pages that hold both languages themselves, or that one language is enough for. */
const single = ['docs/glossary.md']

/** Each page in English with the same page in Chinese. */
export const pairs: readonly (readonly [string, string])[] = [
  ...['README.md', 'examples/README.md'].map((path) => [path, path.replace('.md', '.zh-CN.md')] as const),
  ...markdownFiles
    .filter((path) => path.startsWith('docs/') && path.split('/').length === 2 && !single.includes(path))
    .map((path) => [path, `docs/zh/${basename(path)}`] as const),
]

function namesIn(folder: string): string[] {
  const path = join(root, folder)
  return existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.md')) : []
}
