/**
 * Words and phrases that stand for one another wherever they stand, whatever else they are used for: where only one
 * direction is safe, or only beside certain words, it is said here.
 */
export interface Wording {
  /** Matched as whole words. */
  from: string
  to: readonly string[]
  /** What must not follow. */
  notBefore?: string
  /** What must not stand before it. */
  notAfter?: string
}

const below =
  '(?:sentence|text|paragraph|passage|article|list|statement|question|poem|code|expression|equation|phrase|story|word|words|sentences|statements|questions|items|data|input|document|conversation|dialogue|quote|tweet|review|email)'

/** "the following sentence" is "the sentence below" where no other word says which. */
export const followingPattern = new RegExp(
  `\\bthe following (${below})(?=[.:,]|$| (?:to|so|into|in|using|by|as|from|for|or)\\b)`,
  'g',
)

export const englishWordings: readonly Wording[] = [
  { from: 'in order to', to: ['to'] },
  { from: 'for example', to: ['for instance'] },
  { from: 'for instance', to: ['for example'] },
  {
    from: 'purchase',
    to: ['buy'],
    notAfter:
      '(?:a|an|the|this|that|each|every|first|last|of|your|my|his|her|their|our|per|online|recent|just|next|single|large|made|make|makes)',
    notBefore:
      '(?:price|order|orders|of|history|decision|decisions|from|power|and|or|at|in|date|is|was|rate|amount)',
  },
  { from: 'utilize', to: ['use'] },
  { from: 'utilizes', to: ['uses'] },
  { from: 'utilizing', to: ['using'] },
  { from: 'utilized', to: ['used'] },
  { from: 'approximately', to: ['about', 'roughly'] },
  { from: 'numerous', to: ['many'], notAfter: '(?:the|a|more|most|very|so|too|these|those|its|their)' },
  { from: 'furthermore', to: ['moreover', 'in addition'] },
  { from: 'moreover', to: ['furthermore', 'in addition'] },
  { from: 'additionally', to: ['in addition', 'furthermore'] },
  { from: 'in addition', to: ['furthermore', 'additionally'], notBefore: 'to' },
  { from: 'perhaps', to: ['maybe'] },
  { from: 'maybe', to: ['perhaps'] },
  { from: 'frequently', to: ['often'], notBefore: 'asked' },
  { from: 'rapidly', to: ['quickly'] },
  { from: 'quickly', to: ['rapidly'], notAfter: '(?:as|how|very|so|too)' },
  {
    from: 'biggest',
    to: ['largest'],
    notBefore:
      '(?:mistakes?|fan|fear|problems?|challenges?|influences?|hit|lesson|regret|issue|issues|takeaway|concern|weakness|strength)',
  },
  {
    from: 'the main',
    to: ['the primary'],
    notBefore:
      '(?:character|characters|verb|clause|course|dish|street|road|function|idea|menu|entrance|square|stage|protagonist|actor|actress)',
  },
  { from: 'pros and cons', to: ['advantages and disadvantages'] },
  { from: 'advantages and disadvantages', to: ['pros and cons'] },
  { from: 'disadvantages', to: ['drawbacks'], notAfter: 'and' },
  { from: 'drawbacks', to: ['disadvantages'] },
  { from: 'whether or not', to: ['whether'] },
  { from: 'due to the fact that', to: ['because'] },
  { from: 'at the moment', to: ['at present', 'right now'], notBefore: '(?:of|when|that)' },
  { from: 'nowadays', to: ['today'] },
  { from: 'a number of', to: ['several'] },
  { from: 'a variety of', to: ['various'], notAfter: 'such' },
  { from: 'demonstrates', to: ['shows'] },
  { from: 'commence', to: ['begin', 'start'] },
  { from: 'assist', to: ['help'], notAfter: '(?:an|the|per|each|this|goal)', notBefore: '(?:in|with)' },
  { from: 'on the other hand', to: ['by contrast'], notAfter: 'but' },
  { from: 'photograph', to: ['photo'] },
  { from: 'photographs', to: ['photos'] },
  { from: 'regarding', to: ['about'], notAfter: '(?:by|when|while|of|in|as)' },
  { from: 'appropriate', to: ['suitable'], notAfter: '(?:age|an|more|most|to)' },
]

