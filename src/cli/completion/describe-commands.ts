import { loadAnonymizeTools } from '../../../transforms/index.js'
import { Command, type Option } from '../flags/commander.js'
import { WordOption } from '../flags/from-options.js'
import type { Setup } from '../flags/setup.js'
import type { Session } from '../terminal/session.js'

/** A command as the overview lists it, and the code that sets it up. */
export interface LoadableCommand {
  name: string
  summary: string
  load(): Promise<Setup>
}

/** A command as a shell completes it. */
export interface DescribedCommand {
  name: string
  summary: string
  /** What may stand as its first argument, beside files. */
  words: readonly string[]
  flags: readonly DescribedFlag[]
}

/** A flag as a shell completes it. */
export interface DescribedFlag {
  /** Such as `-o` and `--out`. */
  names: readonly string[]
  help: string
  takesValue: boolean
  /** The words that its value may be, or that a list of them is made of. */
  words: readonly string[]
}

/** Every command with its flags, as the help has them: they are set up as for a call. */
export async function describeCommands(
  entries: readonly LoadableCommand[],
  session: Session,
): Promise<DescribedCommand[]> {
  const extra = await wordsOfValues()
  const described: DescribedCommand[] = []
  for (const { name, summary, load } of entries) {
    const command = new Command(name)
    await (await load())(command, { ...session })
    const inner = command.commands.flatMap(({ options }) => options)
    const flags = [...command.options, ...inner].map((option) => describeFlag(option, extra))
    const words = name === 'completion' ? ['bash', 'zsh', 'fish'] : command.commands.map((sub) => sub.name())
    described.push({ name, summary, words, flags })
  }
  return described
}

function describeFlag(option: Option, extra: ReadonlyMap<string, readonly string[]>): DescribedFlag {
  const names = [option.short, option.long].filter((name) => name !== undefined)
  const own = option instanceof WordOption ? option.words : []
  const words = [...own, ...(extra.get(option.long ?? '') ?? [])]
  return { names, help: option.description, takesValue: option.required || option.optional, words }
}

/** What schemas leave open since a user may add to it: entities, and the presets of a policy. */
async function wordsOfValues(): Promise<Map<string, readonly string[]>> {
  const { listEntities, policyNames } = await loadAnonymizeTools()
  return new Map<string, readonly string[]>([
    ['--entities', listEntities().map(({ entity }) => entity)],
    ['--policy', policyNames],
  ])
}
