import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { PrepError } from '../../src/base/errors.js'
import { parseLocated } from '../../src/base/yaml.js'

/** A template as it was written, and where it stands. */
export interface GivenTemplate {
  value: unknown
  /** Such as `Template 3` or, with its line, what `at` of an error says. */
  line: number | undefined
}

/**
 * Reads a file of templates: a text a line; JSON Lines of texts or objects; a list of those in YAML or JSON. Empty lines, and of
 * plain text those that begin with `#`, are passed over. Throws `not_found` and `bad_option`.
 */
export async function readTemplates(path: string): Promise<GivenTemplate[]> {
  const text = contentOf(path)
  const kind = kindOf(path, text)
  if (kind === 'text')
    return linesOf(text)
      .filter(({ value }) => !value.startsWith('#'))
      .map(({ value, line }) => ({ value: { text: value }, line }))
  if (kind === 'objects')
    return linesOf(text).map(({ value, line }) => ({ value: parsedLine(value, { path, line }), line }))
  const { value, locate } = await parseLocated(text, path)
  const list = Array.isArray(value) ? value : Object(value).templates
  if (!Array.isArray(list))
    throw new PrepError(
      'bad_option',
      'The file holds no list of templates. Write each behind a dash, or under "templates"',
      {
        at: { source: path },
      },
    )
  const above = Array.isArray(value) ? [] : ['templates']
  return list.map((one: unknown, i) => ({ value: one, line: locate([...above, i], false)?.line }))
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
  } catch (cause) {
    throw new PrepError('not_found', `The file of templates "${path}" cannot be read. Check the path`, {
      cause,
    })
  }
}

function kindOf(path: string, text: string): 'text' | 'objects' | 'yaml' {
  const extension = extname(path).toLowerCase()
  if (/^\.(?:ya?ml|json)$/.test(extension)) return 'yaml'
  if (/^\.(?:jsonl|ndjson)$/.test(extension)) return 'objects'
  return text.trimStart().startsWith('{"') ? 'objects' : 'text'
}

function linesOf(text: string): { value: string; line: number }[] {
  return text
    .split(/\r?\n/)
    .map((value, i) => ({ value, line: i + 1 }))
    .filter(({ value }) => value.trim() !== '')
}

function parsedLine(text: string, { path, line }: { path: string; line: number }): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new PrepError('bad_option', 'The line is no JSON. Write a template a line, or name the file .txt', {
      at: { source: path, line },
    })
  }
}
