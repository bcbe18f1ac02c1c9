const role =
  'author|novelist|(?<!technical )writer|poet|playwright|dramatist|essayist|philosopher|physicist|mathematician|scientist|chemist|biologist|' +
  'astronomer|naturalist|economist|psychologist|historian|inventor|explorer|astronaut|cosmonaut|composer|musician|singer|' +
  'songwriter|rapper|guitarist|drummer|pianist|artist|painter|sculptor|photographer|architect|filmmaker|director|actor|actress|' +
  'comedian|footballer|quarterback|striker|midfielder|goalkeeper|pitcher|batsman|boxer|swimmer|sprinter|skater|skier|golfer|' +
  'gymnast|wrestler|champion|medalist|olympian|president|prime minister|chancellor|senator|congressman|congresswoman|governor|' +
  'king|queen|emperor|empress|tsar|czar|prince|princess|duke|duchess|pope|saint|sir|dame|general|admiral|' +
  'first lady|secretary of state|chief justice|supreme court justice|suffragist|abolitionist|revolutionary|activist|billionaire|' +
  'co-?founders?|founders?|founding father|nobel laureate|laureate|winger|left wing|right wing|defenseman|goaltender|goalie|' +
  'linebacker|outfielder|shortstop|point guard|shooting guard|power forward|tennis player|chess player|(?:foot|basket|base|volley)ball player|' +
  'hockey player|player|head coach|racing driver|cyclist|jockey|bassist|vocalist|frontman|lead singer|pop star|rock star|superstar|celebrity|' +
  'entrepreneur|philanthropist|ceo|chairman|chairwoman|mathematicians|logician|linguist|sociologist|anthropologist|theologian|reformer|statesman|' +
  'conquistador|navigator|aviator|cricketer|choreographer|conductor|violinist|screenwriter|cartoonist|illustrator|(?:fashion |game |web )?designer|supermodel|' +
  'televangelist|talk show host|superhero|supervillain|character'
const work =
  'novel|novella|book|poem|poetry|sonnet|song|album|symphony|sonata|opera|play|film|movie|musical|painting|fresco|sculpture|' +
  'trilogy|memoir|autobiography|biography|ballad|hit|essay|short story|theory|quote|masterpiece|comic|manga|starring|works?'
const deed =
  'wrote|authored|painted|composed|directed|invented|discovered|founded|co-?founded|starred|stars|sang|published|proposed|' +
  'coined|formulated|pioneered|patented|conquered|reigned|ruled|abdicated|assassinated|was assassinated|was crowned|was elected|' +
  'was inaugurated|was awarded|was born (?:in|on)\\b[^.]{0,40}\\b1[0-8]\\d\\d|won (?:the|a|an|his|her|their)'

/** Right before a name: an office, a calling, or the work that somebody made ("the novel 1984 by"). */
export const publicBefore = new RegExp(
  `(?:\\b(?:${role})s?(?:,| like| such as| named| of \\p{Lu}\\p{L}+)?|` +
    `\\b(?:${work})s?\\b[^.\\n]{0,60}?\\b(?:by|of|from|starring|featuring)|` +
    '\\b(?:written|directed|composed|painted|sung|performed|played|portrayed|voiced|invented|discovered|founded|produced|created|designed|illustrated|recorded|piloted|developed|' +
    'proposed|formulated|pioneered|popularized|popularised|coined|conducted|translated|narrated|authored|penned|built|introduced|inspired|led|won|hosted) by|' +
    '\\b(?:characters?|protagonists?|hero|heroine|villain|antagonist)(?:,| is| named| called| of| like| such as)?|' +
    '["”’\'*_][\\s]{0,2}(?:\\(\\d{4}\\) ?)?(?:by|[-–—~]{1,2}))[\\s"“*_(]{0,3}$',
  'iu',
)

/** Right behind a name: the years of a life, an office or a calling, a deed or a work. */
export const publicBehind = new RegExp(
  '^["”*_]{0,3}(?:' +
    '[ ,]*\\((?:[^()\\n]{0,40}[^\\d])?(?:c\\. ?)?\\d{1,4}(?: ?BCE?| ?AD| ?CE)?\\s?[-–—]\\s?[^()\\n]{0,40}?\\d{1,4}[^()\\n]{0,12}\\)|' +
    ` ?\\([^()\\n]{0,24}\\b1[0-8]\\d\\d\\b[^()\\n]{0,24}\\)|` +
    `,? (?:is|was|were|who|which|then|later|famously|first|also|(?:and|&) \\p{Lu}\\p{L}+)? ?(?:(?:is|was) )?(?:${deed})\\b|` +
    `,? (?:is|was)? ?(?:an?|the)? ?(?:\\p{L}+[- ]){0,4}(?:${role})\\b|` +
    `['’]s? (?:\\p{L}+ ){0,3}(?:${work})s?\\b|['’]s? ["“*_]` +
    ')',
  'iu',
)

