import type { DescribedCommand, DescribedFlag } from './describe-commands.js'

/** Scripts that shells complete `prep` by. They hold all words, so that completing starts no program. */
export const completionScripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

function bashScript(commands: readonly DescribedCommand[], program: string): string {
  const values = commands.flatMap(({ name, flags }) =>
    flags
      .filter(({ words }) => words.length > 0)
      .map(({ names, words }) => {
        const patterns = names.map((flag) => `${name}:${flag}`).join('|')
        return `    ${patterns}) words='${words.join(' ')}' ;;`
      }),
  )
  const files = commands.flatMap(({ name, flags }) => {
    const patterns = flags.filter(({ words, takesValue }) => takesValue && words.length === 0)
    return patterns.flatMap(({ names }) => names.map((flag) => `${name}:${flag}`))
  })
  return `# Completion of prep for bash: source <(prep completion bash)
_prep() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} words='' start=''
  COMPREPLY=()
  case $COMP_CWORD:\${COMP_WORDS[1]} in
    1:*) words='${[...commands.map(({ name }) => name), 'help'].join(' ')} --help --version' ;;
    2:help) words='${commands.map(({ name }) => name).join(' ')}' ;;
${commands
  .filter(({ words }) => words.length > 0)
  .map(({ name, words }) => `    2:${name}) words='${words.join(' ')}' ;;\n`)
  .join('')}  esac
  case \${COMP_WORDS[1]}:$prev in
${values.join('\n')}
    ${files.join('|')}) return ;;
  esac
  if [[ -n $words ]]; then
    [[ $cur == *,* ]] && start=\${cur%,*},
  elif [[ $cur == -* ]]; then
    case \${COMP_WORDS[1]} in
${commands.map(({ name, flags }) => `      ${name}) words='${flagNames(flags)}' ;;`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -P "$start" -W "$words" -- "\${cur##*,}"))
}
complete -o default -F _prep ${program}
`
}

function zshScript(commands: readonly DescribedCommand[], program: string): string {
  const pairs = (name: string, text: string) => `'${escaped(name).replaceAll(':', '\\:')}:${escaped(text)}'`
  return `#compdef ${program}
# Completion of prep for zsh: prep completion zsh > "\${fpath[1]}/_prep"
_prep() {
  local -a list
  local command=\${words[2]} prev=\${words[CURRENT-1]}
  if (( CURRENT == 2 )); then
    list=(${commands.map(({ name, summary }) => pairs(name, summary)).join(' ')})
    _describe command list
    return
  fi
  case $command:$prev in
${commands
  .flatMap(({ name, flags }) =>
    flags
      .filter(({ words }) => words.length > 0)
      .map(
        ({ names, words }) =>
          `    ${names.map((flag) => `${name}:${flag}`).join('|')}) _values -s , value ${words.join(' ')}; return ;;`,
      ),
  )
  .join('\n')}
  esac
  case $command in
${commands.map(({ name, flags, words }) => `    ${name}) list=(${flags.flatMap(({ names, help }) => names.map((flag) => pairs(flag, help))).join(' ')}); compadd -- ${words.join(' ')} ;;`).join('\n')}
  esac
  [[ $PREFIX == -* ]] && _describe option list || _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _prep "$@"; else compdef _prep ${program}; fi
`
}

function fishScript(commands: readonly DescribedCommand[], program: string): string {
  const lines = commands.flatMap(({ name, summary, words, flags }) => {
    const inside = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`
    return [
      `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d '${escaped(summary)}'`,
      ...(words.length > 0 ? [`${inside} -f -a '${words.join(' ')}'`] : []),
      ...flags.map((flag) => `${inside} ${fishFlag(flag)}`),
    ]
  })
  return `# Completion of prep for fish: prep completion fish > ~/.config/fish/completions/prep.fish\n${lines.join('\n')}\n`
}

function fishFlag({ names, help, takesValue, words }: DescribedFlag): string {
  const named = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const values = words.length > 0 ? [`-x -a '${words.join(' ')}'`] : takesValue ? ['-r'] : []
  return [...named, ...values, `-d '${escaped(help)}'`].join(' ')
}

function flagNames(flags: readonly DescribedFlag[]): string {
  return [...flags.flatMap(({ names }) => names), '--help'].join(' ')
}

/** For single quotes; a shell shows the beginning of a long sentence. */
function escaped(text: string): string {
  return text.replaceAll('\\', '').replaceAll("'", '’').replace(/\s+/g, ' ')
}
