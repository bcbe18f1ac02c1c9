/** Names that people choose for an account, told from words and from names of a program by how they are written. */

/** Words of which programs make names, and columns and files theirs. */
const programWords =
  /^(?:id|ids|name|names|type|date|time|at|by|key|keys|value|values|max|min|size|count|num|no|number|user|users|data|path|list|index|item|items|text|string|url|model|config|token|tokens|code|status|state|start|end|first|last|is|has|get|set|to|from|test|file|files|dir|input|output|result|args|arg|param|params|func|function|class|object|obj|field|table|column|row|line|page|api|db|sql|json|xml|html|js|py|ts|css|md|txt|com|org|net|io|gov|edu|len|length|total|sum|avg|mean|std|error|err|log|msg|message|event|node|root|tmp|temp|var|env|info|label|labels|title|price|order|add|update|delete|create|read|write|load|save|run|main|init|new|old|all|on|of|in|not|version|level|mode|rate|score|loss|train|batch|layer|image|video|audio|lang|content|prompt|response|request|server|client|host|port|query|session|cache|queue|task|job|step|stage|group|team|role|admin|system|default|local|global|public|private|static|const|int|str|bool|float|array|dict|map|hash|random|seed|shape|dim|width|height|color|font|style|script|module|package|lib|src|app|bin|build|plugin|service|handler|manager|factory|controller|view|template|form|button|click|open|close|next|prev|top|left|right|bottom|and|or|if|else|for|while|return|true|false|null|none|yes|agent|home|np|pd|tf|os|sys|cls|self|this|ctx|req|res|ptr|cb|fn|ui|ip|url|uri|ref|src|dst|obj|attr|prop|props|process|thread|memory|buffer|byte|bytes|char|word|words|doc|docs|sample|samples|feature|features|target|source|current|parent|child|children|product|customer|account|email|phone|address|city|country|date|day|month|year|hour|minute|second|ms|created|updated|deleted|at|log|in|out|up|down|check|is|can|should|with|without|per|pre|post|sub|non|multi|auto|raw|full|empty|single|double|real|main|base|core|common|util|utils|helper|helpers|tools?|shared|internal|external|src|pkg|cmd|env|dev|prod|stage|staging|build|release|debug|trace|option|options|setting|settings|flag|flags|param|vector|matrix|tensor|tree|graph|edge|leaf|stack|heap|sort|sorted|search|find|filter|match|replace|split|join|merge|concat|copy|move|remove|insert|append|push|pop|call|apply|bind|init|parse|format|print|compute|fetch|convert|validate|handle|generate|transform|normalize|encode|decode|check|verify|load|make|show|hide|render|draw|plot|train|fit|predict|eval|setup|teardown|before|after|each|other|any|some|one|two|three)$/i
/** Numbered speakers, devices and things rather than names. */
const numbered =
  /^(?:user|person|speaker|student|player|agent|bot|step|task|part|line|item|option|example|input|output|test|case|day|week|month|year|chapter|node|client|server|host|team|group|level|customer|participant|character|human|assistant|version|python|java|version|sha|utf|mp|gpt|claude|llama|web|worker|thread|page|section|figure|fig|table|question|answer|room|type|model|class|phase|round|stage|unit|q|a|s|p|v|x|y|h|t|r)[\d_.-]*$/i
/** `Tweet_1`, `T_final`: things that are counted, and variables of a formula. */
const counted = /^[A-Z][a-z]+_\d$|^[A-Za-z]_[a-z]+$/
const capitalInside =
  /^(?=[A-Z])(?!(?:Mc|Mac|De|Di|Da|La|Le|Van|Fitz|O|D|Jo|Mary|Anne?)[A-Z])[A-Za-z_]*[a-z][A-Z]/
/** The end of a sentence and the beginning of the next, where the space is missing. */
const joined = /^[A-Za-z]+\.[A-Z][a-z]{2,}$/
const sign = /[A-Za-z]\d|\d[A-Za-z]|_|[A-Za-z]\.[A-Za-z]/

/** How surely a name is that of an account: 0 for a word or a name of a program, 2 where digits stand in it as well as letters, or several marks. */
export function oddness(name: string): 0 | 1 | 2 {
  if (
    numbered.test(name) ||
    counted.test(name) ||
    joined.test(name) ||
    isOfProgram(name) ||
    !/[A-Za-z]{2}/.test(name)
  )
    return 0
  if (!sign.test(name) && !capitalInside.test(name)) return 0
  const marks = name.match(/[._]/g)?.length ?? 0
  return marks > 1 || (/[A-Za-z]{3}[._]?\d|\d[A-Za-z]{2}/.test(name) && /[a-z]/.test(name)) ? 2 : 1
}

/** Whether every part of a name is a word of programs. */
export function isOfProgram(name: string): boolean {
  return name.split(/[\d._-]+/).every((part) => part === '' || programWords.test(part))
}

/** Words of somebody who talks; a table, a list of settings or a log has none of them. */
export const talk =
  /\b(?:i|i'm|im|i've|you|u|we|my|your|ur|me|he|she|lol|lmao|haha|ok|yes|yeah|no|nope|hi|hey|thanks|thx|ty|pls|please|that's|thats|what|who|why|how|where|anyone|guys|its|it's|dont|don't|can't|cant)\b|[?!]$/i
