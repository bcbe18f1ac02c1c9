/**
 * What the assistant says, under a template that does not mark it. A turn is what the loop over the messages renders for
 * it, without what the template gives the model to begin with: that is found by rendering the conversation up to the
 * turn with `add_generation_prompt`. Where the two do not fit together nothing is guessed.
 */
import type { Chat, RenderedChat } from './chat.js'
import type { Region, Run } from './jinja/scope.js'
import { RenderFault } from './python/faults.js'
import type { Dict, Value } from './python/values.js'

type Render = (chat: Chat, watched?: Map<Value, Region>) => Run

/** The text of a conversation with the turns of the assistant, in units of UTF-16. Throws `RenderFault`. */
export function assistantSpans(chat: Chat, render: Render): RenderedChat {
  const turns = chat.messages.flatMap((message, i) => (message.get('role') === 'assistant' ? [i] : []))
  const { text, regions } = renderTurns(chat, { turns, render })
  if (chat.messages.some(isResult)) refuseResultsInTurns(chat, { turns, render, text, regions })
  const spans = turns.flatMap((turn, k) => spanOf(turn, { chat, render, text, region: regions[k] }))
  for (let i = 1; i < spans.length; i++) if (spans[i] < spans[i - 1]) throw unclear()
  return { text, spans }
}

function renderTurns(chat: Chat, { turns, render }: { turns: readonly number[]; render: Render }) {
  const watched = new Map<Value, Region>()
  for (const turn of turns) watched.set(chat.messages[turn], { start: 0, end: 0, count: 0 })
  const { text } = render(chat, watched)
  return { text, regions: turns.map((turn) => watched.get(chat.messages[turn]) as Region) }
}

function isResult(message: Dict): boolean {
  return message.get('role') === 'tool'
}

/** Some templates write the results of calls into the turn that made them. With other results the turn is another one then. */
function refuseResultsInTurns(
  chat: Chat,
  {
    turns,
    render,
    text,
    regions,
  }: { turns: readonly number[]; render: Render; text: string; regions: readonly Region[] },
): void {
  const messages = chat.messages.map((message) =>
    isResult(message) ? new Map([...message, ['content', `${String(message.get('content'))}.`]]) : message,
  )
  const other = renderTurns({ ...chat, messages }, { turns, render })
  const turnIn = (whole: string, { start, end }: Region) => whole.slice(start, end)
  if (regions.some((region, k) => turnIn(text, region) !== turnIn(other.text, other.regions[k])))
    throw unclear()
}

interface Turn {
  chat: Chat
  render: Render
  text: string
  region: Region
}

function spanOf(i: number, { chat, render, text, region }: Turn): [start: number, end: number] {
  const before = { ...chat, messages: chat.messages.slice(0, i) }
  const asked = textOf({ ...before, addGenerationPrompt: true }, render)
  if (region.count === 0) {
    // No loop goes over the messages: both ends have to be those of texts that begin the whole.
    const upTo = textOf(
      { ...chat, messages: chat.messages.slice(0, i + 1), addGenerationPrompt: false },
      render,
    )
    if (asked === undefined || upTo === undefined || !text.startsWith(upTo) || !upTo.startsWith(asked))
      throw unclear()
    return [asked.length, upTo.length]
  }
  const { start, end, count } = region
  if (count > 1 || asked === undefined) throw unclear()
  if (text.startsWith(asked) && asked.length >= start && asked.length <= end) return [asked.length, end]
  const silent = textOf({ ...before, addGenerationPrompt: false }, render)
  if (silent === undefined || !asked.startsWith(silent)) throw unclear()
  // A template may begin a thought for the model, and leave it out of what was said before.
  const prompt = asked.slice(silent.length)
  const bare = prompt.replace(/<think>\s*(?:<\/think>\s*)?$/, '')
  const head = [prompt, bare].find((one) => text.startsWith(one, start) && start + one.length <= end)
  if (head === undefined) throw unclear()
  return [start + head.length, end]
}

/** The text of a part of the conversation; `undefined` where the template refuses it. */
function textOf(chat: Chat, render: Render): string | undefined {
  try {
    return render(chat).text
  } catch (cause) {
    // Templates refuse conversations that end early; then this turn has no exact beginning.
    if (cause instanceof RenderFault) return undefined
    throw cause
  }
}

function unclear(): RenderFault {
  return new RenderFault('no_exact_mask', 'where the assistant begins cannot be told')
}
