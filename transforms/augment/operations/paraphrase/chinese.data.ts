/** How Chinese instructions are said in other words; `from` is matched at the beginning of the instruction. */
export interface ChineseRule {
  from: RegExp
  to: readonly string[]
}

/** Verbs that begin an instruction. */
export const chineseVerbs =
  '描述|解释|列出|列举|写出|写一|写下|写几|编写|撰写|创建|创作|生成|设计|提供|给出|总结|概括|分析|比较|对比|介绍|说明|判断|计算|' +
  '翻译|改写|重写|编辑|找出|识别|确定|建议|提出|构建|制定|解答|回答|评价|评估|定义|分类|排序|阐述|讨论|推荐|预测|将|把|用|根据|' +
  '为以下|为这|选择|删除|添加|修改|修正|纠正|转换|替换|检查|整理|归纳|举一|举出|举例|告诉我|想出|说出|起草|制作|创造|重新排列'

const noun = '(?=[^，。：:？?\\n一下]{1,2}[^\\n]*$)'

export const chineseRules: readonly ChineseRule[] = [
  { from: /请(?!问|假|求|教|客|愿|柬|示|帖)(?=[\u4e00-\u9fff])/, to: [''] },
  { from: /(?:帮我|帮忙|请帮我|请你|麻烦你)(?=[\u4e00-\u9fff]{2})/, to: ['请'] },
  { from: new RegExp(`描述(?!性|一下)${noun}`), to: ['描述一下', '请描述一下'] },
  { from: new RegExp(`解释(?!器|性|一下|说)${noun}`), to: ['解释一下', '请解释一下'] },
  { from: new RegExp(`介绍(?!信|一下)${noun}`), to: ['介绍一下'] },
  { from: new RegExp(`总结(?!性|会|一下)${noun}`), to: ['总结一下', '概括一下', '归纳一下'] },
  { from: new RegExp(`分析(?!师|仪|一下)${noun}`), to: ['分析一下'] },
  { from: new RegExp(`比较(?!好|快|大|高|一下|级)${noun}`), to: ['比较一下', '对比一下', '对比'] },
  { from: /列出(?=[\u4e00-\u9fff\d])/, to: ['列举', '列举出', '请列出'] },
  { from: /列举(?=[一两二三四五六七八九十几\d])/, to: ['列出', '请列举'] },
  { from: /(?:给出|提供)(?=[一两二三四五六七八九十几\d])/, to: ['给出', '提供', '请给出', '请提供'] },
  { from: /写一(?=[首篇封段个份则])/, to: ['请写一', '帮我写一'] },
  { from: /写一(?=[篇封份])/, to: ['撰写一'] },
  { from: /(?:撰写|编写)一(?=[篇封份段则])/, to: ['写一'] },
  { from: /编写一个(?=[^。：]*(?:程序|函数|脚本|代码|算法|查询))/, to: ['写一个'] },
  { from: /写一个(?=[^。：]*(?:程序|函数|脚本|代码|算法|查询))/, to: ['编写一个', '请编写一个'] },
  { from: /创作一(?=[首篇个])/, to: ['写一', '请创作一'] },
  { from: /生成一(?=[个份段篇首组条])/, to: ['请生成一', '帮我生成一'] },
  { from: /创建一(?=[个份段组])/, to: ['请创建一', '帮我创建一'] },
  { from: /设计一(?=[个份款种])/, to: ['请设计一', '帮我设计一'] },
  { from: /找出(?=[\u4e00-\u9fff])/, to: ['请找出'] },
  { from: /(?:想出|提出)(?=[一两三四五六七八九十\d]?[个种条])/, to: ['想出', '提出'] },
  { from: /计算(?!机|器|所)(?=[\u4e00-\u9fff\d])/, to: ['请计算', '算一下'] },
  { from: /判断(?=[^。？]*是否)/, to: ['请判断', '判断一下'] },
  { from: /(?:将|把)(?=(?:以下|下列|下面|给定|这[个句段篇]))/, to: ['请将', '请把'] },
  { from: /为什么(?=[\u4e00-\u9fff])/, to: ['为何'] },
  { from: /为何(?=[\u4e00-\u9fff])/, to: ['为什么'] },
  { from: /如何(?=[\u4e00-\u9fff]{2}[^？?]*[？?]?$)/, to: ['怎样', '该如何', '应该如何', '请问如何'] },
  { from: /怎样(?=[\u4e00-\u9fff]{2}[^？?]*[？?]?$)/, to: ['如何'] },
  { from: /什么是(?=[^？?，。：\n]{1,16}[？?]$)/, to: ['请问什么是', '请解释什么是'] },
  { from: /(?=(?:谁|哪|什么|有什么|为什么|怎么|多少)[^。\n]*[？?]$)/, to: ['请问'] },
]

/** Ways to ask, around an instruction of one sentence. */
export const chineseFrames: readonly { before: string; after: string }[] = [
  { before: '请', after: '。' },
  { before: '请你', after: '。' },
  { before: '请帮我', after: '。' },
  { before: '麻烦你', after: '。' },
  { before: '你能', after: '吗？' },
  { before: '你能不能', after: '？' },
  { before: '能否请你', after: '？' },
  { before: '我想让你', after: '。' },
  { before: '我需要你', after: '。' },
]
