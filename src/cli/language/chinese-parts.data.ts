import { fault, noun, wanted } from './chinese-expression-parts.data.js'
import { advice } from './chinese-remote-errors.data.js'

/**
 * Parts of errors in Chinese, by the name of the place in which they stand. A sentence with a part that is not here
 * stays English as a whole. Forms are tried in their order.
 */
type Part = readonly [english: string, chinese: string]

/** What is advised at the end of many errors. */
const rest: readonly Part[] = [
  ['Did you mean "{bare}"? {rest}', '是否想写“{bare}”？{rest}'],
  ['Did you mean "{bare}"?', '是否想写“{bare}”？'],
  ['Did you mean {names}? {rest}', '是否想写 {names}？{rest}'],
  ['Did you mean {names}?', '是否想写 {names}？'],
  [
    'It differs by spaces alone: take them off with {option} of the input, or write them',
    '只有空格不同：请用输入的 {option} 去掉，或照样写出空格',
  ],
  [
    'Known: {list}, and {number} hidden of fewer than {least} rows',
    '已知：{list}，另有 {number} 个不足 {least} 行的标签不予显示',
  ],
  ['Known: {list}. {rest}', '已知：{list}。{rest}'],
  ['Known: {names} and entities; {rest}', '已知：{names} 和各种实体；{rest}'],
  ['Known: {list}', '已知：{list}'],
  [
    'A transform of your own is named by the path of its module, such as {path}',
    '自己的变换用其模块的路径来写，如 {path}',
  ],
  ['`prep anonymize --list entities` shows all', '`prep anonymize --list entities` 列出全部'],
  ['Give a whole number, such as 4', '请给出整数，如 4'],
  ['Give a share, such as 1% or 0.01', '请给出比例，如 1% 或 0.01'],
  ['Give one character', '请给出一个字符'],
  ['Put the value in quotes', '请给值加引号'],
  ['Give a value of that type, or null', '请给出该类型的值或 null'],
  ['Unpack it first, as "{how}" does', '请先解包，如用 "{how}"'],
  ['Make room, or choose another place', '请腾出空间，或换个位置'],
  ['Choose another place, or change its permissions', '请换个位置，或更改其权限'],
  [
    'Cut it into ranges by thresholds, as {example}, or cast it to int with convert first',
    '请按阈值分段，如 {example}，或先用 convert 转为 int',
  ],
  ['Name columns of text, booleans or whole numbers', '请给出文本、布尔或整数列'],
  [
    'Name the sources, on a command line as in {line}, in a pipeline file as "{file}" of its input; or a column that tells them, with {option}',
    '请给出来源：命令行如 {line}，流水线文件的输入中写 "{file}"；或用 {option} 给出说明来源的列',
  ],
  ['Its columns: {all}', '其列：{all}'],
  [
    'Content in parts, of text, images and tools, is not converted: make it one text in a transform of your own',
    '由文本、图像和工具几部分组成的内容不转换：请用自己的变换把它变成一段文本',
  ],
  ['Rename them first, such as {example}', '请先重命名，如 {example}'],
  [
    'Some record has another kind of value in "{name}". Make text of all with {option}, or correct that record',
    '有的记录在“{name}”中是别种值。请用 {option} 把它们都变成文本，或改正那条记录',
  ],
  [
    'Inputs are files, folders and globs of this machine, and addresses that begin with https://, s3:// or hf://: download it first, such as with {tool}, or pipe it in and name "-"',
    '输入须是本机的文件、文件夹或通配模式，或以 https://、s3:// 或 hf:// 开头的网址：请先下载，如用 {tool}；或用管道送入并写 "-"',
  ],
  [
    'Inputs are files, folders and globs of this machine, and addresses that begin with https://, s3:// or hf://: download it first, or pipe it in and name "-"',
    '输入须是本机的文件、文件夹或通配模式，或以 https://、s3:// 或 hf:// 开头的网址：请先下载，或用管道送入并写 "-"',
  ],
  [
    'Outputs are files and folders of this machine, and addresses that begin with s3:// or hf://: write one, and upload that',
    '输出须是本机的文件或文件夹，或以 s3:// 或 hf:// 开头的网址：请先写到本机，再上传',
  ],
  ['Download it first, such as with {tool}, and name the file', '请先下载，如用 {tool}，再给出文件'],
  ['Download it first, and name the file', '请先下载，再给出文件'],
  ['Write the path alone, without "file://"', '请只写路径，去掉 "file://"'],
]

/** A list of names, which may be empty. */
const list: readonly Part[] = [
  ['none', '无'],
  ['{all}', '{all}'],
]

