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
  'write|continue|tell|create|compose|generate|invent|make up|design|imagine|come up with|develop|draft|finish|complete|craft|give|construct|produce|describe|provide|read|think of|build'

/** "Write a short story about …", "Continue the dialogue between …", at the beginning of a line or a sentence. */
const fiction = new RegExp(
  `(?:^|\\n|[.!?:] |\\b[QA]: ?)["“*# ]{0,4}(?:please |now |then |(?:can|could|would) you (?:please )?)?(?:${makes})\\b[^.\\n?!]{0,60}?\\b(?:${works})\\b`,
  'iu',
)
const language =
  /\b(?:(?:correct|fix|check|improve|edit|proofread)\b[^.\n?!]{0,40}\b(?:grammar|grammatical|spelling|punctuation|mistakes?|errors?)|grammatically|(?:the|this|a|these|following|given|each|two) sentences?\b|sentence:|alphabetical(?:ly)?|(?:sort|arrange|order)\b[^.\n?!]{0,24}\bnames\b|(?:passive|active) voice|fill in (?:the )?(?:blanks?|gaps?|missing)|(?:blanks?|gaps?) with|prepositions?|odd one out|conjugat\p{L}+|pronouns?|adjectives?|adverbs?|synonyms?|antonyms?|idioms?|proverbs?|anagrams?|apostrophes?|punctuate|verb tense|parts? of speech|proper nouns?|rhetorical question|multiple[- ]choice)/iu
/** An assistant that is to speak as somebody else. */
const playing =
  /\b(?:[Rr]ole[- ]?play|[Pp]retend to be|[Aa]ct as|[Ii]mpersonate|in the voice of|[Yy]ou are [A-Z][a-z])/
/** Whoever asks for something speaks of himself in no other way than this. */
const forMyself =
  /[帮幫给給替教为為劝勸陪逗哄跟对對问問夸][我俺]|告[诉訴]我|\b(?:give|tell|show|help|write|teach|find|make|get|draft|generate|create|suggest|recommend|explain to) me\b/giu

const chineseFiction =
  /(?:写|寫|编|編|创作|創作|续写|讲|生成|构思|设计|想象|描述|撰写|[起取想]|创建|构建|改写|提供|给出|扮演)[^。！？\n]{0,24}(?:故事|小说|小說|童话|寓言|对话|對話|剧本|诗|詩|歌词|角色|人物|台词|笑话|小品|散文|白话文|文言文|请假条|情书|祝福语|朋友圈|口号|店名|昵称|小品|段子|情节|场景|科幻|相声|名字)|扮演|假[装裝]|模仿|[用以][^。！？\n]{1,10}的(?:口[气吻氣]|语[气调]|語[氣調]|身份|[视視]角|[风風]格)/u
const chineseLanguage =
  /语法|造句|句子|病句|按字母|字母顺序|疑问句|反问句|修辞|拼写|应用题|数学题|选择题|标点|词性|专有名词/u

/** An example sentence is not of whoever asks about it: “I have lived here”. */
const quoted = /[“"「][^“”"「」\n]{1,120}[”"」]/gu

/** A question with the answers to choose from, or a text to go on with: whoever is named in it is nobody. */
const quiz =
  /(?:^|\n|[.?!] )(?:(?:answer )?(?:options|choices) ?:|(?:choose|select|pick) (?:the (?:most |best |correct |right )|your answer|from the following|one of the)|premise:|(?:please )?continue (?:writing )?the following)/iu
const longestQuiz = 4000

/** A task is short and begins with what it asks; a chat or a letter that speaks of stories is longer, or somebody speaks in it. */
const longestTask = 600
const longestOpening = 200

/** Whether a text asks for something that is made up or for an exercise, and for nothing of whoever asks. */
export function asksForMadeUp(text: string): boolean {
  if (text.length <= longestQuiz && quiz.test(text)) return true
  if (text.length > longestTask) return false
  const opening = text.slice(0, longestOpening)
  if (numbers.test(text) && !isPersonal(text)) return true
  const asks = [fiction, language, playing, chineseFiction, chineseLanguage].some((task) =>
    task.test(opening),
  )
  return asks && !isPersonal(text)
}

/** Whether whoever asks speaks of himself, or talks. */
function isPersonal(text: string): boolean {
  const asked = text.replace(quoted, ' ').replace(forMyself, ' ')
  return speaker.test(asked) || isTalk(asked)
}

const task =
  /(?:^|\n|[.!?:] )["“*# ]{0,4}(?:please |(?:can|could|would) you (?:please )?)?(?:write|explain|describe|list|name|give|tell|create|generate|suggest|recommend|plan|compare|summari[sz]e|outline|compose|draft|translate|define|design|discuss|provide|identify|classify|find|make|show|design|act as|imagine|complete|continue|edit|rewrite|convert|calculate|who|what|when|where|why|how|which|is|are|was|were|did|does|do|in what|in which|on what)\b|\?\s*$|[？]\s*$|(?:请|請|写|寫|介绍|介紹|解释|解釋|说明|說明|列出|推荐|推薦|为什么|為什麼|什么|什麼|如何|怎么|怎麼|哪[些个個]|翻译|翻譯|比较|比較|设计|設計|生成|描述|概括|总结|總結|创作|創作|给|給|用)/iu
/** Whoever asks so has people of his own in mind, whom an answer may name. */
const ofOwn =
  /\b(?:our|us|staff|colleagues?|customers?|clients?|patients?|employees?|tenants?|applicants?|candidates?|attendees?|tickets?|transcripts?|minutes|meeting|résumé|resume|cv|invoice|on call|on duty|tonight|today|tomorrow|this week|contact (?:person|details|for)|in charge|assigned|responsible)\b|我|咱|本公司|公司里|同事|客户|客戶|患者|病人|员工|員工|租客|候选人|工单|会议|會議|简历|簡歷|值班|负责人|負責人|联系人/iu

/** Whether a text asks anything of the world or of an assistant's skill: who is named in the answer alone is known to everybody, or made up. */
export function asksOfNobody(text: string): boolean {
  return (
    text.length <= longestTask &&
    task.test(text) &&
    !ofOwn.test(text.replace(forMyself, ' ')) &&
    !isPersonal(text)
  )
}
