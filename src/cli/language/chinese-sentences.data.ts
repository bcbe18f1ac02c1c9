/**
 * What other parts of the program say in English, in Chinese: warnings, notes, notices, names of data sets, and errors
 * of the command line; those of the rest of the program stand in tables of their own. Each is a sentence with places
 * such as {path}; a place named like a table of parts, such as {rest}, is itself said in Chinese.
 */
export const chineseSentences: readonly (readonly [english: string, chinese: string])[] = [
  [
    'The splits hold {got} of the rows, where {wanted} was asked for. Rows with equal values of {columns} stay together, and those are few or some are frequent. Name a column of more values, or several, in by',
    '各划分实际得到 {got} 的行，要求的是 {wanted}。{columns} 取值相同的行放在一起，而这些取值太少，或有的过于频繁。请在 by 中写取值更多的列，或写多列',
  ],
  ['No file or folder "{path}". Check the path', '没有文件或文件夹“{path}”。请检查路径'],
  [
    'No file matches "{path}". Check the pattern; on a command line, quote it',
    '没有文件与“{path}”匹配。请检查通配模式；在命令行上请加引号',
  ],
  [
    'At most {most} of {asked} workers are used: more than {cores} a core only take memory',
    '{asked} 个工作线程中最多使用 {most} 个：每核超过 {cores} 个只会占用内存',
  ],
  [
    'No input. Name a pipeline, or files, folders or globs',
    '没有输入。请给出流水线，或文件、文件夹、通配模式',
  ],
  [
    'Option --{name} belongs to --standard. Give both, or neither',
    '选项 --{name} 要和 --standard 一起使用。请同时给出，或都不给',
  ],
  ['"{name}" is no standard that is known. {rest}', '“{name}”不是已知的标准。{rest}'],
  [
    'No kind of summary is named. Give --eu; the card of an output is written by --card of a run',
    '没有给出摘要的种类。请加 --eu；输出的数据集卡片由运行时的 --card 写出',
  ],
  [
    'A review reads the data more than once. Name files, not standard input',
    '审核要多次读取数据。请给出文件，而不是标准输入',
  ],
  ['The data has no records to review. Name other files', '数据中没有可审核的记录。请给出其他文件'],
  [
    'A standard says how many rows are drawn. Leave out --rows, --share and --by',
    '抽多少行由标准规定。请去掉 --rows、--share 和 --by',
  ],
  [
    'A review needs a folder. Name one, such as --out review/',
    '审核需要一个文件夹。请给出，例如 --out review/',
  ],
  [
    '--review reads what --standard has drawn. Leave out the inputs',
    '--review 读取 --standard 抽出的样本。请去掉输入',
  ],
  [
    '--tools is of prepkit itself. Leave out the inputs, or --tools',
    '--tools 查看的是 prepkit 本身。请去掉输入，或去掉 --tools',
  ],
  [
    'No purpose is named. Give --purpose, one of {names}',
    '没有给出目的。请用 --purpose 给出其中之一：{names}',
  ],
  [
    'No input. Name files, folders or globs, or pipe records in',
    '没有输入。请给出文件、文件夹或通配模式，或用管道传入记录',
  ],
  [
    'No output. Give --out FOLDER, or --out - to print the records here',
    '没有输出。请给出 --out 文件夹，或用 --out - 在此打印记录',
  ],
  [
    'No pipeline file given, and none here. Looked for {names}',
    '没有给出流水线文件，这里也没有。找过 {names}',
  ],
  ['Unknown transform "{name}". {rest}', '未知的变换“{name}”。{rest}'],
  ['Step {number} is text, and names no transform. {rest}', '第 {number} 步是文本，却不是变换的名称。{rest}'],
  ['Unknown key "{name}" of the pipeline. {rest}', '流水线中有未知的键“{name}”。{rest}'],
  ['Unknown key "{name}" of "{owner}". {rest}', '“{owner}”中有未知的键“{name}”。{rest}'],
  ['Unknown option {name} of {owner}. {rest}', '{owner} 没有选项 {name}。{rest}'],
  ['Entity "{name}" is unknown. {rest}', '未知的实体“{name}”。{rest}'],
  ['Option --to cannot be "{word}". {rest}', '选项 --to 不能是“{word}”。{rest}'],
  [
    '{count} of {all} records were rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Conversations of several turns convert to {shape}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。多轮对话可转换为 {shape}。请改正输入或提高预算',
  ],
  [
    '{count} of {all} records was rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Conversations of several turns convert to {shape}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。多轮对话可转换为 {shape}。请改正输入或提高预算',
  ],
  [
    '{count} of {all} record was rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Conversations of several turns convert to {shape}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。多轮对话可转换为 {shape}。请改正输入或提高预算',
  ],
  [
    '{count} of {all} records were rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。请改正输入或提高预算',
  ],
  [
    '{count} of {all} records was rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。请改正输入或提高预算',
  ],
  [
    '{count} of {all} record was rejected ({share} %), more than the error budget of {budget} %: {reasons}. {listing}. Correct the input or raise the budget',
    '{all} 条记录中有 {count} 条被拒收（{share} %），超过错误预算 {budget} %：{reasons}。{listing}。请改正输入或提高预算',
  ],
  [
    '"{path}" holds finished output. Choose another place, or start anew with --overwrite',
    '“{path}”中有已完成的输出。请换个位置，或用 --overwrite 重新开始',
  ],
  [
    '"{path}" holds the unfinished work of another plan. Different: {changes}. Choose another output, or start anew with --overwrite',
    '“{path}”中是另一计划未完成的工作。不同之处：{changes}。请换个输出位置，或用 --overwrite 重新开始',
  ],
  [
    '"{path}" holds the output of another plan. Different: {changes}. Choose another output, or start anew with --overwrite',
    '“{path}”中是另一计划的输出。不同之处：{changes}。请换个输出位置，或用 --overwrite 重新开始',
  ],
  [
    'Output file "{path}" exists. Choose another, or overwrite it with --overwrite',
    '输出文件“{path}”已存在。请换一个，或用 --overwrite 覆盖',
  ],
  [
    'Output folder "{path}" holds files that prepkit did not write. Choose an empty folder',
    '输出文件夹“{path}”中有不是 prepkit 写的文件。请选择空文件夹',
  ],
  [
    '"{path}" is there already. Name another file with --out, or replace it with --force',
    '“{path}”已存在。请用 --out 另取文件名，或用 --force 覆盖',
  ],
  [
    '"{path}" has no manifest.json. {flag} needs an output of prepkit; beside a file it stays with --sidecar keep',
    '“{path}”中没有 manifest.json。{flag} 需要 prepkit 的输出；用 --sidecar keep 它会留在文件旁边',
  ],
  // Errors of the commands
  [
    'Option --verify looks with the recognizers that --no-detect turns off. Leave one of the two out',
    '选项 --verify 要用的识别器被 --no-detect 关闭了。请去掉其中之一',
  ],
  [
    'Option --verify reads the output again, which standard output does not allow. Give --out FILE or a folder',
    '选项 --verify 要再读一遍输出，而标准输出做不到。请用 --out 给出文件或文件夹',
  ],
  [
    'Option --text cannot be combined with files, --infer or --verify',
    '选项 --text 不能与文件、--infer 或 --verify 一起使用',
  ],
  [
    'The page "{path}" cannot be written ({code}). Name a file in a folder that is there and may be written to',
    '无法写页面“{path}”（{code}）。请指定位于已有且可写的文件夹中的文件',
  ],
  [
    'Option --fail-if cannot be "{text}". Wanted: a figure and a condition, such as "disparateImpact < 0.8"',
    '选项 --fail-if 不能是“{text}”。应为指标和条件，如 "disparateImpact < 0.8"',
  ],
  [
    'Option --report cannot be "{text}". Wanted: a form, with a file as in junit=out.xml or without one. {rest}',
    '选项 --report 不能是“{text}”。应为格式，可带文件（如 junit=out.xml）或不带。{rest}',
  ],
  [
    'Only one report goes to standard output. Name a file for the others, as in --report junit=out.xml',
    '只能有一份报告打印到标准输出。请为其他的给出文件，如 --report junit=out.xml',
  ],
  ['There is no completion for "{shell}". {rest}', '没有“{shell}”的补全脚本。{rest}'],
  [
    'No record of the input can be read, so there is nothing to go by. If it is of another format, name that with --format',
    '输入中没有可以读取的记录，因此无从判断。若是其他格式，请用 --format 指明',
  ],
  [
    'Standard input can be read only once, and init has to look at it first. Name a file',
    '标准输入只能读一次，而 init 须先查看数据。请给出文件',
  ],
  [
    'Standard input cannot be inspected, it can be read only once. Name a file',
    '无法查看标准输入，它只能读一次。请给出文件',
  ],
  [
    '"{path}" cannot be written ({code}). Name another file with --out',
    '无法写“{path}”（{code}）。请用 --out 另取文件名',
  ],
  ['Option --changes looks at one output. Name one path', '选项 --changes 只查看一个输出。请只给出一个路径'],
  ['Result "{path}" cannot be read. Save one with --json', '无法读取结果“{path}”。请先用 --json 保存一份'],
  ['"{path}" is no saved result. Save one with --json', '“{path}”不是保存的结果。请先用 --json 保存一份'],
  [
    'Clean text "{name}" cannot be read ({code}). Name files or folders',
    '无法读取干净文本“{name}”（{code}）。请给出文件或文件夹',
  ],
  ['No file matches "{glob}". Name files or folders', '没有文件与“{glob}”匹配。请给出文件或文件夹'],
  ['Gold "{file}" cannot be read ({code}). Name a file', '无法读取标准答案“{file}”（{code}）。请给出文件'],
  [
    'There is nothing to measure. Name labelled texts, or clean ones with --clean',
    '没有可衡量的内容。请给出标注文本，或用 --clean 给出干净文本',
  ],
  [
    'Option --spans takes one file of gold, not {count}. Name the one that the spans belong to',
    '选项 --spans 只对应一个标准答案文件，而不是 {count} 个。请给出这些片段所属的那一个',
  ],
  [
    'Option {flag} cannot be "{text}". Wanted: a figure and a bound, such as global.span.f2=0.75',
    '选项 {flag} 不能是“{text}”。应为指标和界限，如 global.span.f2=0.75',
  ],
  [
    'Option {flag} names "{name}", which {of} has no figure for. Wanted: {names} and the like',
    '选项 {flag} 给出的“{name}”在 {of} 中没有对应的指标。应为 {names} 之类',
  ],
  ['Spans "{path}" cannot be read ({code}). Name a file', '无法读取片段“{path}”（{code}）。请给出文件'],
  [
    'Option --{name} takes pairs, a name before each value. Write {example} with names of your data',
    '选项 --{name} 应为键值对，每个值前面要有名称。请写成 {example}，名称换成数据里的',
  ],
  [
    'Option --set takes name=value, such as policy.email=mask',
    '选项 --set 应为 name=value，如 policy.email=mask',
  ],
  ['Option --{name} takes a number', '选项 --{name} 应为数字'],
  ['The run was stopped', '运行已停止'],
  [
    '"{path}" is an input, which writing the output would destroy. Choose another output',
    '“{path}”是输入，写输出会毁掉它。请换一个输出位置',
  ],
  [
    '"{path}" is there and is no page. Name another file with --html',
    '“{path}”已存在，且不是页面。请用 --html 另取文件名',
  ],
  [
    '"{out}" holds other output than that of the demo. Name another folder with --out',
    '“{out}”中不是演示的输出。请用 --out 另选文件夹',
  ],
  // Warnings, notes and notices
  ['(rows outside where)', '（where 之外的行）'],
  ['(hidden: {groups} small group)', '（不显示：{groups} 个小分组）'],
  ['(hidden: {groups} small groups)', '（不显示：{groups} 个小分组）'],
  ['like no other', '没有相同行'],
  ['in an index', '在索引中'],
  ['{from}–{to} alike', '{from}–{to} 行相同'],
  ['{size} alike', '{size} 行相同'],
  [
    'Group "{group}": 1 row becomes {rows}, each about {times} times. Bound that with {option}, or leave the group out',
    '分组“{group}”：1 行变为 {rows} 行，每行约出现 {times} 次。请用 {option} 加以限制，或排除该分组',
  ],
  [
    'Group "{group}": {before} rows become {rows}, each about {times} times. Bound that with {option}, or leave the group out',
    '分组“{group}”：{before} 行变为 {rows} 行，每行约出现 {times} 次。请用 {option} 加以限制，或排除该分组',
  ],
  [
    '{kept} of {before} rows are kept, {percent} %: the smallest group, "{group}", has {rows}. To keep more, repeat rows by the method over with maxCopies, or leave the group out',
    '{before} 行只保留 {kept} 行（{percent} %）：最小的分组“{group}”只有 {rows} 行。想多留一些，请改用 over 方法配合 maxCopies 重复少数行，或排除该分组',
  ],
  [
    'A symbolic link leads to it under another name too; it is read once',
    '另有符号链接以别的名字指向它；只读取一次',
  ],
  [
    'Read from the first sheet of {number}, "{name}"; the others are left out',
    '只读取 {number} 个工作表中的第一个“{name}”，其余不读',
  ],
  [
    '{number} entries are not let in: repaired records were kept, and records of copies went on by themselves',
    '有 {number} 条不放进来：修复过的记录已经保留，副本的原记录已照常通过',
  ],
  [
    '{number} cells hold an error such as #N/A and are read as empty',
    '{number} 个单元格是 #N/A 之类的错误，按空值读取',
  ],
  ['A document of several sequences is read as a row for each', '由几个序列组成的文档，每个序列读作一行'],
  ['Carriage returns alone inferred as ends of lines', '推断以单独的回车符为行尾'],
  [
    'The delimiter "{delimiter}" gives one column, while "{other}" would give {columns}: is it the wrong one?',
    '分隔符“{delimiter}”只分出一列，而“{other}”会分出 {columns} 列：分隔符是否给错了？',
  ],
  ['Delimiter "{delimiter}" inferred', '推断分隔符为“{delimiter}”'],
  [
    'The names in the first line are replaced by those of "columns"',
    '第一行中的名字由 columns 给出的名字取代',
  ],
  ['Column {number} has no name and is called "{name}"', '第 {number} 列没有名字，称为“{name}”'],
  [
    'Column {number} has the name of an earlier one and is called "{name}"',
    '第 {number} 列与前面的列重名，称为“{name}”',
  ],
  [
    'The output is locked by {holder}. Waiting up to {seconds} s for a sign of life of it, then taking over',
    '输出被 {holder} 锁定。最多等待 {seconds} 秒看它是否仍在运行，然后接管',
  ],
  [
    'Partition {number} has not moved for {seconds} s: worker {worker} is {doing}. It is begun anew after {timeout} s (stepTimeout)',
    '分区 {number} 已有 {seconds} 秒没有进展：工作线程 {worker} 停在 {doing}。{timeout} 秒后重做（stepTimeout）',
  ],
  [
    'Partition {number} has not moved for {seconds} s: worker {worker} is {doing}',
    '分区 {number} 已有 {seconds} 秒没有进展：工作线程 {worker} 停在 {doing}',
  ],
  // Kinds of errors of an evaluation
  ['wrong label', '标签错误'],
  ['wrong extent', '范围错误'],
  ['missed', '漏检'],
  ['unmatched', '未匹配'],
  ['spurious', '误报'],
  // Shapes of data
  ['code points', '码点'],
  [
    'Conversations as OpenAI writes them: messages[] of role and content',
    'OpenAI 格式的对话：messages[]，含 role 和 content',
  ],
  [
    'Instructions as Alpaca writes them: instruction, input, output',
    'Alpaca 格式的指令：instruction、input、output',
  ],
  ['Pairs of prompt and completion', '提示与回答对：prompt 和 completion'],
  ['A corpus of plain texts in one column', '单列纯文本语料'],
  [
    'Images and their captions: file_name or image, text or caption',
    '图像及其说明：file_name 或 image，text 或 caption',
  ],
  [
    'The 175 seed tasks of Self-Instruct, each with instances[] of input and output',
    'Self-Instruct 的 175 个种子任务，各有 instances[]，含 input 和 output',
  ],
  ['The evaluation questions of BELLE, with a standard answer each', 'BELLE 的评测题，各有一个标准答案'],
  [
    'Census income (Adult): does a person earn more than 50,000 dollars a year',
    '人口普查收入（Adult）：年收入是否超过五万美元',
  ],
  ['German credit (Statlog): is a loan a good or a bad risk', '德国信贷（Statlog）：贷款风险是好是坏'],
  // What commander says of a command line
  [
    'Flag {flag} takes no value: write it alone, or leave it out. A file without a header line gets names by --columns',
    '标志 {flag} 不带值：单独写出，或不写。没有表头行的文件用 --columns 给出列名',
  ],
  ['Flag {flag} takes no value: write it alone, or leave it out', '标志 {flag} 不带值：单独写出，或不写'],
  [
    'No rules. Name the YAML file that holds them with --rules, or infer some from data that is right with --infer',
    '没有规则。请用 --rules 给出规则的 YAML 文件，或用 --infer 从正确的数据推断',
  ],
  [
    '--infer prints rules and validates nothing. Leave out inputs, --rules and --report, and validate with what it prints',
    '--infer 只打印规则，不检查数据。请去掉输入、--rules 和 --report，再用所打印的规则检查',
  ],
  ['Unknown option "{flag}". {rest}', '未知选项“{flag}”。{rest}'],
  ['Unknown option "{flag}"', '未知选项“{flag}”'],
  ['Unknown command "{name}". {rest}', '未知命令“{name}”。{rest}'],
  ['Unknown command "{name}"', '未知命令“{name}”'],
  ['Missing required argument "{name}"', '缺少参数“{name}”'],
  ['Required option "{flag}" not specified', '缺少必填选项“{flag}”'],
  ['Option "{flag}" argument missing', '选项“{flag}”缺少值'],
  ['Option "{flag}" argument "{value}" is invalid. {rest}', '选项“{flag}”的值“{value}”无效。{rest}'],
  ['Run with --help to see what there is', '用 --help 查看有哪些命令和选项'],
  [
    'Option --share belongs to --suggest. Give both, or neither',
    '选项 --share 与 --suggest 一起使用。请两个都给出，或都不给',
  ],
  [
    'Option --merge takes states as they are. Leave the options of the profile and --fail-if out',
    '选项 --merge 按原样合并状态。请去掉画像的选项和 --fail-if',
  ],
  ['Give one of --explain, --why and --suggest', '请在 --explain、--why 和 --suggest 中只给一个'],
  [
    'Option --share is more than 0 and less than 1, such as 1%, and belongs to --suggest',
    '选项 --share 大于 0、小于 1，如 1%，并与 --suggest 一起使用',
  ],
  [
    'Option --why cannot be "{text}". Give the number of a row from 1, or a file and a line, such as data.jsonl:7',
    '选项 --why 不能是“{text}”。请给出从 1 起的行号，或文件与行，如 data.jsonl:7',
  ],
  [
    'No limits can be suggested: no step has limits that quantiles tell, such as filter_quality, or there are too few texts of each language. Give more data or a larger --share',
    '无法建议限值：没有可由分位数得出限值的步骤（如 filter_quality），或各语言的文本太少。请提供更多数据，或增大 --share',
  ],
  [
    'Row {row} is not among the rows that can be read. Give the number of a row from 1, or a file and a line that holds one, such as data.jsonl:7',
    '可读取的行中没有第 {row} 行。请给出从 1 起的行号，或含有一行的文件与行，如 data.jsonl:7',
  ],
  [
    'Line {line} of "{source}" is not among the rows that can be read. Give the number of a row from 1, or a file and a line that holds one, such as data.jsonl:7',
    '可读取的行中没有“{source}”的第 {line} 行。请给出从 1 起的行号，或含有一行的文件与行，如 data.jsonl:7',
  ],
  [
    '"{source}" is none of the inputs. Give the number of a row, or one of these with a line: {names}',
    '“{source}”不是输入之一。请给出行号，或下列之一加行：{names}',
  ],
  // Hints under an error
  [
    '--error-budget, or --repair-budget for repaired records, allows more, such as 5%',
    '--error-budget（修复的记录用 --repair-budget）可以放宽，如 5%',
  ],
  ['Run the same command again to continue where it stopped', '再次执行同一命令，即可从中断处继续'],
]
