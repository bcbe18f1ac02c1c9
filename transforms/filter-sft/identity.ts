import type { Exchange } from './exchanges.js'

/** Answers that name another model, or its makers, as the one who speaks; and how they come to name one's own. */

/** Who a model is to say that it is. */
export interface Identity {
  name: string
  maker: string
}

const makers =
  'OpenAI|Anthropic|Google|DeepMind|Meta(?: AI)?|Microsoft|Alibaba|Baidu|Tencent|ByteDance|Mistral(?: AI)?|Cohere|DeepSeek|Zhipu(?: AI)?|Moonshot(?: AI)?|01\\.AI|xAI|LMSYS|Stability AI|Databricks|Allen Institute for AI|阿里(?:巴巴|云)?|百度|腾讯|字节跳动|智谱(?:AI)?|月之暗面|深度求索|讯飞|科大讯飞|华为'
const assistants =
  'Chat ?GPT|GPT-?[345](?:[.\\w-]*)|Claude|Bard|Gemini|LLaMA|Llama|Vicuna|Alpaca|Copilot|Qwen|Mistral|Mixtral|DeepSeek(?:-\\w+)?|Open Assistant|ChatGLM(?:-?\\w+)?|ERNIE(?: Bot)?|Grok|通义千问|文心一言|豆包|讯飞星火|智谱清言|混元|盘古'
const claim = new RegExp(
  [
    `\\b(?:I am|I['’]m|[Mm]y name is|[Cc]all me) (?:${assistants})\\b`,
    `\\b(?:I am|I['’]m|I was|[Aa]s) an? [^.!?\\n]{0,60}\\b(?:trained|developed|created|made|built|designed) by (?:${makers})\\b`,
    `\\bI (?:was|am|have been) (?:trained|developed|created|made|built|designed) by (?:the )?(?:${makers})\\b`,
    `我(?:是|叫)(?:由)?[^。！？\\n]{0,12}(?:${assistants})`,
    `我是(?:一[个名款种位])?(?:由|来自|被)?(?:${makers})[^。！？\\n]{0,20}(?:开发|训练|研发|创建|打造|推出|设计|模型|助手)`,
    `我(?:由|是被)(?:${makers})[^。！？\\n]{0,10}(?:开发|训练|研发|创建|打造|推出)`,
  ].join('|'),
  'u',
)

/** Whether an answer says that it is another model, or of whose making it is. */
export function claimsIdentity({ answer }: Exchange): boolean {
  return claim.test(answer)
}

/** Whether a text claims to be another model than this one. */
export function claimsOther({ name, maker }: Identity, text: string): boolean {
  return claim.test(text) && claim.test(text.replaceAll(name, '\u2026').replaceAll(maker, '\u2026'))
}

const names = new RegExp(
  `(?:(${assistants})|(?:the )?(?:${makers})(?: AI| Cloud| DeepMind| Research|公司|集团)?)(?![A-Za-z])`,
  'gu',
)
const sentences = /[^.!?。！？\n]+(?:\.(?=\S)[^.!?。！？\n]+)*[.!?。！？\n]*/gu
/** What stands before a name that is not that of the speaker. */
const isOther =
  /(?:\b(?:than|unlike|like|not|different from|versus|vs\.?|compared to|with|and)|不是|不同于|比|像|与|和|跟)\s*$/iu
const isMaker = /(?:\b(?:by|at|from)(?: the)?|由|来自|被)\s*$/iu

/**
 * A text in which each sentence that claims to be another model names this one and its maker instead. Nothing else changes,
 * and no name behind a word such as "than".
 */
export function claimedFor({ name, maker }: Identity, text: string): string {
  return text.replace(sentences, (sentence) => {
    if (!claim.test(sentence)) return sentence
    return sentence.replace(names, (found: string, assistant: string | undefined, at: number) => {
      const before = sentence.slice(0, at)
      if (isOther.test(before)) return found
      return assistant === undefined || isMaker.test(before) ? maker : name
    })
  })
}
