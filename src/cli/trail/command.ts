import type { Setup } from '../flags/setup.js'
import type { TrailFlags } from './print-trail.js'

const whyHelp = `
A row is named by its number in the output or in a shard, from 1, or by its id:
the input, its position there and, behind #, its copy number. The run must have
kept a trail: prep run --trail, or trail: true of the output.

Examples:
  prep run pipeline.yaml --trail
  prep why out/ 7
  prep why out/ data-00000-of-00001.arrow:7
  prep why out/ data.jsonl@0#1 --json`

const traceHelp = `
A record is named by the input and its first line there, from 1, or by the
position where it begins: the byte, or the number of the row from 0. The run
must have kept a trail: prep run --trail, or trail: true of the output.

Examples:
  prep run pipeline.yaml --trail
  prep trace out/ data.jsonl:7
  prep trace out/ data.jsonl@0 --json`

export const setupWhy: Setup = (command, session) => {
  command
    .argument('<output>', 'An output of prep with a trail')
    .argument('<row>', 'Its number, or SHARD:NUMBER, or its id')
    .option('--json', 'Print as JSON')
    .addHelpText('after', whyHelp)
  command.action(async (output: string, row: string, flags: TrailFlags) => {
    const { printWhy } = await import('./print-trail.js')
    printWhy({ output, name: row, flags }, session)
  })
}

export const setupTrace: Setup = (command, session) => {
  command
    .argument('<output>', 'An output of prep with a trail')
    .argument('<record>', 'INPUT:LINE or INPUT@POSITION')
    .option('--json', 'Print as JSON')
    .addHelpText('after', traceHelp)
  command.action(async (output: string, record: string, flags: TrailFlags) => {
    const { printTrace } = await import('./print-trail.js')
    printTrace({ output, name: record, flags }, session)
  })
}
