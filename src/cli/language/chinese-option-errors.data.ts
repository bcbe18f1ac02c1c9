/** Errors of options and pipelines in Chinese; see `chineseSentences`. */
export const chineseOptionErrors: readonly (readonly [english: string, chinese: string])[] = [
  ['  Also at {at}: {message}', '  另见 {at}：{message}'],
  ['  Also in step {step}: {message}', '  另见步骤 {step}：{message}'],
  ['  Also: {message}', '  另外：{message}'],
  ['--hash-bytes is {count}. Give 5 or 8', '--hash-bytes 是 {count}，请用 5 或 8'],
  ['{subject} is missing: {help}', '缺少{subject}：{help}'],
  ['{subject} is missing', '缺少{subject}'],
  ['{subject} cannot be "{value}". {rest}', '{subject}不能是“{value}”。{rest}'],
  ['{subject} cannot be {phrase}. {rest}', '{subject}不能是{phrase}。{rest}'],
  ['{subject} cannot be {phrase}. {message}', '{subject}不能是{phrase}。{message}'],
  [
    '{subject} must be {phrase1}, not {phrase2}. Write {share} for {percent} %',
    '{subject}应为{phrase1}，而不是{phrase2}。{percent} % 请写作 {share}',
  ],
  [
    '{subject} must {bound}. Write {share} for {percent} %',
    '{subject}必须{bound}。{percent} % 请写作 {share}',
  ],
  ['{subject} must be {phrase1}, not {phrase2}', '{subject}应为{phrase1}，而不是{phrase2}'],
  ['{subject} must {bound}', '{subject}必须{bound}'],
  // What schemas say of options
  ['Invalid input: expected object, received string', '应为映射，而不是文本'],
  ['Key "profile" must be a mapping, such as { facet: sex }', '键“profile”应为映射，如 { facet: sex }'],
  [
    'Option {option} names the items of a list, "{path}", of which a row can have many. Name a column with one value a row',
    '选项 {option} 给出的是列表的各项“{path}”，一行可以有许多。请给出每行只有一个值的列',
  ],
  [
    'Column "{column}" is in the data already, and {option} writes one of that name. Rename it with convert, or leave out {option2}',
    '数据中已有列“{column}”，而 {option} 要写同名的列。请用 convert 改名，或去掉 {option2}',
  ],
  [
    'Option {option} follows rows through {number} steps at most, and there are {number2}. Part the pipeline',
    '选项 {option} 至多追踪 {number} 个步骤，现有 {number2} 个。请拆分流水线',
  ],
  [
    'A step makes rows anew, so {option} cannot tell where they came from. Let it take rows with takeRows or filterRows, which keep the place that each was read from',
    '有步骤重新造行，{option} 无法说明它们的来历。请用 takeRows 或 filterRows 取行，它们保留每行的读取位置',
  ],
  [
    'The last argument is "{path}", a file, where {option} is wanted. Write it behind the inputs, in quotes',
    '最后一个参数“{path}”是文件，这里应为 {option}。请把它写在输入之后，并加引号',
  ],
  [
    'A step is one transform with its options, such as { anonymize: { fields: [prompt] } }',
    '每个步骤是一个变换及其选项，如 { anonymize: { fields: [prompt] } }',
  ],
  ['Name a column and its value', '请给出列及其值'],
  ['Name the column that holds the spans, or a side file', '请给出存放片段的列，或附带文件'],
  [
    'Either "numbered" or "with" can be given: a text of your own has no number',
    '"numbered" 和 "with" 只能给出一个：自定的文本没有编号',
  ],
  ['A recognizer needs patterns or a denyList', '识别器须有 patterns 或 denyList'],
  ['Write a URL that begins with http:// or https://', '请写以 http:// 或 https:// 开头的 URL'],
  [
    'A URL with a user or a password would stand in plans and reports. Name a header in headersEnv',
    '带用户名或密码的 URL 会出现在计划和报告中。请用 headersEnv 给出请求头',
  ],
  ['Name the terms of the list, or a file that holds them', '请给出列表中的词，或存放它们的文件'],
  ['Name a column or a list of columns', '请给出一列或多列'],
  [
    'Give whole numbers from 0 by value, or a list of { cell, rows }',
    '请按值给出不小于 0 的整数，或给出 { cell, rows } 的列表',
  ],
  [
    'Give a label value, a list of them, or for several label columns a list of { column: value }',
    '请给出一个标签值或其列表；有多个标签列时，给出 { column: value } 的列表',
  ],
  [
    'Name a column, as sex, age@25/40 or { column: age, thresholds: [25, 40] }',
    '请给出列，如 sex、age@25/40 或 { column: age, thresholds: [25, 40] }',
  ],
  [
    'Operator custom needs a module: { operator: custom, module: ./op.js }',
    '算子 custom 需要模块：{ operator: custom, module: ./op.js }',
  ],
  ['Operator "{name}" is unknown. {rest}', '未知的算子“{name}”。{rest}'],
  [
    'Name an operator, or write { operator: mask, … }. Operators: {names}',
    '请给出算子，或写成 { operator: mask, … }。算子：{names}',
  ],
  ['Operator {name}: its options are wrong', '算子 {name}：选项有误'],
  ['Operator {name}: {message}', '算子 {name}：{message}'],
  ['{subject}: {message}', '{subject}：{message}'],
  [
    'write() cannot do what {name} of its output asks, which run() does. Leave it out; for the size of shards write() has the option "shardBytes"',
    'write() 做不到输出的 {name} 所要求的，那是 run() 的事。请去掉它；分片大小用 write() 的选项 "shardBytes"',
  ],
  [
    'Key "{path}" holds code, which a run cannot give to its threads. Write it in a module and name that, or use the step in a stream',
    '键“{path}”中有代码，运行无法把它交给线程。请写成模块并给出其名，或在流中使用该步骤',
  ],
  [
    'Key "{path}" holds a function or an object of a class, such as a URL or a Map. Give plain values: a path as text',
    '键“{path}”中有函数或某个类的对象，如 URL 或 Map。请给出普通的值：路径写成文本',
  ],
  // Addresses
  ['The input is an address that begins with "{scheme}". {rest}', '输入是以“{scheme}”开头的网址。{rest}'],
  [
    'The gold file is an address that begins with "{scheme}". {rest}',
    '标注文件是以“{scheme}”开头的网址。{rest}',
  ],
  ['The output is an address that begins with "{scheme}". {rest}', '输出是以“{scheme}”开头的网址。{rest}'],
  [
    'The pipeline file is an address that begins with "{scheme}". {rest}',
    '流水线文件是以“{scheme}”开头的网址。{rest}',
  ],
  // Pipelines
  ['There is no file "{path}"', '没有文件“{path}”'],
  ['Cannot read ({code}) "{path}"', '无法读取“{path}”（{code}）'],
  [
    '"{path}" is not a pipeline file. Write one that ends in {names}',
    '“{path}”不是流水线文件。扩展名应为 {names} 之一',
  ],
  [
    'Key "{path}" holds the name "__proto__", which cannot be used. Give another name',
    '键“{path}”中的名字“__proto__”不能使用。请换个名字',
  ],
  [
    'Options of {path}: the key "__proto__" cannot be used. Rename it',
    '{path} 的选项：不能使用键“__proto__”。请改名',
  ],
  [
    'Both "failIf" and "fail_if", its old name, are given. Write all conditions under "failIf"',
    '同时给出了 "failIf" 和旧名 "fail_if"。请把全部条件写在 "failIf" 下',
  ],
  ['"failIf" names "{figure}", which is no figure. {rest}', '"failIf" 中的“{figure}”不是指标。{rest}'],
  [
    '"failIf" has no condition for {figure}. Write <, <=, > or >= and a number, such as "< 0.8"',
    '"failIf" 中 {figure} 没有条件。请写 <、<=、> 或 >= 加数字，如 "< 0.8"',
  ],
  [
    '"failIf" names {figure}, which a profile measures. Add "profile: { … }"',
    '"failIf" 中的 {figure} 由概况测量。请添加 "profile: { … }"',
  ],
  [
    'Node {version} does not read TypeScript. Rename the file to .mjs, or use Node 22.18 or newer',
    'Node {version} 不能读取 TypeScript。请把文件改名为 .mjs，或使用 Node 22.18 或更新版本',
  ],
  [
    'The module exports {names}. Export the pipeline as default or as "pipeline"',
    '模块导出的是 {names}。请把流水线导出为 default 或 "pipeline"',
  ],
  ['The module cannot be loaded. {why}', '无法加载模块。{why}'],
  ['Module "{name}" cannot be loaded. {why}', '无法加载模块“{name}”。{why}'],
  ['{author} cannot import what it needs{when}. {why}', '{author}{when}无法导入所需的内容。{why}'],
  [
    '{author} threw {thrown}{when}. PREP_DEBUG=1 shows its message, which may quote your data',
    '{author}{when}抛出了 {thrown}。设置 PREP_DEBUG=1 可显示其消息，其中可能引用你的数据',
  ],
  [
    'Module "{name}" has no export "transform" made by defineTransform',
    '模块“{name}”没有导出由 defineTransform 生成的 "transform"',
  ],
  [
    'The input has {rows}, which reads no file, and {other}. Leave out one of them',
    '输入有 {rows}（不读取文件），又有 {other}。请去掉其中一个',
  ],
  [
    'The input has both {path} and {sources}. Give either {path2} or {sources2}',
    '输入同时有 {path} 和 {sources}。请只给出 {path2} 或 {sources2}',
  ],
  [
    'Option {option} is for named sources. Write {example} in place of {path}',
    '选项 {option} 用于有名字的来源。请写 {example}，代替 {path}',
  ],
  [
    'No input is named. Give either {path} or {sources}: files, folders, globs, or "-" for standard input',
    '没有给出输入。请给出 {path} 或 {sources}：文件、文件夹、通配模式，或用 "-" 表示标准输入',
  ],
  [
    'Standard input cannot be read beside files. Name one or the other',
    '标准输入不能与文件一起读取。请只给出其一',
  ],
  [
    'Option {option} is empty. Name at least one source with its files',
    '选项 {option} 为空。请至少给出一个来源及其文件',
  ],
  [
    'Option {option} names "{name}" twice. Give one name a list of paths: {example}',
    '选项 {option} 中“{name}”出现两次。请给一个名字写路径列表：{example}',
  ],
  ['A named source cannot be standard input. Name files', '有名字的来源不能是标准输入。请给出文件'],
  [
    'Interleaving writes the records of all sources in one row order, without their source. Leave out "sourceColumn"; or, to keep it, leave out "interleave" and set the shares with the step mix',
    '交错会把所有来源的记录写成一个行序，不带来源。请去掉 "sourceColumn"；想保留它，请去掉 "interleave"，用步骤 mix 设定比例',
  ],
  ['No output is named. Give a folder, a file or "-"', '没有给出输出。请给出文件夹、文件或 "-"'],
  [
    'Module "{modules}", or one that it imports, changed since the run was planned. Start the run again',
    '模块“{modules}”或其导入的模块在运行计划之后有改动。请重新运行',
  ],
  [
    'Step "{step}" comes after "{before}", which puts all rows in order as they are written. Put "{name}" last; what needs its order is a run of its own, over its output',
    '步骤“{step}”排在“{before}”之后，而后者在写出时才给所有行排序。请把“{name}”放在最后；需要其顺序的步骤，请在其输出上另行运行',
  ],
  [
    'Step "{step}" comes after "{before}", which makes several rows of one: the model would be tested on rows it was trained on. Put it first, and let "{before2}" work on one split only: "{example}"',
    '步骤“{step}”排在“{before}”之后，后者把一行变成多行：模型会用训练过的行来测试。请把它放在前面，并让“{before2}”只处理一个划分："{example}"',
  ],
  [
    'Step "{step}" comes after "{before}", which joins rows: the model would be tested on parts of rows it was trained on. Put it first: rows of different splits are not joined',
    '步骤“{step}”排在“{before}”之后，后者把多行合并：模型会用训练过的行的片段来测试。请把它放在前面：不同划分的行不会合并',
  ],
  [
    'Step "{step}" leaves out the column "{column}", which names the split of each row. Let it keep that column: the files of an output folder are written without it',
    '步骤“{step}”去掉了列“{column}”，而每行的划分由它给出。请保留该列：写到输出文件夹的文件中不含它',
  ],
  // Syntax of YAML
  ['Text must stand in double quotes', '文本须加双引号'],
  ['Tags such as !name are not read here', '这里不读取 !name 之类的标签'],
  [
    'Key "{name}" stands here a second time. Leave one of the two out',
    '键“{name}”在此重复出现。请去掉其中一个',
  ],
  [
    'Nothing is named &{name}, for which *{name2} stands. A value that begins with * goes in quotes',
    '没有名为 &{name} 的值可供 *{name2} 引用。以 * 开头的值须加引号',
  ],
  ['Missing closing {quote}', '缺少右引号 {quote}'],
  [
    'A colon and a space within a value start another key. Put the value in quotes, or the inner keys on lines of their own',
    '值中的冒号加空格会开始另一个键。请给值加引号，或把内层的键另起一行',
  ],
  ['A tab stands where spaces are wanted. Indent by spaces', '此处须用空格而不是制表符。请用空格缩进'],
  ['All mapping items must start at the same column', '映射的各项须从同一列开始'],
  ['All sequence items must start at the same column', '列表的各项须从同一列开始'],
  ['Implicit keys need to be on a single line', '键须写在一行内'],
  ['Implicit map keys need to be followed by map values', '映射的键后面须有冒号和值'],
  ['Implicit keys of flow sequence pairs need to be on a single line', '方括号列表中的键须写在一行内'],
  ['A block sequence may not be used as an implicit map key', '列表不能作映射的键'],
  ['Sequence item without - indicator', '列表的项缺少 - 标记'],
  [
    'Within brackets or braces, a value that holds a bracket goes in quotes: "{path}"',
    '在方括号或花括号里，含方括号的值要加引号："{path}"',
  ],
  ['Missing space after : in flow map', '“:”后面缺少空格'],
  ['Missing , between flow map items', '各项之间缺少逗号'],
  ['Missing , between flow sequence items', '各项之间缺少逗号'],
  ['Missing , or : between flow map items', '各项之间缺少逗号或冒号'],
  ['Missing , or : between flow sequence items', '各项之间缺少逗号或冒号'],
  ['Unexpected , in flow map', '多余的逗号'],
  ['Unexpected , in flow sequence', '多余的逗号'],
  ['Unexpected empty item in flow map', '多余的空项'],
  ['Unexpected empty item in flow sequence', '多余的空项'],
  ['A bracket before this place is still open. Close it with {end}', '前面的括号尚未闭合。请用 {end} 闭合'],
  ['Flow map in block collection must be sufficiently indented', '方括号或花括号须有足够缩进'],
  ['Flow sequence in block collection must be sufficiently indented', '方括号或花括号须有足够缩进'],
  ['Invalid escape sequence {raw}', '无效的转义 {raw}'],
  ['A value cannot begin with {char}. Put it in quotes', '值不能以 {char} 开头。请加引号'],
  ['Unexpected {token} token', '多余的 {token}'],
  ['Unexpected {token} at node end', '值的末尾有多余的 {token}'],
  ['Unexpected {token} in flow map', '多余的 {token}'],
  ['Unexpected {token} in flow sequence', '多余的 {token}'],
  [
    'Unresolved alias (the anchor must be set before the alias): {name}',
    '别名 {name} 没有对应的锚点（须先定义锚点）',
  ],
  ['Block scalar header includes extra characters: {chars}', '块文本的标头有多余的字符：{chars}'],
  ['Comments must be separated from other tokens by white space characters', '注释前面须有空格'],
  ['Anchor cannot be an empty string', '锚点不能为空'],
  ['Alias cannot be an empty string', '别名不能为空'],
  [
    'A second document begins here, behind "---". A file holds one pipeline',
    '“---”之后是第二个文档。一个文件只能有一个流水线',
  ],
  [
    'Option {option} writes files into a folder of shards, and "{path}" is none. Name a folder, such as "data/"',
    '选项 {option} 在分片文件夹中写文件，而“{path}”不是文件夹。请给出文件夹，如 "data/"',
  ],
  [
    '"{path}" is a card that prepkit did not write. Move it away, or leave out {option}',
    '“{path}”是不由 prepkit 写的卡片。请移开它，或去掉 {option}',
  ],
  [
    'Option {option} writes beside the output, and standard output has no place beside it. Name a folder or a file',
    '选项 {option} 写在输出旁边，而标准输出旁边没有位置。请给出文件夹或文件',
  ],
  [
    'Option {option} does not follow rows through step "{step}", which puts all of them in another order. Let a second run do that',
    '选项 {option} 不能跟随行通过步骤“{step}”，它会重排所有的行。请用第二次运行来做',
  ],
  [
    'Options {option} and {other} say the same of rows. Leave one of them out',
    '选项 {option} 和 {other} 对行说的是同样的内容。请去掉其中一个',
  ],
]
