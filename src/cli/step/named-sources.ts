import { existsSync } from 'node:fs'
import { basename, extname } from 'node:path'
import type { InputSpec } from '../../schemas/options/pipeline.js'

/**
 * Inputs of a command line as sources by name: `en=a.jsonl zh=b.jsonl`, or files that a rule of `mix` names, as
 * `--weights a.jsonl=1,b.jsonl=2` does, by their path, their name, or that without its extensions. Other inputs stay as
 * they are.
 */
export function nameSources(input: InputSpec, options: Readonly<Record<string, unknown>>): InputSpec {
  const { path, ...rest } = input
  const paths = [path ?? []].flat()
  const asked = new Set(Object.values(options).flatMap(namesOf))
  const named = paths.map(
    (one) => splitName(one) ?? { name: namesOfFile(one).find((name) => asked.has(name)), path: one },
  )
  if (named.every(({ name }) => name === undefined)) return input
  const sources: Record<string, string[]> = {}
  for (const { name, path } of named) {
    const known = name ?? stemOf(path)
    sources[known] = [...(sources[known] ?? []), path]
  }
  return { ...rest, sources }
}

/** `en=a.jsonl`, where no file has the whole of that as its name. */
function splitName(path: string): { name: string; path: string } | undefined {
  const [, name, rest] = /^([^=/\\]+)=(.+)$/s.exec(path) ?? []
  return name === undefined || existsSync(path) ? undefined : { name, path: rest }
}

/** What a rule may call a file. */
function namesOfFile(path: string): string[] {
  return [path, basename(path), stemOf(path)]
}

function stemOf(path: string): string {
  const name = basename(path).replace(/\.(?:gz|zst)$/i, '')
  return name.slice(0, name.length - extname(name).length)
}

/** The names in a mapping. */
function namesOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}
