/** Errors of anonymize and eval in Chinese; see `chineseSentences`. */
export const chineseAnonymizeErrors: readonly (readonly [english: string, chinese: string])[] = [
  [
    '{fields}: none are named. Name texts to look into in {fields2}, or columns to take whole in {whole}. Text fields: {list}',
    '{fields}：没有给出。请用 {fields2} 给出要查看的文本，或用 {whole} 给出要整列处理的列。文本字段：{list}',
  ],
  [
    '{option}: environment variable "{name}" is not set. Set it to a secret of at least {number} bytes, for example with: {command}',
    '{option}：没有设置环境变量“{name}”。请设为至少 {number} 字节的密钥，例如：{command}',
  ],
  [
    '{option}: file "{path}" cannot be read. Write a secret of at least {number} bytes to it',
    '{option}：无法读取文件“{path}”。请在其中写入至少 {number} 字节的密钥',
  ],
  [
    'The key in file "{where}" has {number} bytes where at least {number2} are wanted. Make one with: {command}',
    '文件“{where}”中的密钥只有 {number} 字节，至少须有 {number2} 字节。可以这样生成：{command}',
  ],
  [
    'The key in {where} has {number} bytes where at least {number2} are wanted. Make one with: {command}',
    '{where} 中的密钥只有 {number} 字节，至少须有 {number2} 字节。可以这样生成：{command}',
  ],
  [
    'Both {one} and {other} are given. Name one place of the key',
    '同时给出了 {one} 和 {other}。密钥只能有一个来源',
  ],
  [
    'Operator {operator} needs a secret key, or anybody could test guesses. Name an environment variable that holds one in {env}, or a file in {file}',
    '算子 {operator} 需要密钥，否则谁都能试猜。请用 {env} 给出存放密钥的环境变量，或用 {file} 给出文件',
  ],
  [
    'There is no key to restore with. Name the environment variable that holds it in {env}, or its file in {file}',
    '没有用于还原的密钥。请用 {env} 给出存放密钥的环境变量，或用 {file} 给出文件',
  ],
  ['{option}: Entity "{name}" is unknown. {rest}', '{option}：未知的实体“{name}”。{rest}'],
  [
    '{option}: "{country}" has no identifiers of its own here. {rest}',
    '{option}：这里没有“{country}”的证件号规则。{rest}',
  ],
  [
    '{option}: "{region}" is no region with a phone numbering plan. Name it like US, CN or GB',
    '{option}：“{region}”不是有电话编号方案的地区。请写成 US、CN 或 GB 之类',
  ],
  [
    '{option}: file "{path}" cannot be read. Check its name; it is looked for from the current folder',
    '{option}：无法读取文件“{path}”。请检查文件名；从当前文件夹开始查找',
  ],
  [
    '{option}: file "{path}" is not UTF-8. Save it as UTF-8',
    '{option}：文件“{path}”不是 UTF-8。请保存为 UTF-8',
  ],
  [
    '{option}: it is turned off, and no spans are given. Name the column or file that holds them in {spans}',
    '{option}：识别已关闭，也没有给出片段。请用 {spans} 给出存放片段的列或文件',
  ],
  // Lists, recognizers and operators
  ['{option}: module "{path}" cannot be loaded. {why}', '{option}：无法加载模块“{path}”。{why}'],
  [
    'Operator custom: there is no module "{module}" under {folder}',
    '算子 custom：{folder} 下没有模块“{module}”',
  ],
  [
    'Subject "{path}" holds {type}, not one text or number a row',
    '主体“{path}”的类型是 {type}，不是每行一个文本或数字',
  ],
  [
    'Pattern "{name}" could try the same characters over and over: a repeat stands in a repeat, or beside one that matches the same. Bound the repeats, as in {example}, or part them by a character that neither matches',
    '模式“{name}”可能反复尝试同样的字符：重复中套着重复，或紧挨着匹配相同字符的重复。请像 {example} 那样限定次数，或用两者都不匹配的字符隔开',
  ],
  [
    'Pattern "{name}": {patternFault} (character {number})',
    '模式“{name}”：{patternFault}（第 {number} 个字符）',
  ],
  [
    'Recognizer "{name}" of "{source}" names no entity. Give it one supported_entity',
    '“{source}”中的识别器“{name}”没有给出实体。请给出一个 supported_entity',
  ],
  [
    'Recognizer "{name}" of "{source}" names several entities. Give it one supported_entity',
    '“{source}”中的识别器“{name}”给出了几个实体。请给出一个 supported_entity',
  ],
  [
    'Recognizer "{name}" of "{source}" has neither patterns nor a deny_list, which is all that is read here. Take it out, or write it as a module',
    '“{source}”中的识别器“{name}”既没有 patterns 也没有 deny_list，而这里只读取这两项。请去掉它，或写成模块',
  ],
  [
    'Pattern "{name}" has more than {number} characters. Use a list of terms, or several patterns',
    '模式“{name}”超过 {number} 个字符。请用词表，或分成几个模式',
  ],
  [
    '{option}: column "{name}" is in the data already. Name another',
    '{option}：数据中已有列“{name}”。请另取名字',
  ],
  [
    '{option}: column "{name}" is one of fields too. Name another',
    '{option}：列“{name}”也在 fields 中。请另选一列',
  ],
  ['{option}: field "{field}" is not one of fields: {all}', '{option}：字段“{field}”不在 fields 中：{all}'],
  [
    '{option}: field "{name}" holds JSON documents, in which places cannot be counted. Leave it out of {fields}',
    '{option}：字段“{name}”是 JSON 文档，无法在其中计算位置。请从 {fields} 中去掉',
  ],
  [
    'A token does not open: the key is another one, or the token was changed',
    '有令牌无法解开：密钥不同，或令牌被改动',
  ],
  [
    'Cannot decrypt a number: it was not produced by fpe, or the key or options differ',
    '无法解密数字：它不是由 fpe 生成的，或密钥、选项不同',
  ],
  // Models
  [
    '{option}: "{path}" does not exist. Name an ONNX file or its folder; it is looked for from the current folder',
    '{option}：“{path}”不存在。请给出 ONNX 文件或其文件夹；从当前文件夹开始查找',
  ],
  [
    '{option}: folder "{path}" holds none of {names}. Name the file itself',
    '{option}：文件夹“{path}”中没有 {names}。请直接给出文件',
  ],
  ['{option}: label "{name}" is not one of the model. {rest}', '{option}：模型没有标签“{name}”。{rest}'],
  // eval
  [
    'Line {number} has no tag. Wanted: a token, a tab or spaces, and a tag such as B-PER or O',
    '第 {number} 行没有标注。应为词、制表符或空格，再加 B-PER 或 O 之类的标注',
  ],
  [
    'There is no sample in this {format} gold. Name a file with labelled texts',
    '这份 {format} 标准答案中没有样本。请给出含标注文本的文件',
  ],
  ['The gold is no array of samples', '标准答案不是样本数组'],
  [
    'Line {number} has a mark that is not closed. Wanted: [[TYPE:value]]',
    '第 {number} 行的标记没有闭合。应为 [[TYPE:value]]',
  ],
  ['Line {number} is not valid JSON', '第 {number} 行不是有效的 JSON'],
  [
    'Gold type "{type}" is mapped to "{name}", which is no entity. {rest}',
    '标准答案的类型“{type}”映射到“{name}”，而后者不是实体。{rest}',
  ],
  [
    'The tokens of sentence {number} are not those of the gold. Score tokens against gold of the same tokens',
    '第 {number} 句的词与标准答案不同。请用词相同的标准答案评分',
  ],
  [
    'The gold has {number} texts, and there are spans for {number2}. Give one line a text, empty lists included, or an id to both',
    '标准答案有 {number} 条文本，而片段对应 {number2} 条。请每条文本一行（空列表也写），或给两者都加 id',
  ],
  [
    'Nothing tells whether the offsets count code points, as Python does, or UTF-16 units, as JavaScript does. Say which with --span-offsets',
    '无法判断偏移是按码点（如 Python）还是按 UTF-16 单位（如 JavaScript）计数。请用 --span-offsets 说明',
  ],
]