/** What the keys of a pipeline hold. */
const help: readonly Part[] = [
  [
    'What to read: a path, a list of paths, or path with reading options',
    '要读取的内容：路径、路径列表，或 path 及读取选项',
  ],
  ['What to write: a path, or path with format', '要写出的位置：路径，或 path 及格式'],
]

/** Names, with the words between them. */
const names: readonly Part[] = [
  ['one of {names}', '{names} 之一'],
  ['{before}; {names} also with .gz or .zst', '{before}；{names} 还可再加 .gz 或 .zst'],
  ['{before}, each also with .gz or .zst', '{before}，均可再加 .gz 或 .zst'],
  ['{names1} or {names2}', '{names1} 或 {names2}'],
  ['{names1} and {names2}', '{names1} 和 {names2}'],
  ['"{bare}"', '“{bare}”'],
  ['{name}', '{name}'],
]

/** What an error is about. */
const subject: readonly Part[] = [
  ['Options of {owner}', '{owner} 的选项'],
  ['Option {name} of {owner}', '{owner} 的选项 {name}'],
  ['Option {name}', '选项 {name}'],
  ['Key "{name}"', '键“{name}”'],
  ['Key {name} of the pipeline', '流水线的键 {name}'],
  ['A pipeline', '流水线'],
  ['A path', '路径'],
]

const owner: readonly Part[] = [
  ['the pipeline', '流水线'],
  ['{name}', '{name}'],
]

/** What is wanted in a place, and what was found in it. */
const phrase: readonly Part[] = [
  ['text', '文本'],
  ['this text', '这段文本'],
  ['a string', '字符串'],
  ['a number', '数字'],
  ['a whole number', '整数'],
  ['a whole number from 0', '不小于 0 的整数'],
  ['a whole number from 1', '不小于 1 的整数'],
  ['true or false', 'true 或 false'],
  ['a list', '列表'],
  ['an array', '列表'],
  ['a mapping', '映射'],
  ['an object', '对象'],
  ['nothing', '空'],
  ['empty', '空'],
  ['another value', '其他值'],
  ['a mapping such as { {example} }', '映射，如 { {example} }'],
  ['one of {names}', '{names} 之一'],
  ['{phrase1} or {phrase2}', '{phrase1} 或 {phrase2}'],
  ['{word}', '{word}'],
]

/** A word of the program, not of English. */
const word: readonly Part[] = ['NaN', 'null', 'undefined', 'true', 'false'].map((name): Part => [name, name])

/** How large a value must be. */
const bound: readonly Part[] = [
  ['be at least {number}', '不小于 {number}'],
  ['be at most {number}', '不大于 {number}'],
  ['be more than {number}', '大于 {number}'],
  ['be less than {number}', '小于 {number}'],
  ['have at least {number} character', '至少有 {number} 个字符'],
  ['have at least {number} characters', '至少有 {number} 个字符'],
  ['have at most {number} character', '至多有 {number} 个字符'],
  ['have at most {number} characters', '至多有 {number} 个字符'],
  ['have at least {number} item', '至少有 {number} 项'],
  ['have at least {number} items', '至少有 {number} 项'],
  ['have at most {number} item', '至多有 {number} 项'],
  ['have at most {number} items', '至多有 {number} 项'],
]

/** What a file is found to be. */
const kind: readonly Part[] = [
  ['a zip archive', 'zip 压缩包'],
  ['packed with bzip2', 'bzip2 压缩文件'],
  ['packed with xz', 'xz 压缩文件'],
  ['packed with lz4', 'lz4 压缩文件'],
]

/** Why a module does not load. */
const why: readonly Part[] = [
  ['There is no such file. Check the path', '没有这个文件。请检查路径'],
  [
    '"{importer}" imports the package "{name}", which is not installed there. Run npm install {name2} in its folder',
    '“{importer}”导入了软件包“{name}”，那里没有安装它。请在其文件夹中运行 npm install {name2}',
  ],
  [
    '"{importer}" imports "{path}", but there is no such file. Check the path',
    '“{importer}”导入了“{path}”，但没有这个文件。请检查路径',
  ],
  [
    '"{importer}" imports "{path}", but there is no such file. Write its extension, {end}, into the import',
    '“{importer}”导入了“{path}”，但没有这个文件。请在导入中写出扩展名 {end}',
  ],
  [
    'It is TypeScript, which Node loads from 22.18 on and this is {version}: compile it, and name the file in JavaScript',
    '它是 TypeScript，Node 从 22.18 起才能加载，这里是 {version}：请先编译，再给出 JavaScript 文件',
  ],
  ['Check line {number} of "{path}". Node says: {error}', '请检查“{path}”第 {number} 行。Node 报告：{error}'],
  [
    'Check its syntax, as node --check "{path}" does, and that of its imports. Node says: {error}',
    '请检查其语法（可用 node --check "{path}"）以及所导入文件的语法。Node 报告：{error}',
  ],
  ['Check its imports. Node says: {error}', '请检查其导入。Node 报告：{error}'],
]

