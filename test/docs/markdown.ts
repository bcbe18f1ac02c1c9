/** Markdown as the tests of the documents see it: fenced blocks, headings, links. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../source-files.js'
import { withoutTypes } from './modules.js'

/** A fenced block of a Markdown file. */
export interface Block {
  /** Where it stands, such as `README.md:17`. */
  place: string
  language: string
  code: string
}

/** A Markdown file. */
export interface Page {
  /** From the root of the repository, such as `docs/loading.md`. */
  path: string
  text: string
  blocks: readonly Block[]
}

/** A page by its path from the root of the repository. */
export function readPage(path: string): Page {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, blocks: fencedBlocks(path, text) }
}

export function fencedBlocks(path: string, markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(({ 1: language, 2: code, index }) => ({
    place: `${path}:${markdown.slice(0, index).split('\n').length}`,
    language,
    code,
  }))
}

/** The code of a block without comments and formatting, so that two languages can comment the same code. */
export function bareCode({ language, code }: Block): string {
  if (language === 'ts' || language === 'js') return withoutTypes(code, { removeComments: true })
  if (language === 'yaml') return JSON.stringify(parse(code))
  // What the boxes of a diagram are called is prose; how many there are, and what leads where, is not.
  if (language === 'mermaid') return code.replace(/"[^"\n]*"/g, '""')
  const lines = code.split('\n').map((line) => line.replace(/(?:^|\s+)#.*$/, '').trimEnd())
  return lines.filter((line) => line !== '').join('\n')
}

/** The name that a block gives itself in a comment on its first line: `# pipeline.yaml`, `// shout.js: …`. */
export function fileNameOf({ code }: Block): string | undefined {
  return /^(?:#|\/\/) ([\w.-]+\.[a-z]+)(?=\s|:|：|$)/.exec(code)?.[1]
}

/** The marks of the headings of a page, in order: two languages have the same. */
export function headingMarks({ text }: Page): string[] {
  return withoutBlocks(text).match(/^#+(?= )/gm) ?? []
}

/** How many rows and columns each table has, in order: two languages have the same. */
export function tableShapes({ text }: Page): string[] {
  const tables = withoutBlocks(text).match(/(?:^\|.*\|\n)+/gm) ?? []
  return tables.map((table) => {
    const rows = table.trimEnd().split('\n')
    return `${rows.length} rows of ${rows[0].replace(/\\\|/g, '').split('|').length - 2}`
  })
}

/** The names by which GitHub links to the headings of a page. */
export function anchorsOf({ text }: Page): string[] {
  const headings = withoutBlocks(text).matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
}

/** The targets of the links and pictures of a page. */
export function linksOf({ text }: Page): string[] {
  return [...withoutBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)
}

function withoutBlocks(text: string): string {
  return text.replace(/^```.*?^```$/gms, '')
}
