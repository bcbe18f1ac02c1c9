/** Takes off what models put around an answer although they were asked not to. */

const fenced = /^```[\w-]*\n([\s\S]*?)\n?```$/
const tagged = /^<(text|文本)>\s*([\s\S]*?)\s*<\/\1>$/
const quoted = /^(?:"([^"]*)"|“([^”]*)”|「([^」]*)」)$/

/** The text that an answer gives in place of `before`: what is around both is not taken off. */
export function cleanAnswer(answer: string, before = ''): string {
  let text = answer.trim()
  for (const [pattern, group] of [
    [tagged, 2],
    [fenced, 1],
  ] as const) {
    const inner = pattern.test(before.trim()) ? undefined : pattern.exec(text)?.[group]
    if (inner !== undefined) text = inner.trim()
  }
  const [, ...inner] = quoted.test(before.trim()) ? [] : (quoted.exec(text) ?? [])
  return (inner.find((part) => part !== undefined) ?? text).trim()
}
