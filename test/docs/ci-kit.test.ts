import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { packageRoot } from '../../src/base/package-root.js'
import { isWhole } from '../campaign.js'
import { folderWith } from '../cli/prep.js'
import { follow } from './shell.js'

const root = packageRoot()
const kit = join(root, 'examples/ci')

/** A step of a workflow that runs a command. */
interface Step {
  name?: string
  run?: string
}

const github = parse(readFileSync(join(kit, 'github.yml'), 'utf8')) as { jobs: { data: { steps: Step[] } } }
const gitlab = parse(readFileSync(join(kit, 'gitlab-ci.yml'), 'utf8')) as { data: { script: string[] } }
const steps = github.jobs.data.steps.flatMap(({ name = '', run }) =>
  run === undefined || name === 'Install' ? [] : [{ name, run }],
)
const samples = readFileSync(join(root, 'datasets/samples/people.en.jsonl'), 'latin1').split('\n')
const parent = mkdtempSync(join(tmpdir(), 'prep-ci-'))

/** Runs the commands in turn up to the first that fails. */
async function followAll(
  cwd: string,
  commands: readonly string[],
): Promise<{ code: number | null; done: number }> {
  for (const [done, command] of commands.entries()) {
    const { code, stderr } = await follow(command.replace(/^npx /, ''), cwd)
    if (code === 2) throw new Error(`${command} ended with 2: ${stderr}`)
    if (code !== 0) return { code, done }
  }
  return { code: 0, done: commands.length }
}

/** The project of a user who has copied the kit and written the reference. */
let project: string

beforeAll(async () => {
  project = folderWith({}, parent)
  cpSync(kit, join(project, 'ci'), { recursive: true })
  mkdirSync(join(project, 'data'))
  const rows = samples.filter((line) => !line.includes('\xe9') && isRecord(line))
  writeFileSync(join(project, 'data/people.jsonl'), rows.join('\n'), 'latin1')
  await followAll(project, ['prep profile data/ --state ci/reference.prof -q'])
})
afterAll(() => rmSync(parent, { recursive: true }))

function isRecord(line: string): boolean {
  try {
    return 'completion' in (JSON.parse(line) as object)
  } catch {
    return false
  }
}

function copied(): string {
  const folder = folderWith({}, parent)
  cpSync(project, folder, { recursive: true })
  return folder
}

const first = (text: string) => text.slice(0, text.indexOf('\n') + 1)

const faults: [string, (folder: string) => void][] = [
  [
    'Validate',
    (folder) =>
      appendFileSync(
        join(folder, 'data/people.jsonl'),
        `\n${first(readFileSync(join(folder, 'data/people.jsonl'), 'utf8'))}`,
      ),
  ],
  [
    'Drift',
    (folder) => {
      const path = join(folder, 'data/people.jsonl')
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('"hired":false', '"hired":true'))
    },
  ],
  [
    'Licences',
    (folder) => {
      const path = join(folder, 'ci/pipeline.yaml')
      writeFileSync(path, readFileSync(path, 'utf8').replace('cc-by-4.0', 'cc-by-nc-4.0'))
    },
  ],
]

describe('the kit for a CI', () => {
  it('runs the same commands at GitHub and at GitLab, but for annotations', () => {
    expect(steps.map(({ run }) => run.replace('github,', ''))).toEqual(gitlab.data.script)
    expect(steps.map(({ name }) => name)).toEqual(['Validate', 'Drift', 'Licences', 'Prepare', 'Verify'])
  })

  it('passes on data like the reference, and leaves its reports', async () => {
    const folder = copied()
    expect(await followAll(folder, gitlab.data.script)).toEqual({ code: 0, done: 5 })
    expect(readdirSync(join(folder, 'reports')).sort()).toEqual([
      'ATTRIBUTION.md',
      'NOTICE',
      'drift.html',
      'drift.xml',
      'licences.xml',
      'prepare.prom',
      'validate.xml',
    ])
    const [shard] = readdirSync(join(folder, 'prepared/train')).filter((name) => name.endsWith('.arrow'))
    appendFileSync(join(folder, 'prepared/train', shard), ' ')
    expect((await follow(steps[4].run.replace('npx ', ''), folder)).code).toBe(1)
  })

  it.runIf(isWhole).each(faults)(
    'stops at %s with exit code 1 where that is at fault',
    async (name, spoil) => {
      const folder = copied()
      spoil(folder)
      expect(
        await followAll(
          folder,
          steps.map(({ run }) => run),
        ),
      ).toEqual({
        code: 1,
        done: steps.findIndex((step) => step.name === name),
      })
    },
  )
})
