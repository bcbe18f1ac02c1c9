import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../src/base/package-root.js'
import type { RunReport } from '../../src/schemas/run-report.js'
import { type BadStep, badSteps, moduleOf } from './bad-steps.data.js'
import { firstLine, harmsOf, temporaryLeftovers } from './compare.js'
import { callPrep, type Ending } from './prep-process.js'
import { type Harm, harm, type Section, type Setting, type Trial } from './trial.js'

/** Transforms of a user's own that break their contract: the run ends with exit code 2, names the step, publishes nothing. */
export const steps: Section = {
  about: 'steps of a user that break their contract',
  trials: stepTrials,
}

/** Stands in every record; no message may quote it. */
const secret = 'zebra-7731'
const rowCount = 4000

async function* stepTrials({ folder, draws }: Setting): AsyncGenerator<Trial> {
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(packageRoot(), join(folder, 'node_modules/prepkit'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'in.jsonl'), linesWithSecret())
  const start = draws.below(badSteps.length)
  for (let i = 0; i < badSteps.length; i++)
    for (const workers of [0, 2]) {
      const step = badSteps[(start + i) % badSteps.length]
      yield await tryStep(folder, { step, workers })
    }
}

function linesWithSecret(): string {
  return Array.from(
    { length: rowCount },
    (_, id) => `${JSON.stringify({ id, prompt: `${secret} ${id}` })}\n`,
  ).join('')
}

async function tryStep(cwd: string, { step, workers }: { step: BadStep; workers: number }): Promise<Trial> {
  writeFileSync(join(cwd, 'misbehaves.js'), moduleOf(step))
  writeFileSync(
    join(cwd, 'pipeline.json'),
    JSON.stringify({
      input: 'in.jsonl',
      steps: [{ './misbehaves.js': {} }],
      output: 'out/',
      errors: { stepTimeout: step.stepTimeout },
    }),
  )
  const ending = await callPrep({
    args: ['run', 'pipeline.json', '-q', '--workers', String(workers)],
    cwd,
    nodeOptions: step.nodeOptions,
    patienceMs: 90_000,
  })
  const harms = [...harmsOf(ending), ...endHarms(ending, { step, cwd }), ...temporaryLeftovers(cwd)]
  for (const name of ['out', 'tmp']) rmSync(join(cwd, name), { recursive: true, force: true })
  return { attack: 'a step that breaks its contract', what: `${step.name}, ${workers} workers`, harms }
}

function endHarms(
  { code, signal, stderr, isHung }: Ending,
  { step, cwd }: { step: BadStep; cwd: string },
): Harm[] {
  if (isHung) return []
  const manifest = join(cwd, 'out/manifest.json')
  if (code === 0 && isAllowedToEndWell(step, join(cwd, 'out/report.json'))) return []
  const harms: Harm[] = []
  if (code !== 2) harms.push(harm('wrong exit', `exit ${code}, signal ${signal}: ${firstLine(stderr)}`))
  if (!stderr.includes('misbehaves'))
    harms.push(harm('wrong exit', `the step is not named: ${firstLine(stderr)}`))
  if (stderr.includes(secret)) harms.push(harm('leftover', 'the message quotes a record'))
  if (existsSync(manifest)) harms.push(harm('rows lost', 'the output was published'))
  return harms
}

/** Whether all rows were written, or some rejected by the step, as far as this step allows. */
function isAllowedToEndWell({ mayPass, mayReject }: BadStep, reportPath: string): boolean {
  if (mayPass !== true && mayReject !== true) return false
  const { rows } = JSON.parse(readFileSync(reportPath, 'utf8')) as RunReport
  const isWhole = rows.read === rowCount && rows.read === rows.rejected + rows.written
  return isWhole && (mayPass === true || rows.rejected > 0)
}
