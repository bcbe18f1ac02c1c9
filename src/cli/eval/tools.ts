import { readFile } from 'node:fs/promises'
import { loadEvaluation } from '../../../transforms/index.js'
import { PrepError, placeError } from '../../base/errors.js'
import type { GoldSamples, SpanUnit, ToolResult } from './result.js'

/** Spans of another tool as they are named on the command line. */
export interface ToolFile {
  name: string
  path: string
}

/** Reads `presidio=spans.jsonl`, or a path alone, whose name then is the tool's. */
export function toolFile(text: string): ToolFile {
  const split = text.indexOf('=')
  if (split > 0) return { name: text.slice(0, split), path: text.slice(split + 1) }
  const base = text.split('/').at(-1) ?? text
  return { name: base.replace(/\.[^.]*$/, ''), path: text }
}

/** How spans of other tools are compared with gold. */
export interface ToolComparison {
  samples: GoldSamples
  unit: SpanUnit | undefined
  /** The options of the evaluation. */
  options: Record<string, unknown>
}

/** Compares the spans of each tool with the same gold. Throws `not_found` or `bad_input`, naming the file. */
export async function compareTools(
  tools: readonly ToolFile[],
  { samples, unit, options }: ToolComparison,
): Promise<ToolResult[]> {
  const { evaluateSpans, readSpans } = await loadEvaluation()
  const results: ToolResult[] = []
  for (const { name, path } of tools) {
    const content = await readText(path)
    try {
      const { spans, offsets } = readSpans(content, samples, unit)
      results.push({ name, file: path, offsets, ...evaluateSpans(samples, spans, options) })
    } catch (error) {
      const isOfFile = error instanceof PrepError && error.code === 'bad_input'
      throw isOfFile ? placeError(error, { source: path }) : error
    }
  }
  return results
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new PrepError('not_found', `Spans "${path}" cannot be read (${code}). Name a file`, { cause })
  }
}