export const chineseWordings: readonly Wording[] = [
  { from: '例如', to: ['比如'] },
  { from: '比如', to: ['例如'], notBefore: '说' },
  { from: '比如说', to: ['例如'] },
  {
    from: '以下',
    to: ['下列'],
    notAfter: '[岁人元米度年级个名%下分层天以]|[\\d零一二三四五六七八九十百千万]',
    notBefore: '(?:[，。、；：:？！\\s）)]|$|是|为|几|两|三|四|五|的|内容|一|这|所|将|请|哪|各|任|每|部分)',
  },
  { from: '以下是', to: ['下面是'] },
  { from: '下列', to: ['以下'] },
  { from: '给定的', to: ['所给的', '给出的'], notAfter: '[所未]' },
  { from: '应该', to: ['应当'], notAfter: '[不本]' },
  { from: '应当', to: ['应该'] },
  { from: '非常', to: ['十分'], notAfter: '[异不]', notBefore: '(?:[，。、；！？]|$|规|态|时期|感谢|之)' },
  {
    from: '十分',
    to: ['非常'],
    notAfter: '[\\d零一二三四五六七八九十第满的]|过',
    notBefore: '(?:[，。、；！？]|$|钟|之|制|位|满)',
  },
  { from: '经常', to: ['常常'], notAfter: '不', notBefore: '(?:性|项目|账户|[，。])' },
  { from: '常常', to: ['经常'] },
  { from: '目前', to: ['当前', '现在'], notAfter: '[到至截]', notBefore: '(?:为止|的)' },
  { from: '大约', to: ['大概'] },
  { from: '因此', to: ['所以'], notAfter: '[不也并就会正才都可还能却，]', notBefore: '(?:而|就|造成|产生)' },
  { from: '或者', to: ['或是'], notAfter: '(?:是)', notBefore: '(?:说|是)' },
  { from: '如果', to: ['假如', '要是'], notBefore: '(?:说|是|有)' },
  { from: '假如', to: ['如果'] },
  { from: '但是', to: ['不过', '可是'] },
  { from: '并且', to: ['而且'], notAfter: '[，。]不' },
  { from: '为什么', to: ['为何'], notBefore: '(?:[，。？！?”」]|$|不|呢|会这样)' },
  { from: '如何', to: ['怎样'], notBefore: '(?:[，。？！?”」]|$)', notAfter: '(?:无论|不论|不管)' },
  { from: '怎样', to: ['如何'], notBefore: '(?:[，。？！?”」的]|$)', notAfter: '(?:不|么|无论|不管|会)' },
  { from: '有哪些', to: ['都有哪些'], notAfter: '[都又还具拥含没所现能会可也]' },
  { from: '优缺点', to: ['优点和缺点'], notAfter: '[，、]' },
  { from: '优点和缺点', to: ['优缺点'] },
  { from: '各种各样的', to: ['各种'] },
  { from: '能够', to: ['可以'], notAfter: '[不没才就都还也且否]', notBefore: '[不很]' },
  { from: '包含', to: ['包括'], notBefore: '(?:了|着|在|度|[，。：]|$|[\\dA-Za-z])' },
  { from: '立即', to: ['马上', '立刻'] },
  { from: '马上', to: ['立即', '立刻'], notAfter: '[骑在从上一]' },
  { from: '尽管', to: ['虽然'], notBefore: '(?:[去来问说拿用放吃做]|如此|这样)' },
  { from: '虽然', to: ['尽管'] },
  { from: '此外', to: ['另外', '除此之外'], notAfter: '[除]' },
  {
    from: '另外',
    to: ['此外'],
    notBefore: '(?:[一两二三四五六七八九十几半的]|$)',
    notAfter: '[的是有在，]?(?:除了)',
  },
  { from: '主要的', to: ['主要'], notBefore: '(?:[，。、；是]|$|就)', notAfter: '[最是更]' },
]
