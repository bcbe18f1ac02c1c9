import type { Setup } from '../flags/setup.js'

const help = `
Runs the sample pipeline over a small made-up set of English and Chinese
records, shows one record of each before and after, the account of the run, and
how to open the output.

Examples:
  prep demo
  prep demo --out /tmp/demo`

export const setupDemo: Setup = (command, session) => {
  command
    .option('-o, --out <path>', 'The output folder', 'demo-out')
    .option('-q, --quiet', 'Print errors only')
    .addHelpText('after', help)
    .action(async (flags: { out: string; quiet?: boolean }) => {
      const { demo } = await import('./demo.js')
      await demo(flags.out, flags.quiet ?? false, session)
    })
}