const chineseRole =
  '作家|诗人|词人|小说家|剧作家|散文家|文学家|哲学家|思想家|物理学家|数学家|科学家|化学家|生物学家|天文学家|经济学家|心理学家|' +
  '历史学家|发明家|探险家|航海家|宇航员|作曲家|音乐家|钢琴家|歌手|歌唱家|画家|艺术家|书法家|雕塑家|建筑师|导演|演员|影星|主演|编剧|球星|球员|' +
  '运动员|冠军|总统|主席|总理|首相|国王|女王|皇帝|皇后|将军|元帅|教皇|革命家|政治家|军事家|创始人|得主|作者|主角|主人公|角色|人物|大师|女演员|男演员|' +
  '皇家|先生笔下|乐队|组合|明星|英雄|神|侠|圣人|天才|领袖|名人'

/** The same before a name in Chinese text. */
export const chineseBefore = new RegExp(
  `(?:${chineseRole})[：:、，“"《]{0,2}$|(?:由|是|为)$(?<=(?:作者|主演|导演|作曲|创作|演唱)[^，。]{0,4})|》[的，]?(?:作者|作家|主角)?[是为：]?$|\\p{Script=Han}\\s?[（(]$|\\p{Script=Han}队(?:的|员|长)?$`,
  'u',
)

/** The same behind one. */
export const chineseBehind = new RegExp(
  '^(?:\\s?[（(]\\s?\\p{Lu}\\p{Ll}+|\\d+分|[（(][^（）()\\n]{0,24}?\\d{1,4}年?[^（）()\\n]{0,12}[）)]|' +
    '[^，。\\n]{0,6}(?:写的|所写|所著|所作|著的|创作|主演|执导|饰演|扮演|演唱|发明|发现了?|提出|创立|创办)|' +
    `(?:是|为|，)(?:[^，。\\n]{0,14})(?:${chineseRole})|` +
    '(?:的|在)?[^，。\\n]{0,4}《|的(?:小说|诗|词|作品|代表作|名言|画作|歌曲|电影|理论|著作|名作|散文|戏剧|悲剧|喜剧|音乐|专辑))',
  'u',
)

/** What a text says that tells or explains a story. */
export const fiction =
  /\b(?:protagonists?|antagonists?|fictional|main characters?|characters (?:are|include|in|from|of)|character (?:in|from|named|called)|villains?|storyline|screenplay|narrator|plot (?:of|twist|centers|revolves|follows)|novels? (?:by|written|set|about|["“*])|fairy ?tales?|anime|manga|sitcom)\b|主人公|主角|虚构|反派|童话|剧情|情节|》[^。\n]{0,24}(?:小说|电影|电视剧|动画|漫画|故事|作品)|(?:小说|电影|电视剧|动画片?|漫画|故事)《/iu

/** Prizes and contests that public people win. */
export const fame =
  /\b(?:Nobel|Turing Award|Pulitzer|Oscars?|Academy Awards?|Grammys?|Emmys?|Golden Globe|Booker|Fields Medal|Olympics?|World Cup|Super Bowl|Wimbledon|Grand Slam|Grand Prix|Hall of Fame|Stanley Cup|NBA|NFL|MLB|NHL|FIFA|UEFA|Premier League|Formula (?:1|One)|ATP|WTA|Ballon d['’]Or|Walk of Fame|Billboard|Hollywood|Bollywood|Broadway|Supreme Court|White House|(?:Democratic|Republican|presidential) (?:nomination|nominee|candidates?|election))\b|诺贝尔|图灵奖|奥斯卡|格莱美|奥运|世界杯|世锦赛|英超|西甲|意甲|欧冠|中超|CBA|NBA|锦标赛|大满贯|金球奖|金马奖|好莱坞/u

/** What stands between two names of a list. */
export const joint = /^(?:,? ?(?:and|or|&) |, |[、和与及])$/u
