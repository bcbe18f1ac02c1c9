/** Every sentence of the program in Chinese, by its English one. Values stand in braces and keep their names. */
export const chineseMessages = {
  // prep init: the file that it writes
  'A first pipeline, written by prep init from a look at {what}.':
    '初始流水线，由 prep init 查看 {what} 后写成。',
  'Paths begin in the folder in which prep is run.': '路径相对于运行 prep 时所在的文件夹。',
  'A folder of {format} shards, which Hugging Face datasets open; a name such as out.jsonl makes one file.':
    '{format} 分片的文件夹，可用 Hugging Face datasets 打开；写成 out.jsonl 这样的名字则输出单个文件。',
  'The file seems to have no header line: these are the names of its columns.':
    '文件似乎没有表头行：下面是各列的名字。',
  'take [] away when you turn on a step below': '启用下面的步骤时请去掉 []',
  'Suggestion: set rows apart for validation, before any row is repeated.':
    '建议：在重复任何行之前，先划出验证集。',
  'Suggestion: set rows apart for a test, before any row is repeated.':
    '建议：在重复任何行之前，先划出测试集。',
  'Suggestion: "{facet}" looks like a column of groups and "{label}" like an outcome. This repeats rows of small groups until all have as many of each outcome; prep profile shows how they are spread.':
    '建议：“{facet}”像是分组列，“{label}”像是标签列。下面的步骤重复较小分组的行，直到各组的各种标签一样多；分布情况可用 prep profile 查看。',
  'Suggestion: "{column}" looks like a column of groups. This repeats rows of small groups until all have as many; prep profile shows how they are spread.':
    '建议：“{column}”像是分组列。下面的步骤重复较小分组的行，直到各组一样多；分布情况可用 prep profile 查看。',
  'under leaves rows out, reweigh writes weights': 'under 丢弃行，reweigh 写入权重',
  'no row stands more often: a few must not fill the data':
    '同一行最多出现这么多次，免得少数几行充满整个数据集',
  'a group that would need more gets what the cap allows': '需要更多的分组只补到上限为止',
  'with the split above': '与上面的 split 一起使用时',
  'The conversations are chat messages already; there is nothing to convert.':
    '对话已经是聊天消息格式，无需转换。',
  'Chat messages, as trainers take them.': '转换为训练框架使用的聊天消息格式。',
  'Suggestion: chat messages. The data holds calls of tools, and roles for them that many chat templates do not know: look at what your trainer takes before you turn this on.':
    '建议：转换为聊天消息。数据中有工具调用，其角色是许多聊天模板不认识的：启用前请确认训练框架支持什么。',
  'Suggestion: chat messages. Some records of the sample cannot be converted and would be rejected.':
    '建议：转换为聊天消息。抽样中有些记录无法转换，会被拒收。',
  'Records that cannot be read are listed beside the output. There are more of them than the 1 % that a run allows.':
    '无法读取的记录会列在输出旁边。这样的记录超过了默认允许的 1 %。',
  'No field holds free text, and nothing in them looks like personal data.':
    '没有自由文本字段，也没有看起来像个人信息的内容。',
  'Personal data becomes the name of its kind, such as <PERSON>.': '个人信息替换为其类别名，如 <PERSON>。',
  'Every value of these is one kind of personal data.': '下列字段的每个值都是同一类个人信息。',
  'Not looked at: {fields}': '未检查的字段：{fields}',
  'fakes, the same for the same value': '换成假值，相同的值得到相同的假值',
  'the language of the fakes': '假值的语言',
  'well-known people keep their names': '保留公众人物的姓名',
  'nothing seen in the sample': '抽样中未发现',
  'seen in its values: {entities}': '在其值中发现：{entities}',
  'Left alone, though something like personal data was seen in a few or in equal values: {fields}. Add them to fields if they hold any.':
    '未处理，不过少数值或相同的值中有像个人信息的内容：{fields}。若确有个人信息，请加入 fields。',
  // prep init: what it prints
  Input: '输入',
  Shape: '格式约定',
  Language: '语言',
  Groups: '分组和标签',
  'Looked into': '抽样检查',
  'no free text': '没有自由文本',
  'No personal data was seen in the sample': '抽样中没有发现个人信息',
  'Personal data, with the share of values that hold it': '个人信息，以及含有它的值所占的比例',
  'columns with text': '带文本的表格',
  'a table': '表格',
  'Wrote {file}. Next:': '已写入 {file}。下一步：',
  // prep inspect --changes
  'Looked again at {records} of the inputs, of which nothing was kept.':
    '重新读取了输入中的 {records}，不保留任何内容。',
  'none of {seen} changed': '{seen}均无改动',
  '{shown} of {changed} changed rows, of {seen} that came to it':
    '显示 {changed} 个改动行中的 {shown} 行，共 {seen} 行到达该步骤',
  'copy {copy}': '副本 {copy}',
  'and {more} more values': '另有 {more} 个值',
  'dropped, because {reason}': '丢弃，原因：{reason}',
  'rejected, because {reason}': '拒收，原因：{reason}',
  'stands {times} times': '出现 {times} 次',
  '{times} rows were made of it': '变成 {times} 行',
  changed: '改动',
} as const
