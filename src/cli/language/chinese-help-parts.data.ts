/** Parts of the help in Chinese: headings, defaults in words, and what stands above the examples. */

/** Headings; "Options of balance:" is put together from the last one. */
export const chineseHeadings: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Pipelines:': '流水线：',
  'One step over files or standard input:': '对文件或标准输入执行一个步骤：',
  'Look:': '查看：',
  'Input:': '输入：',
  'Output:': '输出：',
  'Running:': '运行：',
  'What to find:': '查找什么：',
  'What to do with it:': '如何处理：',
  'Keys:': '密钥：',
  'Review by a standard:': '按标准审核：',
  'Dry runs and checks:': '试运行与核查：',
  'How to count:': '如何计数：',
  'Gold and output:': '标准答案与输出：',
  'Clean text:': '干净文本：',
  'Options of {name}:': '{name} 的选项：',
}

/** What holds where an option is left out, where that is told in words. */
export const chineseDefaults: Readonly<Record<string, string>> = {
  'that of split': 'split 所写的列',
  'the column generator, where there is one': '有 generator 列时为该列',
  'the column source, where there is one': '有 source 列时为该列',
  'filled in when a plan is made': '制定计划时填入',
  '3; 2 with dclm': '3；用 dclm 时为 2',
  '0.1; like tfdv 0.01': '0.1；仿 tfdv 时为 0.01',
  'by the path; arrow for a folder, jsonl for standard output':
    '按路径决定；文件夹为 arrow，标准输出为 jsonl',
  'a shard for each partition': '每个分区一个分片',
  'by the path; none, in Parquet snappy': '按路径决定；无后缀时为 none，Parquet 为 snappy',
  'a temporary one': '临时文件夹',
  'the number of cores, none for small inputs': '核数，输入很小时不用',
  'keep; auto for a command of one step': 'keep；单步命令为 auto',
  'that of the locale, such as LANG=zh_CN.UTF-8': '区域设置的语言，如 LANG=zh_CN.UTF-8',
  'bar on a terminal, else lines, one a minute': '终端上为 bar，否则为 lines，每分钟一行',
  'inferred from the name and the first bytes of each file': '由文件名和开头的字节推断',
  'UTF-8; another is recognised and refused': 'UTF-8；识别出其他编码时拒绝',
  'inferred; a number there is refused': '推断；其中有数字则拒绝',
  'a tab for TSV; otherwise inferred: comma, semicolon, tab or bar':
    'TSV 为制表符；否则推断：逗号、分号、制表符或竖线',
  'kernel, for all but small files': 'kernel，小文件除外',
  '256 MiB, or 200 times the compressed size where that is more': '256 MiB，或压缩大小的 200 倍，取较大者',
  'identifiers, names, DATE_OF_BIRTH, or what a preset of policy covers':
    'identifiers、names、DATE_OF_BIRTH，或策略预设所涵盖的',
  'all, or what a preset says': 'all，或由预设决定',
  all: '全部',
  'the whole row': '整行',
  'equal; independent for reweigh with a label': 'equal；reweigh 有标签时为 independent',
  'as the method needs': '由方法决定',
  'what scope names': '由 scope 决定',
  'no limit': '不限',
  'text; input_ids where the data has them': 'text；数据有 input_ids 时为它',
  'all that the language of the text has limits for': '该语言有界限的全部规则',
  'that of each text, by its letters and frequent words': '每段文本自己的语言，看字母和常用词',
  'auto; model where "model" names a file': 'auto；model 指明文件时为 model',
  '1 where it sets the size, else no limit': '由它决定行数时为 1，否则不限',
  '0.5; 1 with augment': '0.5；augment 时为 1',
  'each one against the rest': '逐个与其余相比',
  '1 a row': '每行为 1',
  'what the gold has labels for': '标准答案中有标签的',
  'inferred from it': '由内容推断',
  'inferred from the values beside them': '由旁边的值推断',
  'all texts': '全部文本',
  'default, or tool_use for conversations with tools': 'default；对话带工具时为 tool_use',
}