/** Whose code it is. */
/** What is wrong with a workbook. */
const workbookFault: readonly Part[] = [
  ['it is empty', '文件是空的'],
  ['it is larger than 1 GiB', '文件大于 1 GiB'],
  ['it is no zip archive, or cut short', '不是 zip 压缩包，或被截断'],
  ['its directory is damaged', '目录已损坏'],
  ['its directory does not fit its parts', '目录与内容不符'],
  ['it has more parts than a workbook has', '内部文件多于工作簿应有的数目'],
  ['a part of it is cut short', '其中一部分被截断'],
  ['a part of it is no XML', '其中一部分不是 XML'],
  ['a part of it is no XML, or cut short', '其中一部分不是 XML，或被截断'],
  ['it lacks its part "{name}"', '缺少内部文件“{name}”'],
  ['the checksum of its part "{name}" differs', '内部文件“{name}”的校验和不符'],
  ['it has no sheet of cells', '没有单元格工作表'],
]

const author: readonly Part[] = [
  ['Module "{name}"', '模块“{name}”'],
  ['Step "{name}"', '步骤“{name}”'],
]

/** When the code of a step failed. */
const when: readonly Part[] = [
  ['', ''],
  [' when it was opened', '在打开时'],
  [' when it was planned', '在计划时'],
  [' when its survey decided', '在其统计作出决定时'],
  [', at the end of a partition', '在一个分区结束时'],
  [', surveying {number} records from here', '在统计从此处起的 {number} 条记录时'],
  [', given one of the {number} records from here', '在处理从此处起 {number} 条记录之一时'],
]

/** What was thrown. */
const thrown: readonly Part[] = [
  ['an {name}', '{name}'],
  ['a {name}', '{name}'],
  ['{name}', '{name}'],
]

/** What a step answered with. */
const answer: readonly Part[] = [
  ['an iterable that holds {answer}', '含有{answer}的可迭代对象'],
  ['an asynchronous iterable', '异步可迭代对象'],
  ['an object', '对象'],
  ['a promise', 'Promise'],
  ['a number', '数字'],
  ['a string', '字符串'],
  ['a boolean', '布尔值'],
  ['a function', '函数'],
  ['undefined', ' undefined'],
  ['null', ' null'],
]

/** What of another copy of the package a step has made. */
const made: readonly Part[] = [
  ['answered with a Batch', '返回的 Batch '],
  ['threw a PrepError', '抛出的 PrepError '],
]

/** What a step does to rows. */
const did: readonly Part[] = [
  ['adds', '增加'],
  ['drops', '丢弃'],
  ['joins', '合并'],
]

/** What every transform has. */
const transformPart: readonly Part[] = [
  ['a string', '字符串'],
  ['a function', '函数'],
  ['a zod schema, such as z.strictObject({})', 'zod 模式，如 z.strictObject({})'],
]

/** Why columns fit no convention of chats, convention by convention. */
const shapeFaults: readonly Part[] = [
  ['{shape}: {lack}; {shapeFaults}', '{shape}：{lack}；{shapeFaults}'],
  ['{shape}: {lack}', '{shape}：{lack}'],
]
const lack: readonly Part[] = [
  ['in "{column}[]", {lack}', '“{column}[]”中{lack}'],
  ['there is no column "{name}"', '没有列“{name}”'],
  ['there is no field "{name}"', '没有字段“{name}”'],
  ['"{name}" holds {type}, not text', '“{name}”的类型是 {type}，不是文本'],
  ['"{name}" holds JSON, not plain text', '“{name}”是 JSON，不是纯文本'],
  ['"{name}" holds {type}, not a list of objects', '“{name}”的类型是 {type}，不是对象的列表'],
  ['"{name}" holds {type}, not an object', '“{name}”的类型是 {type}，不是对象'],
  ['"{name}" holds {type}, not true and false', '“{name}”的类型是 {type}，不是真假值'],
  ['"{name}" holds {type}, not a list of parts', '“{name}”的类型是 {type}，不是片段的列表'],
  ['"{name}" holds {type}, not a message with its replies', '“{name}”的类型是 {type}，不是带回复的消息'],
  ['"{name}" lacks text, role or replies', '“{name}”缺少 text、role 或 replies'],
  ['"{name}" holds {type}', '“{name}”的类型是 {type}'],
  ['there is a column "{name}"', '有列“{name}”'],
  ['there is no list "{name}" with a field "{field}"', '没有带字段“{field}”的列表“{name}”'],
  ['there is no list of objects "{name}"', '没有对象的列表“{name}”'],
  ['the parts of "{name}" have no field "{field}"', '“{name}”的片段没有字段“{field}”'],
  ['no message has a field "{name}"', '没有消息带字段“{name}”'],
  ['pictures stand elsewhere', '图片在别处'],
  ['its content is mixed', '它的内容混有多种类型'],
  ['its columns are those of messages: it has to be named', '它的列与 messages 相同：需要指明'],
]

