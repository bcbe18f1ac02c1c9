import { isTalk } from './private-signs.js'
import { exercise as numbers, speaker } from './public-evidence.data.js'

/**
 * Tasks whose answers are made up, or in which it does not matter who is named: stories, dialogues, characters, poems;
 * grammar, spelling, lists of names to sort. Who is named in such a record is nobody, unless something private stands
 * beside the name or the words around it say whose it is.
 */

const works =
  'stor(?:y|ies)|storyline|tales?|fables?|poems?|limericks?|haikus?|ballads?|sonnets?|rhymes?|lyrics|dialogues?|scenes?|screenplays?|' +
  'characters?|protagonists?|villains?|heroes|hero|plots?|novels?|myths?|riddles?|jokes?|skits?|sketch|fictional|imaginary|fantasy|science fiction|monologues?'
const makes =
  'write|continue|tell|create|compose|generate|invent|make up|design|imagine|come up with|develop|draft|finish|complete|craft|give|construct|produce|describe|provide|read|think of'

/** "Write a short story about …", "Continue the dialogue between …", at the beginning of a line or a sentence. */
const fiction = new RegExp(
  `(?:^|\\n|[.!?:] )["“*# ]{0,4}(?:please |now |then |(?:can|could|would) you (?:please )?)?(?:${makes})\\b[^.\\n?!]{0,60}?\\b(?:${works})\\b`,
  'iu',
)
const language =
  /\b(?:(?:correct|fix|check|improve|edit|proofread)\b[^.\n?!]{0,40}\b(?:grammar|grammatical|spelling|punctuation|mistakes?|errors?)|grammatically|(?:the|this|a|these|following|given|each|two) sentences?\b|sentence:|alphabetical(?:ly)?|(?:sort|arrange|order)\b[^.\n?!]{0,24}\bnames\b|(?:passive|active) voice|verb tense|parts? of speech|proper nouns?|rhetorical question|multiple[- ]choice)/iu

const chineseFiction =
  /(?:写|寫|编|編|创作|創作|续写|讲|生成|构思|设计|想象|描述|撰写|创建|构建|改写|提供|给出|扮演)[^。！？\n]{0,24}(?:故事|小说|小說|童话|寓言|对话|對話|剧本|诗|詩|歌词|角色|人物|台词|笑话|小品|段子|情节|场景|科幻|相声|名字)/u
const chineseLanguage =
  /语法|造句|句子|病句|按字母|字母顺序|疑问句|反问句|修辞|拼写|应用题|数学题|选择题|标点|词性|专有名词/u

/** A task is short and begins with what it asks; a chat or a letter that speaks of stories is longer, or somebody speaks in it. */
const longestTask = 600
const longestOpening = 200

/** Whether a text asks for something that is made up or for an exercise, and for nothing of whoever asks. */
export function asksForMadeUp(text: string): boolean {
  if (text.length > longestTask) return false
  const opening = text.slice(0, longestOpening)
  const asks = [fiction, language, numbers, chineseFiction, chineseLanguage].some((task) =>
    task.test(opening),
  )
  return asks && !speaker.test(text) && !isTalk(text)
}
