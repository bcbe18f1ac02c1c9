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
]
