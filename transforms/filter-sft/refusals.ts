import type { Exchange } from './exchanges.js'

/**
 * Answers that refuse, or that speak of the model in place of the matter. Its phrases are those by which published cleaned
 * sets were filtered (ShareGPT_Vicuna_unfiltered, AlpacaDataCleaned), as whole sentences and at the head of an answer only:
 * a letter that says "I'm sorry, but I cannot come" is no refusal.
 */

const headLength = 200

const cannot =
  "(?:can['’]?t|cannot|can not|am (?:unable|not able) to|am not (?:programmed|designed) to|won['’]?t)"
const deeds =
  '(?:help|assist|provide|answer|fulfill?|comply|create|generate|write|offer|support|engage|participate|access|browse|open|view|see|display|play|discuss|share|do that|respond|complete|perform|produce|give|retrieve|estimate|determine|predict|find|read|summari[sz]e|identify|analy[sz]e|verify|draw|design|compose)\\b'

const english = [
  `\\b(?:I['’]?m|I am) (?:very |really |truly )?sorry,? (?:but )?(?:as an? [^,.\\n]{2,40},? )?I (?:(?:do not|don['’]?t) have (?:access|the|enough|any|information|real)|${cannot} ${deeds})`,
  `\\bas an? (?:AI|artificial intelligence|large language model|language model)[^.!?\\n]{0,40}?,? I(?:['’]m| am)? (?:do not|don['’]?t|${cannot}|not|unable|incapable)\\b`,
  `\\b(?:I am|I['’]m) an? (?:AI|language model)[^.!?\\n]{0,40} (?:and|so|which) (?:I )?(?:do not|don['’]?t|${cannot})\\b`,
  `^(?:unfortunately|sorry|apologies|I apologi[sz]e)[,.!]? (?:but )?(?:I|as an? AI)\\b[^.!?\\n]{0,40}\\b${cannot} ${deeds}\\b`,
  `^I ${cannot} ${deeds}\\b[^.!?\\n]{0,80}\\b(?:request|information|that|this|instructions?|content|opinions?|advice|as an AI)\\b`,
  `^(?:As an AI[^.!?\\n]{0,40},? )?I (?:do not|don['’]?t) have (?:the (?:ability|capability|data)|access|personal|any personal|a physical)\\b`,
]
const chinese = [
  '(?:抱歉|对不起|遗憾)[，,！!。]?[^。！？\\n]{0,24}(?:无法|不能|不会|没有办法|没办法|还没有学习)',
  '作为[^。！？\\n]{0,16}(?:AI|人工智能|语言模型|模型|机器人|助手|程序)[^。！？\\n]{0,12}(?:无法|不能|没有办法|没办法|没有(?:个人)?(?:情感|感情|意见|观点|喜好|感受|身体|实体|亲身)|不具备|不具有)',
  '^我(?:无法|不能|没有办法|没办法)(?:回答|提供|协助|满足|帮助|完成|执行|处理|访问|打开|查看|浏览|生成)',
]
const refusal = new RegExp([...english, ...chinese].join('|'), 'iu')

/** An answer that begins with what gives it, whether or not it answers. */
const boilerplate =
  /\bas an? (?:AI|artificial intelligence)(?: (?:language )?(?:model|assistant|system|chatbot))?,? (?:I\b|it is\b)|\bas a (?:large )?language model\b|\bmy (?:knowledge|training)(?: data)? (?:cut-?off|only goes|ends|was last updated)\b|作为(?:一[个名位款种台])?(?:AI|人工智能|大型|大)?(?:语言)?(?:模型|助手|智能助手|人工智能)[，,]?(?:我|您|如果|你|，)|(?:训练数据|知识库?)(?:截止|截至|只到|更新到)/iu

/** Words by which a question may be one that is rightly refused, so that a refusal teaches something. */
const unsafe =
  /\b(?:kill|murder|suicide|bombs?|explosives?|weapons?|hack(?:ing)?|steal|fraud|drugs?|cocaine|meth|poison|porn\w*|sexual\w*|racis\w+|terroris\w+|malware|phishing|child abuse|self-harm|torture|illegal\w*|credit card numbers?)\b|自杀|炸弹|炸药|武器|毒品|毒药|黑客|盗取|诈骗|色情|裸体|谋杀|杀人|恐怖|赌博|违法|非法|木马|洗钱|种族歧视/iu

/** Questions about the one who answers, or for its opinion, which such an answer belongs to. */
const aboutModel =
  /\b(?:are|do|can|did|have|would|will|were) you\b|\byour (?:favou?rite|name|opinion|feelings?|creator|training)\b|\bwho (?:made|created|trained|built|developed|programmed|owns) you\b|你(?:是谁|叫什么|是不是|有没有|能不能|会不会|喜欢|觉得|认为|的(?:名字|看法|观点|感受))|您(?:是谁|叫什么|觉得|认为)/iu

/** A text in which somebody speaks, who may be a machine. */
const asksForSpeaker =
  /\b(?:dialog(?:ue)?|conversation|script|story|letter|email|reply|robots?|chatbot)\b|对话|剧本|故事|信|邮件|回复|机器人/iu

/** Whether an answer refuses, where nothing in the question calls for it. */
export function isRefusal({ prompt, answer }: Exchange): boolean {
  return refuses(answer) && !unsafe.test(prompt) && !aboutModel.test(prompt)
}

/** Whether an answer begins with what it is that answers, and does not refuse. */
export function isBoilerplate({ prompt, answer }: Exchange): boolean {
  const head = answer.trimStart().slice(0, headLength)
  return (
    boilerplate.test(head) && !refuses(answer) && !aboutModel.test(prompt) && !asksForSpeaker.test(prompt)
  )
}

/** Whether an answer refuses, whatever was asked. */
export function refuses(answer: string): boolean {
  return refusal.test(answer.trimStart().slice(0, headLength))
}
