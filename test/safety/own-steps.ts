import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { folderWith, type PrepOptions, type PrepResult, prep, prepHere } from '../cli/prep.js'
import { makeProject } from '../docs/project.js'

/** Stands in the record at which a step breaks, and in what it throws: nothing that is printed may quote it. */
export const secret = 'zebra-7731'

/** A module of a step that keeps all rows. `open` is the code of its function, in which `prepkit` is everything. */
export function stepModule(name: string, open: string, plan = ''): string {
  return `import * as prepkit from 'prepkit'
${plan}
export const transform = prepkit.defineTransform({
  name: '${name}',
  summary: 'A step of a test',
  examples: [],
  options: prepkit.z.strictObject({}),
  plan: (schema) => ({ schema, reads: ['text'], writes: ['text'], effects: { rows: 'kept' } }),
  open: ${open},
})
`
}

/** A step that acts at every text with the secret, before it is given back as it was. */
export function actsAtSecret(name: string, act: string): string {
  return stepModule(
    name,
    `() => (batch) => new prepkit.TextLens(batch, 'text').rewrite((text) => {
      if (text.includes('${secret}')) { ${act} }
      return undefined
    })`,
  )
}

/** Rows of `{ id, text }`, as JSON Lines; those of these numbers hold the secret. */
export function rowsWith(count: number, secretAt: readonly number[]): string {
  const text = (id: number) => (secretAt.includes(id) ? `about ${secret}` : `text ${id}`)
  return Array.from({ length: count }, (_, id) => `${JSON.stringify({ id, text: text(id) })}\n`).join('')
}

/** A project with prepkit, `rows.jsonl`, the steps and a pipeline that runs them one after the other. */
export function projectWith(
  steps: Record<string, string>,
  { rows, pipeline = {}, parent }: { rows: string; pipeline?: object; parent?: string },
): string {
  const files = Object.fromEntries(Object.entries(steps).map(([name, code]) => [`${name}.mjs`, code]))
  const whole = {
    input: 'rows.jsonl',
    steps: Object.keys(steps).map((name) => ({ [`./${name}.mjs`]: {} })),
    output: 'out',
    ...pipeline,
  }
  const contents = { ...files, 'rows.jsonl': rows, 'pipeline.json': JSON.stringify(whole) }
  const cwd = folderWith(contents, parent)
  makeProject(cwd)
  return cwd
}

/** How a pipeline is run. */
interface ProjectRun extends PrepOptions {
  workers: number
  args?: readonly string[]
}

/** Runs the pipeline of a project with that many workers, which are threads of this process. */
export function runProject(cwd: string, run: ProjectRun): Promise<PrepResult> {
  return prepHere(argsOf(run), { cwd, ...run })
}

/** {@link runProject} by a program of its own, for what may end the process. */
export function startProject(cwd: string, run: ProjectRun): Promise<PrepResult> {
  return prep(argsOf(run), { cwd, ...run })
}

function argsOf({ workers, args = ['-q'] }: ProjectRun): string[] {
  return ['run', 'pipeline.json', '--workers', `${workers}`, ...args]
}

/** Whether the output of a project can be read by now: it may not, where its run failed. */
export function isPublished(cwd: string): boolean {
  return existsSync(join(cwd, 'out/state.json'))
}