/** What is wrong with a regular expression. */
const patternFault: readonly Part[] = [
  ['A ")" has no "("', '")" 没有对应的 "("'],
  ['A "(" has no ")"', '"(" 没有对应的 ")"'],
  ['A "[" has no "]"', '"[" 没有对应的 "]"'],
  ['A class in [] is not well formed', '[] 中的字符集写法有误'],
  ['Groups are nested too deep', '分组嵌套太深'],
  ['A place cannot be repeated', '位置不能重复'],
  ['A repeat goes from a smaller to a larger number, at most {number}', '重复次数须从小到大，最多 {number}'],
  ['Possessive quantifiers are not read. Take the second "+" out', '不支持占有量词。请去掉第二个 "+"'],
  ['A quantifier follows another one', '量词后面又是量词'],
  ['A quantifier has nothing before it', '量词前面没有内容'],
  ['References to what a group matched are not read', '不支持引用分组匹配的内容'],
  ['Atomic groups are not read. Write {example} instead', '不支持原子分组。请改写为 {example}'],
  ['A group begins with signs that are not known', '分组开头的符号无法识别'],
  ['Flags such as (?i) stand at the head of a pattern', '(?i) 之类的标志须放在模式开头'],
  ['The flags x and L are not read', '不支持标志 x 和 L'],
  ['A "{sign}" has nothing behind it', '"{sign}" 后面没有内容'],
  ['The escape "{sign}" is not known', '未知的转义 "{sign}"'],
]

/** A number of rows. */
const amount: readonly Part[] = [
  ['{number} row', '{number} 行'],
  ['{number} rows', '{number} 行'],
  ['{number} record', '{number} 条记录'],
  ['{number} records', '{number} 条记录'],
]

/** Where rejected records are found. */
const listing: readonly Part[] = [
  ['They are listed in "{folder}"', '详见“{folder}”'],
  [
    'The first: {places}. Write to a file or a folder to have all of them listed',
    '前几条：{places}。写到文件或文件夹即可列出全部',
  ],
]
const places: readonly Part[] = [
  ['{place}, {places}', '{place}，{places}'],
  ['{place}', '{place}'],
]
const place: readonly Part[] = [
  ['"{source}" line {number} ({reason})', '“{source}”第 {number} 行（{reason}）'],
  ['"{source}" ({reason})', '“{source}”（{reason}）'],
]

/** What differs between two plans. */
const changes: readonly Part[] = [
  ['{change}; {changes}', '{change}；{changes}'],
  ['{change}', '{change}'],
]
const change: readonly Part[] = [
  ['the bytes of "{path}" changed', '“{path}”的字节变了'],
  ['the code of step {module} changed', '步骤 {module} 的代码变了'],
  ['something that the plan does not show', '计划中看不出的内容'],
  ['and {number} more', '另有 {number} 处'],
  ['{path} (absent before, {now} now)', '{path}（之前没有，现在 {now}）'],
  ['{path} ({was} before, absent now)', '{path}（之前 {was}，现在没有）'],
  ['{path} ({was} before, {now} now)', '{path}（之前 {was}，现在 {now}）'],
]

/** What a rule is of. */
const valueKind: readonly Part[] = [
  ['text, numbers or booleans', '文本、数或布尔值'],
  ['numbers, dates or text, one a row', '每行一个的数、日期或文本'],
  ['text', '文本'],
  ['numbers', '数'],
  ['dates', '日期'],
  ['lists', '列表'],
]

/** A group by its values, which stay as they are, or small ones that are hidden together. */
const group: readonly Part[] = [
  ['(hidden: {groups} small group)', '（不显示：{groups} 个小分组）'],
  ['(hidden: {groups} small groups)', '（不显示：{groups} 个小分组）'],
  ['{values}', '{values}'],
]

export const chineseParts = {
  group,
  valueKind,
  changes,
  change,
  workbookFault,
  advice,
  rest,
  list,
  help,
  names,
  subject,
  owner,
  phrase,
  word,
  bound,
  kind,
  listing,
  places,
  place,
  amount,
  why,
  author,
  when,
  thrown,
  answer,
  made,
  did,
  transformPart,
  shapeFaults,
  lack,
  patternFault,
  fault,
  noun,
  wanted,
} as const
