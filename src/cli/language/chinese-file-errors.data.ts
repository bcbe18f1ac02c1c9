/** Errors of inputs, formats, outputs and runs in Chinese; see `chineseSentences`. */
export const chineseFileErrors: readonly (readonly [english: string, chinese: string])[] = [
  ['Cannot write to standard output ({code})', '无法写到标准输出（{code}）'],
  [
    'Field "{field}" holds {type}, not text. Take it whole instead, which makes it text: {example}, where ENTITY is what its values are, such as {names}. Text fields: {list}',
    '字段“{field}”的类型是 {type}，不是文本。请改为整列处理，处理后成为文本：{example}，其中 ENTITY 是其值的类别，如 {names}。文本字段：{list}',
  ],
  // Paths of columns
  ['Path "{path}" leads nowhere: no field "{name}". {rest}', '路径“{path}”不存在：没有字段“{name}”。{rest}'],
  [
    'None of {amount} can be read ({reasons}). Correct the input, or name its format with {option}',
    '{amount}全部无法读取（{reasons}）。请改正输入，或用 {option} 指明格式',
  ],
  [
    'None of {amount} can be read ({reasons}), so that there are no columns for a step. Correct the input, or name its format with {option}',
    '{amount}都无法读取（{reasons}），因此步骤没有可用的列。请改正输入，或用 {option} 指明其格式',
  ],
  [
    'Path "{path}" leads nowhere: there are no columns, as in an input without records',
    '路径“{path}”不存在：数据没有列，例如输入没有记录时',
  ],
  [
    'Path "{path}" is malformed. Write it like messages[].content, and a name with dots or brackets in double quotes',
    '路径“{path}”格式不对。请写成 messages[].content 的样子，名字含点或方括号时加双引号',
  ],
  ['Path "{path}" asks for a list where the data has {type}', '路径“{path}”要求列表，而数据中是 {type}'],
  ['Path "{path}" asks for an object where the data has {type}', '路径“{path}”要求对象，而数据中是 {type}'],
  ['Path "{path}" does not fit the type {type}', '路径“{path}”与类型 {type} 不符'],
  [
    'Field "{field}" holds {type}, not text. Text fields: {list}',
    '字段“{field}”的类型是 {type}，不是文本。文本字段：{list}',
  ],
  ['Field "{field}" holds {type}, not text', '字段“{field}”的类型是 {type}，不是文本'],
  ['Column "{name}" is not in the data. {rest}', '数据中没有列“{name}”。{rest}'],
  ['No field "{name}" in {type}', '{type} 中没有字段“{name}”'],
  [
    'A column of {type} cannot be built from values. Cast it to a simpler type',
    '不能由值构造 {type} 列。请转换为更简单的类型',
  ],
  ['A text column would pass 2 GiB in one batch', '一个批次中的文本列会超过 2 GiB'],
  ['A rewritten text column would pass 2 GiB in one batch', '一个批次中改写后的文本列会超过 2 GiB'],
  // Finding inputs
  [
    'Folder "{path}" holds no data file. Known extensions: {names}',
    '文件夹“{path}”中没有数据文件。支持的扩展名：{names}',
  ],
  [
    'The format of "{path}" is unknown. Name it with the option {option} ({names}), or by an extension: {names2}',
    '不知道“{path}”的格式。请用选项 {option} 指明（{names}），或用扩展名：{names2}',
  ],
  [
    'Folder "{path}" is the output of a run that did not finish. Finish that run first, or name its files one by one',
    '文件夹“{path}”是未完成的运行的输出。请先完成该运行，或逐个给出其文件',
  ],
  [
    '"{path}" is a symbolic link to a file that is not there. Fetch that file, or remove the link',
    '“{path}”是符号链接，所指的文件不存在。请取得该文件，或删除链接',
  ],
  ['"{path}" cannot be read ({code}). Change its permissions', '无法读取“{path}”（{code}）。请更改其权限'],
  ['"{path}" cannot be read ({code})', '无法读取“{path}”（{code}）'],
  [
    '"{path}" is a socket. Read from it with a program, and pipe that to standard input, "-"',
    '“{path}”是套接字。请用程序读取，再通过管道传给标准输入 "-"',
  ],
  [
    '"{path}" is a device, which need not end. Name a file, or pipe a part of it to standard input, "-"',
    '“{path}”是设备，可能没有结尾。请给出文件，或把其中一部分通过管道传给标准输入 "-"',
  ],
  [
    'Folder "{path}" cannot be read ({code}). Change its permissions, or name other files',
    '无法读取文件夹“{path}”（{code}）。请更改其权限，或给出其他文件',
  ],
  [
    '"{path}" has other columns than "{first}", so their records cannot stand in one file. Convert both to JSON Lines first: {command}',
    '“{path}”的列与“{first}”不同，两者的记录不能放在一个文件中。请先都转换为 JSON Lines：{command}',
  ],
  [
    '"{path}" has another format than "{first}", so their records cannot stand in one file. Convert both to JSON Lines first: {command}',
    '“{path}”的格式与“{first}”不同，两者的记录不能放在一个文件中。请先都转换为 JSON Lines：{command}',
  ],
  [
    '"{path}" is in the format {format}, whose records cannot be interleaved. Convert it first: {command}',
    '“{path}”的格式是 {format}，其记录不能交错。请先转换：{command}',
  ],
  [
    '"{path}" cannot be written ({code}). Make room: interleaved records are written out once',
    '无法写“{path}”（{code}）。请腾出空间：交错的记录要写出一次',
  ],
  ['Source {number} has no records to interleave. Leave it out', '来源 {number} 没有可交错的记录。请去掉它'],
  [
    'Option "probabilities" adds up to {number}. Divide each by that, so that they add up to 1',
    '选项 "probabilities" 的和为 {number}。请各除以该数，使和为 1',
  ],
  [
    '"{path}" has a schema of its own and "{other}" has none. Run {names} files apart',
    '“{path}”自带模式，而“{other}”没有。请把 {names} 文件分开运行',
  ],
  [
    'File "{path}" belongs to the sources "{one}" and "{other}". Leave it to one of them',
    '文件“{path}”同属来源“{one}”和“{other}”。请只留给其中之一',
  ],
  [
    '"{path}" changed while it was read. Start the run again when nothing writes to the file',
    '“{path}”在读取时有改动。请在没有程序写它时重新运行',
  ],
  [
    'The input changed during the run. Run again when no process writes to it',
    '输入在运行中有改动。请在没有程序写它时重新运行',
  ],
  // What inputs are
  [
    'The first bytes of the input are of no known format. Set {option} to {names}',
    '从输入开头的字节看不出已知格式。请把 {option} 设为 {names}',
  ],
  [
    'The input is {found} by its first bytes, not {given}. Leave out {option}, or set it to {format}',
    '从开头的字节看，输入是 {found}，不是 {given}。请去掉 {option}，或设为 {format}',
  ],
  ['The input is {kind}, by its first bytes. {rest}', '从开头的字节看，输入是 {kind}。{rest}'],
  [
    'The text is not UTF-8; by its first bytes it looks like {encoding}. Set {option} to {encoding2} to have it converted, and look at what becomes of it',
    '文本不是 UTF-8；从开头的字节看像是 {encoding}。请把 {option} 设为 {encoding2} 以便转换，并检查转换的结果',
  ],
  [
    'Encoding "{label}" is unknown. Give a name of the Encoding Standard, such as {names}',
    '未知的编码“{label}”。请给出编码标准中的名称，如 {names}',
  ],
  [
    '"{path}" cannot be written ({code}). Make room, or choose another output',
    '无法写“{path}”（{code}）。请腾出空间，或换个输出位置',
  ],
  [
    '"{path}" cannot be written ({code}, {call}). Make room, or choose another output',
    '无法写“{path}”（{code}，{call}）。请腾出空间，或换个输出位置',
  ],
  [
    '"{path}" cannot be unpacked: it is damaged or cut short behind byte {number} of its content',
    '无法解包“{path}”：其内容在第 {number} 字节之后损坏或不完整',
  ],
  [
    'The file unpacks to more than {number} times its size, as text hardly does. If that is right, set {option} to the bytes that it may have',
    '文件解包后超过其大小的 {number} 倍，文本很少如此。若确实如此，请把 {option} 设为允许的字节数',
  ],
  [
    'The file unpacks to more than {number} bytes. If that is right, set {option} to the bytes that it may have',
    '文件解包后超过 {number} 字节。若确实如此，请把 {option} 设为允许的字节数',
  ],
  [
    'The input is compressed with a window of more than 128 MiB. Compress it without "--long", or unpack it first',
    '输入压缩时的窗口超过 128 MiB。请不用 "--long" 压缩，或先解包',
  ],
  ['The file became shorter while it was read', '文件在读取时变短了'],
  [
    'A record is longer than {number} bytes. Split it or leave it out',
    '有记录超过 {number} 字节。请拆分或去掉它',
  ],
  [
    'A record is longer than {number} bytes, so it cannot stand between others. Leave it out, or allow longer ones: "maxRecordBytes"',
    '有记录超过 {number} 字节，不能与其他记录放在一起。请去掉它，或用 "maxRecordBytes" 允许更长的记录',
  ],
  [
    'The records have more than {number} different keys. So many are data rather than columns: put the rare ones into one column of JSON with {option}, or raise {max}',
    '记录中有超过 {number} 个不同的键。这么多应是数据而不是列：请用 {option} 把少见的放进一个 JSON 列，或提高 {max}',
  ],
  [
    'The file is {number} empty arrays one after the other. A file without records is one array',
    '文件是 {number} 个相连的空数组。没有记录的文件应是一个数组',
  ],
  [
    'Record {number} is not valid JSON. Repair the file, or convert it to JSON Lines, where a broken line costs one record',
    '第 {number} 条记录不是有效的 JSON。请修复文件，或转换为 JSON Lines，那样坏行只损失一条记录',
  ],
  // CSV
  [
    'The first line looks like data: the name of column {number} of {number2} is a number. Name the columns with the option {columns}, or set {header} to true if these are the names',
    '首行像是数据：{number2} 列中第 {number} 列的名字是数字。请用选项 {columns} 给出列名；若这些就是名字，请把 {header} 设为 true',
  ],
  [
    'Column {number} of {number2} has no name. Name every column in {option}',
    '{number2} 列中第 {number} 列没有名字。请在 {option} 中给每列命名',
  ],
  [
    'Columns {number} and {number2} have the same name. Name each column once in {option}',
    '第 {number} 列和第 {number2} 列同名。请在 {option} 中给每列各取一个名字',
  ],
  [
    'Column "{name}" is planned as {type}, which CSV does not hold. Plan it as text or json',
    '列“{name}”计划为 {type}，CSV 没有这种类型。请改为 text 或 json',
  ],
  [
    'Option {option} is not one character. Give one that is neither a line end nor the quote, such as ; or \\t',
    '选项 {option} 不是一个字符。请给出一个字符，不能是换行或引号，如 ; 或 \\t',
  ],
  [
    "Option {option} is not one ASCII character. Give one, such as ', or leave it empty for none",
    "选项 {option} 不是一个 ASCII 字符。请给出一个，如 '；留空表示没有",
  ],
  ['The file is UTF-16. Convert it to UTF-8 first', '文件的编码是 UTF-16。请先转换为 UTF-8'],
  [
    'The file has no header line. Add one, or name its {option}',
    '文件没有表头行。请加上，或用 {option} 给出列名',
  ],
  ['The header line is not UTF-8. Convert the file first', '表头行不是 UTF-8。请先转换文件'],
  ['The quotes of the header line do not match. Repair them', '表头行的引号不成对。请修复'],
  [
    'The header line is one column at delimiter "{delimiter}" but holds "{other}". Set {option} to the one the file uses',
    '按分隔符“{delimiter}”，表头行只有一列，但其中有“{other}”。请把 {option} 设为文件所用的分隔符',
  ],
  [
    'The quotes of a record do not match, so it cannot stand between others. Repair it',
    '有记录的引号不成对，不能与其他记录放在一起。请修复',
  ],
  // Arrow
  ['The file is Feather version 1. Write it anew as version 2', '文件是 Feather 第 1 版。请按第 2 版重新写'],
  ['The Arrow file holds tensors. Only tables can be read', 'Arrow 文件中是张量。只能读取表'],
  [
    'Column "{name}" holds {type}, which cannot be read. Cast it or leave it out',
    '列“{name}”的类型 {type} 无法读取。请转换或去掉它',
  ],
  [
    'Column "{name}" holds a union, which cannot be read. Cast it to one type, or leave it out',
    '列“{name}”是联合类型，无法读取。请转换为一种类型，或去掉它',
  ],
  [
    'The Arrow file is compressed inside. Write it uncompressed, in Python with compression="uncompressed"',
    'Arrow 文件内部有压缩。请写成不压缩的，在 Python 中用 compression="uncompressed"',
  ],
  [
    'The file is not an Arrow IPC stream or file. Check its format',
    '文件不是 Arrow IPC 流或文件。请检查其格式',
  ],
  ['A message of the Arrow file is damaged. Write the file anew', 'Arrow 文件中有消息损坏。请重新写该文件'],
  ['The Arrow file ends inside a message. Write or copy it anew', 'Arrow 文件在消息中间结束。请重新写或复制'],
  ['The Arrow file is empty. Write it anew', 'Arrow 文件是空的。请重新写'],
  [
    'Column "{name}" of the {format} file is not in the plan. Give all files the same columns, or skip it',
    '{format} 文件的列“{name}”不在计划中。请让所有文件的列相同，或跳过它',
  ],
  [
    'Column "{name}" of the {format} file holds {type} where the plan has {planned}. Give all files the same types',
    '{format} 文件的列“{name}”类型是 {type}，计划中是 {planned}。请让所有文件的类型相同',
  ],
  [
    'A column of {type} cannot be written. Cast it to a simpler type',
    '无法写 {type} 列。请转换为更简单的类型',
  ],
  [
    'A column would pass 2 GiB in one batch. Write smaller record batches',
    '一个批次中的列会超过 2 GiB。请写更小的记录批次',
  ],
  // Parquet
  ['The file is not a Parquet file. Check its format', '文件不是 Parquet 文件。请检查其格式'],
  [
    'The Parquet file ends without its footer. Write or copy it anew',
    'Parquet 文件的末尾没有元数据。请重新写或复制',
  ],
  [
    'The Parquet file ends inside a page. Write or copy it anew',
    'Parquet 文件在数据页中间结束。请重新写或复制',
  ],
  ['The Parquet file is damaged. Write or copy it anew', 'Parquet 文件已损坏。请重新写或复制'],
  ['The Parquet file is encrypted. Write it without encryption', 'Parquet 文件已加密。请写成不加密的'],
  [
    'The Parquet file has encrypted columns. Write it without encryption',
    'Parquet 文件有加密的列。请写成不加密的',
  ],
  [
    'The Parquet file has its columns in other files. Name those instead',
    'Parquet 文件的列在其他文件里。请改为给出那些文件',
  ],
  [
    'Column "{name}" holds {type} values, which cannot be read. Leave it out, or write the file without it',
    '列“{name}”的值是 {type}，无法读取。请去掉它，或写文件时不带它',
  ],
  [
    'Column "{name}" holds variants, which cannot be read. Leave it out',
    '列“{name}”是 VARIANT，无法读取。请去掉它',
  ],
  [
    'Values are in an encoding that cannot be read ({encoding}, of {type}). Write the file anew without it',
    '有值的编码无法读取（{encoding}，类型 {type}）。请重新写文件，不用这种编码',
  ],
  [
    'A dictionary is in an encoding that cannot be read ({encoding}). Write the file anew without it',
    '有字典的编码无法读取（{encoding}）。请重新写文件，不用这种编码',
  ],
  [
    'Pages are packed with {codec}, which cannot be read. Write the file with zstd, snappy, gzip, brotli or lz4',
    '数据页用 {codec} 压缩，无法读取。请用 zstd、snappy、gzip、brotli 或 lz4 写文件',
  ],
  [
    'Column "{name}" holds {type}, which Parquet has no form for. Leave it out, or write Arrow instead',
    'Parquet 无法表示列“{name}”的类型 {type}。请去掉它，或改写为 Arrow',
  ],
  [
    'Column "{name}" holds objects without fields, which Parquet has no form for. Leave it out, or write Arrow instead',
    'Parquet 无法表示列“{name}”中没有字段的对象。请去掉它，或改写为 Arrow',
  ],
  // Schemas
  [
    '"{path}" has another schema than the first {format} file. Run them apart',
    '“{path}”的模式与第一个 {format} 文件不同。请分开运行',
  ],
  [
    'The records have a column "{column}" of their own. Give {option} another name',
    '记录中已有列“{column}”。请给 {option} 换个名字',
  ],
  [
    'Option {option} names a column "{name}" that is not there. {rest}',
    '选项 {option} 中的列“{name}”不存在。{rest}',
  ],
  // Workbooks
  [
    'The file is no whole .xlsx workbook: {workbookFault}. Save it anew, or as .csv',
    '文件不是完整的 .xlsx 工作簿：{workbookFault}。请重新保存，或另存为 .csv',
  ],
  [
    'The file is an old .xls workbook, or one with a password. Save it as .xlsx without a password, or as .csv',
    '文件是旧式 .xls 工作簿，或带密码。请不带密码另存为 .xlsx，或存为 .csv',
  ],
  [
    'The workbook is packed or encrypted in a way that is not known. Save it anew as .xlsx',
    '工作簿的压缩或加密方式未知。请重新保存为 .xlsx',
  ],
  // Outputs
  [
    'Output "{path}" has an extension of no format that can be written. Give a file of {names}; or, for a folder of that name, "{folder}"',
    '输出“{path}”的扩展名不属于任何可写的格式。请给出 {names} 文件；要用这个名字的文件夹，请写“{folder}”',
  ],
  [
    'Output "{path}" has an extension that cannot be written. Give a folder, or a file of {names}',
    '输出“{path}”的扩展名无法写。请给出文件夹，或 {names} 文件',
  ],
  [
    'Output of the format {format} cannot be compressed with {compression}. Choose {names}',
    '{format} 格式的输出不能用 {compression} 压缩。请选 {names}',
  ],
  [
    'Output of the format {format} is not compressed, so that loaders can map it into memory. Leave compression out, or choose the format {names}',
    '{format} 格式的输出不压缩，以便加载器把它映射进内存。请去掉 compression，或选择格式 {names}',
  ],
  [
    'Compression {compression} does not go with the name "{path}", by which readers know how a file is compressed. Name it "{name}", or leave compression out',
    '压缩方式 {compression} 与文件名“{path}”不符，而读者按文件名判断压缩方式。请命名为“{name}”，或去掉 compression',
  ],
  [
    'Format {format} is a folder of shards, and "{path}" is not a folder. Name one, such as "data/"',
    '格式 {format} 是分片的文件夹，而“{path}”不是文件夹。请给出文件夹，如“data/”',
  ],
  [
    'Option {option} is for folders of shards, and "{path}" is one file. Name a folder, such as "data/", or leave it out',
    '选项 {option} 用于分片的文件夹，而“{path}”是一个文件。请给出文件夹，如“data/”，或去掉这个选项',
  ],
  [
    'Option {option} describes one file that LLaMA-Factory reads, and "{path}" is none. Name one, such as "data.jsonl"',
    '选项 {option} 说明一个 LLaMA-Factory 能读的文件，而“{path}”不是。请给出文件，如“data.jsonl”',
  ],
  [
    'The rows are of no one shape that LLaMA-Factory reads as it is. Convert them to {names}; those with tool calls to sharegpt',
    '这些行不是 LLaMA-Factory 能直接读的某一种形状。请转换成 {names}；有工具调用的请转换成 sharegpt',
  ],
  [
    '"{path}" is not the dataset_info.json of LLaMA-Factory, which holds an object for each data set. Write to another folder',
    '“{path}”不是 LLaMA-Factory 的 dataset_info.json，那里每个数据集是一个对象。请写到别的文件夹',
  ],
  [
    'A shard of MDS holds less than 4 GiB, and the rows of one partition are more. Give {option}, or write Parquet or Arrow',
    'MDS 的一个分片不到 4 GiB，而一个分区的行超过了它。请用 {option}，或改写为 Parquet 或 Arrow',
  ],
  [
    'Column "{name}" holds bytes and lacks some of them, and MDS has no null. Leave the column out, drop the rows without a value with filter, or write Parquet',
    '列“{name}”是二进制且有缺值，而 MDS 没有空值。请去掉这一列，用 filter 去掉缺值的行，或改写为 Parquet',
  ],
  [
    'Column "input_ids" is not in the data, and a file of {title} holds tokens. Make them with the step "tokenize"',
    '数据中没有列“input_ids”，而 {title} 文件保存的是词元。请用步骤“tokenize”生成词元',
  ],
  [
    'Column "{name}" is {type}, where a file of {title} wants lists of whole numbers. Make them with the step "tokenize"',
    '列“{name}”是 {type}，而 {title} 文件要整数列表。请用步骤“tokenize”生成',
  ],
  [
    'A file of {title} holds tokens and nothing else, and these columns would be lost: {names}. Leave them out with "drop" of convert as the last step ("write: []" of pack writes none), or write Arrow or Parquet',
    '{title} 文件只保存词元，这些列会丢失：{names}。请在最后一步用 convert 的“drop”去掉它们（pack 的“write: []”不写这些列），或改写为 Arrow 或 Parquet',
  ],
  [
    'A row of column "input_ids" is null or holds what is no token: written are numbers from 0 to {highest}. Make the column anew with the step "tokenize", or leave such rows out with filter',
    '列“input_ids”有一行是空值，或含有不是词元的数：能写的是 0 到 {highest}。请用步骤“tokenize”重新生成这一列，或用 filter 去掉这样的行',
  ],
  [
    'A row of column "input_ids" has no tokens, and loaders of token files take none of that kind. Leave such rows out with filter: length(input_ids) > 0',
    '列“input_ids”有一行没有词元，读词元文件的加载器不接受这样的行。请用 filter 去掉：length(input_ids) > 0',
  ],
  [
    'A row of column "labels" says something else than which tokens of "input_ids" are learned: each label is its token, or -100. Leave the column out with "drop" of convert, or write Arrow or Parquet',
    '列“labels”有一行说的不是“input_ids”中哪些词元要学习：每个标签应等于其词元，或为 -100。请用 convert 的“drop”去掉这一列，或改写为 Arrow 或 Parquet',
  ],
  [
    'The file is not as long as the files of {title} beside it say, or they are none. Copy all of them anew',
    '文件的长度与旁边的 {title} 文件所说的不符，或旁边的不是这种文件。请全部重新复制',
  ],
  [
    '"{name}" is not beside the file, and tells where each row of {title} begins. Put it there; both as they were written, not compressed',
    '文件旁边没有“{name}”，{title} 的每一行从哪里开始要由它说明。请把它放到旁边，两个文件都保持写出时的样子，不要压缩',
  ],
  [
    'Format {format} is several files side by side, and standard output is one. Name a file, such as "{name}", or a folder',
    '格式 {format} 是并排的几个文件，而标准输出只有一个。请给出文件，如“{name}”，或文件夹',
  ],
  [
    'Shard "{path}" is no longer what was written. Start the run again',
    '分片“{path}”已不是写下时的样子。请重新运行',
  ],
  [
    'Column "{name}" of the MDS file is encoded as {encoding}, which is not read. Read are {names}',
    'MDS 文件的列“{name}”编码为 {encoding}，不能读取。能读的有 {names}',
  ],
  [
    'Entry {number} of the list of rejects does not hold its record. Run what wrote the list once more with {option}',
    '拒收列表的第 {number} 条没有保存记录。请加上 {option} 重新运行写出该列表的那次运行',
  ],
  [
    'Line {number} is no entry of a list of rejects. Give the files of rejects/ of an output, or leave out {option}',
    '第 {number} 行不是拒收列表的条目。请给出某个输出的 rejects/ 中的文件，或去掉 {option}',
  ],
  [
    'The file is no whole shard of MDS. Copy it anew, or leave it out',
    '文件不是完整的 MDS 分片。请重新复制，或去掉它',
  ],
  [
    'Two members of the tar file have one name. Each sample needs a key of its own',
    'tar 文件里有两个成员同名。每个样本要有自己的键',
  ],
  [
    'The file is no whole tar file. Copy it anew, or leave it out',
    '文件不是完整的 tar 文件。请重新复制，或去掉它',
  ],
  [
    'Members .{name} of the tar file are not text. Unpack it, and name them by their paths in a column',
    'tar 文件的 .{name} 成员不是文本。请解包，并在一列中用路径指明它们',
  ],
  [
    'Column "{path}" holds {type}, which has no text form. Leave it out, or write Arrow instead',
    '列“{path}”的类型 {type} 没有文本形式。请去掉它，或改写为 Arrow',
  ],
  ['Folder "{path}" cannot be made ({code}). {rest}', '无法建立文件夹“{path}”（{code}）。{rest}'],
  ['Output file "{path}" is a folder. Choose another name', '输出文件“{path}”是文件夹。请换个名字'],
  [
    'Output "{path}" is a file. Give it an extension such as .jsonl, or choose a folder',
    '输出“{path}”是文件。请给它加上 .jsonl 之类的扩展名，或选择文件夹',
  ],
  [
    'The lock "{path}" was taken over by another run, because this one showed no sign of life, or it was deleted. This run stopped and published nothing more. Wait for the other one, or start again',
    '锁“{path}”因本次运行没有动静而被另一运行接管，或已被删除。本次运行已停止，没有再发布任何内容。请等待另一运行，或重新开始',
  ],
  [
    'The lock "{path}" cannot be taken: another run keeps taking it. Wait for it to end',
    '无法取得锁“{path}”：另一运行一直占用。请等它结束',
  ],
  [
    'Another run ({holder}) is writing to this output. Wait for it, stop it, or choose another folder. If it no longer runs, delete "{path}"',
    '另一运行（{holder}）正在写这个输出。请等待或停止它，或换个文件夹。若它已不在运行，请删除“{path}”',
  ],
  [
    'Shard "{path}" was removed or changed after it was written, and the output is not published. Start the run again: it goes on, and writes anew what is not as it was',
    '分片“{path}”写好后被删除或改动，输出没有发布。请重新运行：它会接着做，并重写有变化的部分',
  ],
  ['Shard "{path}" became shorter. Start the run again', '分片“{path}”变短了。请重新运行'],
  [
    '"{path}" became shorter while its rows were put in order. Start the run again',
    '“{path}”在给其中的行排序时变短了。请重新运行',
  ],
  ['The output stream was closed', '输出流已关闭'],
  [
    'Inference counted {number} records, but {number2} were read or rejected. Start the run again; if that ends the same way, it is a fault of prepkit: please report it',
    '推断时有 {number} 条记录，而读取或拒收的有 {number2} 条。请重新运行；若结果相同，则是 prepkit 的故障，请报告',
  ],
  // Runs
  [
    '{count} of {all} records are not valid UTF-8 and would lose text ({share} %), more than the repair budget of {budget} %. The input is probably in another encoding, such as gb18030, big5, shift_jis, euc-kr, windows-1251 or windows-1252: name it with {option}. {listing}. Where they are only damaged, raise {raise}',
    '{all} 条记录中有 {count} 条不是有效的 UTF-8，会丢失文字（{share} %），超过修复预算 {budget} %。输入可能是其他编码，如 gb18030、big5、shift_jis、euc-kr、windows-1251 或 windows-1252：请用 {option} 指明。{listing}。若只是损坏，请提高 {raise}',
  ],
  [
    '{count} of {all} records is not valid UTF-8 and would lose text ({share} %), more than the repair budget of {budget} %. The input is probably in another encoding, such as gb18030, big5, shift_jis, euc-kr, windows-1251 or windows-1252: name it with {option}. {listing}. Where they are only damaged, raise {raise}',
    '{all} 条记录中有 {count} 条不是有效的 UTF-8，会丢失文字（{share} %），超过修复预算 {budget} %。输入可能是其他编码，如 gb18030、big5、shift_jis、euc-kr、windows-1251 或 windows-1252：请用 {option} 指明。{listing}。若只是损坏，请提高 {raise}',
  ],
  [
    '{count} of {all} record is not valid UTF-8 and would lose text ({share} %), more than the repair budget of {budget} %. The input is probably in another encoding, such as gb18030, big5, shift_jis, euc-kr, windows-1251 or windows-1252: name it with {option}. {listing}. Where they are only damaged, raise {raise}',
    '{all} 条记录中有 {count} 条不是有效的 UTF-8，会丢失文字（{share} %），超过修复预算 {budget} %。输入可能是其他编码，如 gb18030、big5、shift_jis、euc-kr、windows-1251 或 windows-1252：请用 {option} 指明。{listing}。若只是损坏，请提高 {raise}',
  ],
  [
    'A record cannot be used ({reason}). Correct it, or let such records be set aside: {option}',
    '有记录无法使用（{reason}）。请改正，或把这类记录放到一边：{option}',
  ],
  ['Column "{column}" is no longer text', '列“{column}”不再是文本'],
  [
    'A row has another value in the column "{column}" than the names of the splits: {names}. Let no step change that column, or write to a single file',
    '有一行在列“{column}”中的值不是划分的名字：{names}。请不要让步骤改动该列，或写到单个文件',
  ],
  [
    'A row has another value in the column "{column}" than the names of the splits: {names}. Name all splits in {option}, the earliest first',
    '有一行在列“{column}”中的值不是划分的名字：{names}。请在 {option} 中写出所有划分，靠前的在先',
  ],
  [
    'Option "workers" is not a non-negative integer. Give the number of threads, or 0 for none',
    '选项 "workers" 不是非负整数。请给出线程数，0 表示不用线程',
  ],
  [
    'Internal error in a worker ({title}). Set PREP_DEBUG=1 for its stack',
    '工作线程内部错误（{title}）。设置 PREP_DEBUG=1 可显示堆栈',
  ],
  [
    'The output was written by a stream, whose steps are not known. Changes are shown of outputs of prep and run()',
    '输出由流写成，其步骤未知。只能显示 prep 和 run() 的输出的改动',
  ],
  [
    'The records came from standard input, and changes are shown by reading the inputs again: nothing of them is kept',
    '记录来自标准输入，而显示改动须重读输入：记录没有保留',
  ],
  [
    'Input "{path}" is no longer there, and changes are shown by reading the inputs again: nothing of them is kept. Put it back, or start prep in the folder of the run',
    '输入“{path}”已不存在，而显示改动须重读输入：记录没有保留。请放回原处，或在运行时的文件夹中启动 prep',
  ],
  [
    'What step "{step}" decided is not kept beside the output. Run the pipeline again',
    '步骤“{step}”的决定没有留在输出旁边。请重新运行流水线',
  ],
  [
    '"{path}" is no finished output of prep. Name the folder or the file that a run has written',
    '“{path}”不是 prep 完成的输出。请给出某次运行写出的文件夹或文件',
  ],
  [
    'No trail of the rows stands beside "{path}". Run again with --trail, or trail: true of the output',
    '“{path}”旁边没有行的踪迹。请加 --trail 或在输出中写 trail: true 后重新运行',
  ],
  [
    '"{shard}" has {rows} rows. Give the number of one of them, from 1',
    '“{shard}”有 {rows} 行。请给出其中一行的行号，从 1 起',
  ],
  ['The output has no shard "{shard}". Its shards: {names}', '输出没有分片“{shard}”。它的分片：{names}'],
  [
    'The output has {rows} rows. Give the number of one of them, from 1',
    '输出有 {rows} 行。请给出其中一行的行号，从 1 起',
  ],
  [
    '"{source}" is none of the inputs of the run. They are: {names}',
    '“{source}”不是这次运行的输入。输入有：{names}',
  ],
  [
    'Line {line} of "{source}" begins no record that the run has read. Give the first line of a record, or its position, such as data.jsonl@0',
    '“{source}”的第 {line} 行不是这次运行读过的记录的开头。请给出记录的第一行，或它的位置，例如 data.jsonl@0',
  ],
  [
    'Position {position} of "{source}" begins no record that the run has read. Give the first line of a record, or its position, such as data.jsonl@0',
    '“{source}”的位置 {position} 不是这次运行读过的记录的开头。请给出记录的第一行，或它的位置，例如 data.jsonl@0',
  ],
  [
    '"{name}" names no row. Give its number from 1, a shard with a number, such as data-00000-of-00001.arrow:7, or an id, such as data.jsonl@1042#1',
    '“{name}”不是行的名称。请给出从 1 起的行号、带行号的分片（如 data-00000-of-00001.arrow:7），或标识（如 data.jsonl@1042#1）',
  ],
  [
    '"{name}" names no record. Give an input and a line from 1, such as data.jsonl:7, or a position, such as data.jsonl@1042',
    '“{name}”不是记录的名称。请给出输入和从 1 起的行号（如 data.jsonl:7），或位置（如 data.jsonl@1042）',
  ],
  [
    'The record at position {position} of "{source}" has no copy {copy}. prep trace shows its rows',
    '“{source}”位置 {position} 的记录没有副本 {copy}。prep trace 会列出它的各行',
  ],
  [
    '"{file}" was removed or changed after it was written, and the output is not published. Start the run again: it goes on, and writes anew what is not as it was',
    '“{file}”写成之后被删除或改动，输出没有发布。请重新运行：它会继续，并重写与原样不符的部分',
  ],
]