/** What a command says above its examples, by how it begins; the overview, with its examples, as a whole. */
export const chineseAbout: Readonly<Record<string, string>> = {
  'Without FILE, pipeline.yaml': `不给 FILE 时，运行当前文件夹中的 pipeline.yaml（.yml、.json）或 prep.config.js
（.mjs、.ts）。文件内的路径相对于当前文件夹。这里给出的选项优先于文件。

中断的运行，再执行同一命令即可继续。`,
  'Sends all rows through the steps and writes none': `让所有行经过各步骤而不写出：每个步骤去掉多少行及原因；对按规则判断的步骤，每条规则单独
去掉多少行、仅由它去掉多少行，以及数值在限值附近的分布。这些步骤的命令有同样的选项：
prep filter_quality data.jsonl --explain。`,
  'Writes hashes of the runs of words of a test set': `写出测试集中词段的哈希，不含原文，供 prep decontaminate 查找含有测试题的行。请给出
题干，不要包括到处出现的选项。`,
  'Reads the input as far as': `按模式所需读取输入；若有 mix、balance 等能预知各组行数的步骤，则读取全部输入。
不写任何东西。`,
  'Looks at the format, the shape': `查看格式、数据约定、语言，并在部分记录中查看个人信息，写出带注释、可直接运行的
流水线文件。分组列和标签列作为建议，以注释形式给出。`,
  'Tells of each column its type': `报告每列的类型、缺失值和不同值、分位数、长度、文字和语言；给出 --facet 和
--label 时还报告结果在各分组间的分布。只写出计数，以及许多行共有的值。`,
  'Compares data row by row': `逐行比较数据：文件、文件夹、通配模式或 prep 的输出，两边格式可以不同。不给 --on
时按顺序逐行对应；给出时比较键相同的行，不论顺序。值按形状显示。没有差异时退出码
为 0，有差异时为 1。`,
  'Compares what the columns hold': `比较各列的内容，与行及其顺序无关：文件、文件夹、通配模式或 prep 的输出，两边格式
可以不同。一列与参照相差较大、又不能用偶然解释，才算漂移；行数不足时说明需要多少。
只有 --fail-if 的条件成立时退出码才为 1。`,
  'Writes a summary of data': `为要求摘要的人写出数据的摘要，以 Markdown 打印到标准输出，只有数据所有者知道的地方留空。
给出流水线时汇总它的输入和步骤。输出的数据集卡片由运行时的 --card 写出。`,
  'A row is named by its number': `行用它在输出或分片中的行号（从 1 起）或标识来指定；标识是输入、记录在其中的位置，副本
还有 # 和副本号。运行时须保留踪迹：prep run --trail，或在输出中写 trail: true。`,
  'A record is named by the input': `记录用输入及其第一行（从 1 起）来指定，或用它开始的位置：字节，或从 0 起的行号。运行时须
保留踪迹：prep run --trail，或在输出中写 trail: true。`,
  'Reads what is declared as the licence': `读取每行、每个来源或数据集卡片所写的许可证，以及生成它们的模型，判断全部数据是否适合
所给的目的：有什么障碍、最少去掉哪些行、要履行哪些义务。什么都不猜测：没写明或不认识
的就是未知。有障碍或未知时退出码为 1。这不是法律意见。`,
  'Holds data to the rules of a YAML file': `用 YAML 文件中的规则检查数据，只读一遍：文件、文件夹、通配模式或 prep 的输出。
违反严重程度为 error 的规则时退出码为 1。少于 5 行共有的值一概不显示。规则是一个
列表，例如

  rules:
    - rows: { min: 1000 }
    - column: age
      required: true
      min: 17
      max: 90
    - column: language
      in: [en, zh]
      mostly: 0.99
      severity: warn`,
  'A template is a text with placeholders': `模板是带占位符的文本：{{name}}，{{2.phone}} 指第二个人，{{number:1-6}}、
{{one_of:red|green}}、{{faker.commerce.productName}}。文件每行一条文本，或用
JSON Lines、YAML 写出一行的各字段，可带 id、weight 和 locale。同一个人的各项资料
互相一致，号码都不在发放的号段里。行里的 spans 可由 prep eval pii 读取，template
是模板的 id，prep split 可据此把它们放在一起。`,
  'For a folder or file that prep': `对 prep 写出的文件夹或文件：显示其行、列、分片和来历；--verify 读取全部分片和
仍在原处的输入并核对哈希值；--changes 重新读取部分输入记录，显示每个步骤对它们做
了什么。对其他文件、文件夹或通配模式：显示格式、列和行，以及（数据约定已知时）后续
命令。文本只显示长度，除非给出 --show。`,
  "Gold is Presidio's JSON": `标准答案可以是 Presidio 的 JSON、带 text 和 entities 的 JSON Lines、CoNLL，或每行
一条、用 [[PERSON:Ann Lee]] 这样的记号标注的文本。显示三种度量：按
presidio-research 片段评估器规则的片段、字符、不同的值。F2 中召回率的权重是精确率的
两倍。

其他工具的片段是每条文本一个列表的 JSON Lines，如
{"id": "7", "spans": [{"start": 0, "end": 3, "type": "PERSON"}]}，或 Presidio
分析器的答复，或 CoNLL。按 id 对应，没有则按标准答案的顺序。

干净文本中没有个人信息，找到的全是误报：代码、文档、指令。表格和 JSON 按记录读取，
其他文件整个算一条文本。不给 --entities 时查找 anonymize 默认查找的内容。`,
  'Bash reads the script': `Bash 从启动文件读取脚本，zsh 从 fpath 的文件夹读取，fish 从自己的文件夹读取。`,
  'Runs the sample pipeline over': `在一小份虚构的中英文记录上运行示例流水线，各显示一条记录处理前后的样子、运行的
记账，以及如何打开输出。`,
  'With that schema an editor': `有了这个模式，编辑器就能补全以下面这行开头的流水线文件
  # yaml-language-server: $schema=prepkit.schema.json`,
  'Data goes to --out or standard output': `数据写到 --out 或标准输出，其余写到标准错误。
退出码：0 完成，1 门禁未通过，2 错误，130 被中断。`,
}

/** Notes beside examples. */
export const chineseNotes: Readonly<Record<string, string>> = {
  'see it work on sample data': '在样本数据上看效果',
  'several steps in one pass': '多个步骤，一遍完成',
}
