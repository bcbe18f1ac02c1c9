/** What can be wrong in an expression of `filter`, in Chinese; see `chineseParts`. */
type Part = readonly [english: string, chinese: string]

/** What is wrong at a column of an expression. */
export const fault: readonly Part[] = [
  ['No field "{bare}". {rest}', '没有字段“{bare}”。{rest}'],
  [
    'No field "{bare}": there are no columns, as in an input without records',
    '没有字段“{bare}”：没有任何列，例如输入中没有记录',
  ],
  [
    'No field "{bare}". In double quotes stands the name of a column; text stands in single ones',
    '没有字段“{bare}”。双引号里是列名；文本写在单引号里',
  ],
  ['No function "{bare}". {rest}', '没有函数“{bare}”。{rest}'],
  [
    'Found {noun} where {noun2} is compared. A text stands in single quotes, a number in none; convert casts a column',
    '{noun}不能与{noun2}相比。文本写在单引号里，数字不加引号；可用 convert 转换列',
  ],
  [
    'Found {noun} where {noun2} is wanted. A text stands in single quotes, a number in none',
    '这里是{noun}，应为{noun2}。文本写在单引号里，数字不加引号',
  ],
  ['Found {noun} where {name} takes a text or a list', '这里是{noun}，而 {name} 需要文本或列表'],
  ['Found {noun} where {name} takes {noun2}', '这里是{noun}，而 {name} 需要{noun2}'],
  [
    'Found {noun}, which cannot be compared. Compare text, numbers or booleans; cast a column with convert first',
    '{noun}不能比较。请比较文本、数字或布尔值；可先用 convert 转换列',
  ],
  [
    'Found {noun}, which cannot be one of several values. Name a column of text or numbers',
    '{noun}不能与若干值比较。请给出文本或数字列',
  ],
  ['Found {sign} between booleans. Write = or !=', '布尔值之间不能用 {sign}。请写 = 或 !='],
  ['Found the end where {wanted} is wanted', '表达式已结束，这里应为{wanted}'],
  ['Found {sign} where {wanted} is wanted', '这里是 {sign}，应为{wanted}'],
  ['Here {sign} is written {wanted}', '这里的 {sign} 应写作{wanted}'],
  ['There is no {sign} here. Write {wanted}', '这里没有 {sign}。请写{wanted}'],
  [
    'The quote {sign} is never closed. Close it, or double one inside a text',
    '引号 {sign} 没有结束。请补上；文本里的引号要写两个',
  ],
  [
    'The character {sign} means nothing here. A text stands in single quotes, a name with such a character in double ones',
    '字符 {sign} 在这里没有意义。文本写在单引号里，含这种字符的列名写在双引号里',
  ],
  [
    'The expression is empty. Write one such as length(answer) <= 4096',
    '表达式为空。请写一个，如 length(answer) <= 4096',
  ],
  [
    'The expression is {noun}. Compare it with something, as in length(answer) <= 4096',
    '整个表达式是{noun}。请与某个值比较，如 length(answer) <= 4096',
  ],
  [
    'The expression is nested more than {number} deep. Make it flatter',
    '表达式嵌套超过 {number} 层。请写得扁平些',
  ],
  ['Comparisons cannot be chained. Write 1 < a and a < 9', '比较不能连写。请写 1 < a and a < 9'],
  ["Between the brackets of in stand values, such as ('zh', 'en')", "in 的括号里只能写值，如 ('zh', 'en')"],
  ['Nothing is equal to null. Write is null, or is not null', '没有值等于 null。请写 is null 或 is not null'],
  [
    '{name} takes {number} values in its brackets and is given {number2}',
    '{name} 的括号里要写 {number} 个值，现有 {number2} 个',
  ],
  ["{name} takes a pattern in quotes, such as '^\\d+$'", "{name} 需要引号里的正则表达式，如 '^\\d+$'"],
  ['{name} cannot stand inside {name2}', '{name} 不能写在 {name2} 里面'],
  [
    '{name} looks at the items of a list, such as messages[].content, and none is named',
    '{name} 查看列表中的各项，如 messages[].content，这里却没有写列表',
  ],
  [
    '{name} looks at the items of one list, and {name2} is another',
    '{name} 只查看一个列表中的各项，而 {name2} 是另一个列表',
  ],
  [
    "{name} are many values. Say of how many it has to hold, as in any({name2} = 'a') or all(…), or name one: [0] is the first, [-1] the last",
    "{name} 有许多值。请说明要对多少个成立，如 any({name2} = 'a') 或 all(…)；或只取一个：[0] 是第一个，[-1] 是最后一个",
  ],
  [
    '{name} are lists in a list. Only one [] can stand in a path',
    '{name} 是列表中的列表。路径里只能有一个 []',
  ],
  ['{name} asks for the items of what is no list', '{name} 要取各项，但那里不是列表'],
  [
    'Rows cannot be sorted by a list. Sort by its size, as in length(tags), or by one item, as in tags[0]',
    '不能按列表排序。请按其大小排序，如 length(tags)，或按其中一项，如 tags[0]',
  ],
  [
    'Rows cannot be sorted by {noun}. Cast the column with convert, or name a field of it',
    '不能按{noun}排序。请用 convert 转换该列，或指定其中的一个字段',
  ],
  ['{name} asks for item {number} of what is no list', '{name} 要取第 {number} 项，但那里不是列表'],
  [
    '{name} asks for a field of a list. Write [0] for its first item, [-1] for its last, or [] for all',
    '{name} 要从列表中取字段。[0] 是第一项，[-1] 是最后一项，[] 是全部',
  ],
  ['{name} asks for a field of what is no object', '{name} 要取字段，但那里不是对象'],
  ['{message}', '{message}'],
]

/** What a value of an expression is. */
export const noun: readonly Part[] = [
  ['text', '文本'],
  ['a number', '数字'],
  ['number', '数字'],
  ['boolean', '布尔值'],
  ['true or false', '真假值'],
  ['a list', '列表'],
  ['null', 'null'],
  ['nulls', '空值'],
  ['JSON documents', 'JSON 文档'],
  ['{type}', '{type}'],
]

/** What was to be expected there. */
export const wanted: readonly Part[] = [
  ['and, or, or the end', 'and、or 或结尾'],
  ['a column, a value or (', '列、值或 ('],
  ['the name of a field', '字段名'],
  ['a whole number, such as 0 or -1', '整数，如 0 或 -1'],
  [
    "contains(column, 'text'), starts_with, ends_with or matches",
    "contains(column, 'text')、starts_with、ends_with 或 matches",
  ],
  ["contains(lower(column), 'text')", "contains(lower(column), 'text')"],
  ["matches(column, 'pattern')", "matches(column, 'pattern')"],
  ['column >= 1 and column <= 9', 'column >= 1 and column <= 9'],
  ['{sign}', '{sign}'],
]
