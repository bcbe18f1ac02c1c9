/**
 * The help in Chinese, by its English sentences as the schemas of options and the commands hold them. What a sentence
 * ends in, such as (default: 0), is put together from the tables below it.
 */
export const chineseHelp: Readonly<Record<string, string>> = {
  'Prepare fine-tuning data in one streaming pass: anonymize, balance, augment, convert.':
    '微调数据预处理，一遍流式完成：个人信息脱敏、均衡、增强、格式转换。',
  'Print the version': '打印版本号',
  'Show help': '显示帮助',
  'Language of help and messages: one of en, zh': '帮助和消息的语言：en 或 zh 之一',
  // Commands
  'Tell whether data is still what a reference was, column by column': '逐列判断数据是否仍与参照数据一致',
  'Run a pipeline file': '运行流水线文件',
  'Show what a pipeline would do, without doing it': '展示流水线会做什么，但不执行',
  'Write a first pipeline file from a look at the data': '查看数据，写出初始流水线文件',
  'Find personal data in text and replace, mask, hash or fake it':
    '检测文本中的个人信息，并替换、掩码、散列或换成假值',
  'Restore what anonymize encrypted, with its key': '用密钥还原 anonymize 加密的内容',
  'Keep rows by an expression over their columns': '按关于各列的表达式保留行',
  'Take rows at random: so many, a share, or of each group': '随机抽取行：若干行、一定比例，或每组若干行',
  'Keep the first rows': '保留最前面的行',
  'Sort rows by columns, however many there are': '按列对行排序，行数不限',
  'Shuffle rows, however many there are': '打乱行的顺序，行数不限',
  'Split rows into train, validation and test': '把行划分为训练集、验证集和测试集',
  'Balance groups: repeat rows, leave rows out, or write weights': '均衡各分组：重复行、丢弃行或写入权重',
  'Mix sources by shares, temperature, UniMax, passes or counts':
    '按比例、温度、UniMax、遍数或行数混合各来源',
  'Add augmented copies of rows: other words, same meaning': '追加行的增强副本：换词而意思不变',
  'Make up rows from templates: people who do not exist, with labels': '用模板造带标注的行，人物均不存在',
  'Swap gendered words in whole records: she and he, 妈妈 and 爸爸':
    '在整条记录中互换性别词：she 与 he、妈妈与爸爸',
  'Check the turns of conversations: reject, drop or repair': '检查对话的轮次：拒收、丢弃或修复',
  'Change columns, chat conventions and file formats': '改变列、对话格式约定和文件格式',
  'Measure columns, and bias of an outcome between groups': '度量各列，以及各分组之间结果的偏差',
  'Describe a file or a finished output folder': '描述文件或已完成的输出文件夹',
  'Compare two data sets row by row': '逐行比较两份数据',
  'A file, a folder, a glob or an output of prep': '文件、文件夹、通配模式，或 prep 的输出',
  'What to compare it with': '与之比较的数据',
  'Columns whose values tell which rows belong together': '用来对应两边的行的列',
  'How many rows to show of each kind': '每类显示多少行',
  'Show raw values, not their shapes': '显示原始值，而非其形状',
  'Measure how well personal data is found in labelled texts': '在标注文本上度量个人信息的检测效果',
  'Compare what is found in labelled texts with their labels': '把检测结果与文本的标注作比较',
  'Run the sample pipeline and show before and after': '运行示例流水线，展示处理前后',
  'Print a script that completes commands, flags and values in a shell':
    '打印在 shell 中补全命令、选项和取值的脚本',
  'Name under which the program is called': '调用本程序所用的名字',
  // Arguments
  'bash, zsh or fish': 'bash、zsh 或 fish',
  'A pipeline: .yaml, .json, .js or .ts': '流水线文件：.yaml、.json、.js 或 .ts',
  'Files, folders, globs or addresses': '文件、文件夹、通配模式或网址',
  'Files, folders, globs or addresses; - or nothing for standard input':
    '文件、文件夹、通配模式或网址；- 或不写表示标准输入',
  'An output of prep, or files, folders and globs': 'prep 的输出，或者文件、文件夹和通配模式',
  'Labelled texts; - for standard input': '标注文本；- 表示标准输入',
  // Output and running
  'A folder, a .arrow, .jsonl, .json, .csv, .tsv, .parquet, .tar, .bin or .ds file, an address (s3://, hf://), or - for standard output':
    '文件夹，.arrow、.jsonl、.json、.csv、.tsv、.parquet、.tar、.bin 或 .ds 文件，网址（s3://、hf://），或 - 表示标准输出',
  'Format of the output': '输出的格式',
  'Describe the output file to a trainer, in the dataset_info.json of its folder':
    '在输出文件所在文件夹的 dataset_info.json 里向训练器说明这个文件',
  'How the output is compressed: text formats with gzip or zstd, MDS with zstd, Parquet also with snappy':
    '输出的压缩方式：文本格式可用 gzip 或 zstd，MDS 可用 zstd，Parquet 还可用 snappy',
  'The largest shard of a folder before it is compressed, such as 500MB; a longer row has one of its own':
    '文件夹里一个分片压缩前最大的大小，如 500MB；更长的一行独占一个分片',
  'Add columns that tell where each row came from: _source, _position, _copy, and _ops, the steps that changed it':
    '增加说明每行来历的列：_source、_position、_copy，以及改动过该行的步骤 _ops',
  'Keep the column that names the split of each row, beside the folder of each split':
    '除每个划分各有文件夹外，仍保留写明每行所属划分的列',
  'The folder of this machine in which output of an address is made before it is sent; it stays':
    '输出为网址时，发送之前在本机的这个文件夹中做好；文件夹会保留',
  'Start anew in a folder that holds other output': '在已有其他输出的文件夹中重新开始',
  'A file that holds the figures of the run while it lasts, in the text form of Prometheus; one that ends in .jsonl gets a line of JSON every 5 seconds':
    '运行期间存放各项指标的文件，Prometheus 文本格式；以 .jsonl 结尾的文件每 5 秒追加一行 JSON',
  'A port of this machine at which Prometheus reads the same figures while the run lasts':
    '本机端口，运行期间 Prometheus 可从中读取同样的指标',
  'Rows a second; where fewer are read over a minute, a notice says so':
    '每秒行数；一分钟内读取不足时给出提示',
  'Worker threads; 0 runs everything in one thread': '工作线程数；0 表示全部在一个线程中运行',
  'The folder PATH.prep beside an output file, with manifest and reports: keep it, or auto, only where it tells of rejected records, a profile or gates':
    '输出文件旁的文件夹 PATH.prep，内有清单和报告：keep 保留；auto 只在有拒收记录、画像或门禁时保留',
  'Language of report.html, and of profile.html where the pipeline asks for a profile':
    'report.html 的语言，流水线要求画像时也是 profile.html 的语言',
  'A whole number that every random choice is keyed by': '整数，一切随机选择都由它决定',
  'What to do with a bad record: reject sets it aside, fail stops at the first one':
    '如何处理坏记录：reject 拒收并继续，fail 遇到第一条即停止',
  'Share of rejected records beyond which the run stops, such as 0.01':
    '拒收记录的比例超过它时停止运行，如 0.01',
  'Share of records with invalid UTF-8 replaced beyond which the run stops: another encoding is likely':
    '无效 UTF-8 被替换的记录比例超过它时停止运行：多半是别的编码',
  'So many rejected or repaired records never stop a run, unless they are most of several or a budget is 0':
    '拒收或修复的记录不超过这么多时不停止运行，除非它们占多条记录中的大半，或预算为 0',
  'What to do with invalid UTF-8: replace puts U+FFFD in its place, reject sets the record aside':
    '如何处理无效 UTF-8：replace 换成 U+FFFD，reject 拒收该记录',
  'Keep rejected records in rejects/, base64, from where they can be let in again':
    '在 rejects/ 中以 base64 保留拒收的记录，以后可以再放进来',
  'When a step that does not come back from a batch is ended: seconds, or 500ms, 3s, 2m; 0 waits for ever':
    '某个步骤处理一个批次超过多久即被终止：秒数，或 500ms、3s、2m；0 表示一直等待',
  'Print errors only': '只打印错误',
  'Print errors only, and with --json the report': '只打印错误，加 --json 时还打印报告',
  'Print the report as JSON instead of a table': '以 JSON 而非表格打印报告',
  'How to show progress; json is a line a second for programs': '如何显示进度；json 每秒一行，供程序读取',
  'Show all options of the steps, not only those that were set': '显示各步骤的全部选项，而不只是设置过的',
  'Print the JSON Schema of pipeline files and stop': '打印流水线文件的 JSON Schema 后结束',
  'The pipeline file to write, - for standard output': '要写的流水线文件，- 表示标准输出',
  'Replace a file that is there': '覆盖已有的文件',
  'Print as JSON': '以 JSON 打印',
  'The output folder': '输出文件夹',
  // Input
  'Format of the input': '输入的格式',
  'Encoding of text files that are not UTF-8, such as gb18030, big5, utf-16le, windows-1252':
    '非 UTF-8 文本文件的编码，如 gb18030、big5、utf-16le、windows-1252',
  'CSV: names of the columns, for files without a header line or in place of the names in it':
    'CSV：列名，用于没有表头行的文件，或取代表头中的名字',
  'CSV: whether the first line holds names': 'CSV：第一行是否为列名',
  'CSV: field separator, one character, \\t for a tab': 'CSV：字段分隔符，一个字符，制表符写作 \\t',
  'CSV: quote character': 'CSV：引号字符',
  'CSV: take off the spaces around fields': 'CSV：去掉字段两侧的空格',
  'Types of columns that are not to be inferred: text, int, double, bool, json':
    '不作推断的列的类型：text、int、double、bool、json',
  'The most different keys that JSON records may have; more are hardly columns':
    'JSON 记录最多可有多少种键；再多就不像是列了',
  'What to do with more keys than --max-columns: json puts the rare ones into one column of JSON':
    '键多于 --max-columns 时怎么办：json 把少见的键放进一个 JSON 列',
  'The longest record in bytes; a longer one is rejected as too_long and passed over':
    '记录的最大字节数；更长的以 too_long 拒收并跳过',
  'The most bytes that a compressed file may unpack to': '压缩文件解压后的最大字节数',
  'JSON Lines and CSV: kernel reads by compiled loops what these can; reference never does. Same rows':
    'JSON Lines 与 CSV：kernel 尽可能用编译好的循环读取，reference 从不这样；得到的行相同',
  // anonymize
  'Text to work on, by path: prompt, messages[].content, "a.b" for a name with a dot':
    '要处理的文本，按路径：prompt、messages[].content；名字中有点时写作 "a.b"',
  'Fields of which every value is one entity, whatever is in it, such as { ssn: US_SSN }; numbers become text':
    '每个值都是同一实体的字段，不论内容，如 { ssn: US_SSN }；数字变为文本',
  'What to look for: entities, or the groups contact, finance, secrets, government, names, context, identifiers, all; beside what deny, recognizers and labels of your own name':
    '查找什么：实体，或组 contact、finance、secrets、government、names、context、identifiers、all；自己的 deny、recognizers 和标签所写的实体总会查找',
  'Whose names are taken: those of all, or of private people only':
    '处理谁的姓名：所有人的，或只处理非公众人物的',
  'The only countries whose own identifiers are looked for, such as US, GB. What belongs to none, such as cards and names, and what entities names singly is always looked for':
    '只查找这些国家自己的证件号，如 US、GB。不属于任何国家的（如银行卡、姓名）和在 entities 中单独列出的总会查找',
  'Regions whose phone numbers are found without a country code; with one, all are':
    '不带国家区号也能识别其电话号码的地区；带区号的都能识别',
  'Minimum confidence of a match, 0 to 1': '匹配的最低置信度，0 到 1',
  'Another threshold for single entities, such as { PERSON: 0.8 }': '个别实体另设的阈值，如 { PERSON: 0.8 }',
  'Values that are left alone, whole and letter for letter: texts, or { file: names.txt } with one a line; with entities, only as those; with ignoreCase, in any case':
    '不处理的值，须整体逐字相同：文本，或 { file: names.txt }，每行一个；给出 entities 时只作为这些实体；给出 ignoreCase 时不分大小写',
  'Patterns of values that are left alone, such as [".*@example\\.com"]: each is a regular expression for the whole value, which has at most 256 characters; or { regex, entities }':
    '不处理的值的模式，如 [".*@example\\.com"]：每个都是匹配整个值的正则表达式，值最长 256 个字符；或 { regex, entities }',
  'Terms that are always found, up to millions: texts, or { entity: PROJECT_NAME, file: projects.txt }; entity is CUSTOM where none is named; like: PERSON gives it the fakes and masks of that one. Whole words only, in Chinese anywhere':
    '总要找出的词，可达数百万个：文本，或 { entity: PROJECT_NAME, file: projects.txt }；未写 entity 时为 CUSTOM；like: PERSON 使其沿用该实体的假值和掩码。只匹配整词，中文不限位置',
  'Recognizers of your own: { name, entity, patterns: [{ regex, score }], context, denyList, check, gate, like }, where like: US_SSN gives the entity the fakes, fpe and masks of that one; { file: mine.yaml } with a list of such, or a recognizer file of Presidio; { module: ./mine.js }, which exports "recognizers"; { http: { url: http://localhost:5002/analyze } }, to which texts are sent':
    '自己的识别器：{ name, entity, patterns: [{ regex, score }], context, denyList, check, gate, like }，其中 like: US_SSN 使该实体沿用其假值、fpe 和掩码；{ file: mine.yaml } 为这样的列表或 Presidio 的识别器文件；{ module: ./mine.js } 导出 "recognizers"；{ http: { url: http://localhost:5002/analyze } } 会收到文本',
  'An ONNX model, for token classification or a GLiNER model, run beside the rules: a folder, or { path, labels, gate, threshold }. Needs the packages @huggingface/tokenizers and onnxruntime-node or onnxruntime-web; nothing is downloaded':
    '与规则一起运行的 ONNX 模型（词元分类或 GLiNER）：文件夹，或 { path, labels, gate, threshold }。需要 @huggingface/tokenizers 和 onnxruntime-node 或 onnxruntime-web 包；不会下载任何东西',
  'Spans to take beside what is found: the column that holds them, a side file such as found.jsonl, or { column, file, key, field, unit, labels, minScore, overlaps }. Each span has start, end and a label':
    '除检测结果外还要采用的片段：存放片段的列、旁置文件如 found.jsonl，或 { column, file, key, field, unit, labels, minScore, overlaps }。每个片段有 start、end 和标签',
  'Do not look for personal data; without it only given spans and whole fields are taken':
    '不检测个人信息；此时只采用给定的片段和整字段',
  'What to do with a value: replace (<EMAIL_ADDRESS>), redact, mask (****1234), hash (keyed tag), encrypt (a token that deanonymize opens), fpe (another number, turned back by deanonymize), pseudonymize (a fake), shift (dates moved), generalize (age bands, years), keep, custom (a module); or a preset: gdpr, hipaa-safe-harbor, pipl, instruction. An object gives an operator options: { operator: replace, numbered: true }':
    '如何处理值：replace（<EMAIL_ADDRESS>）、redact（删除）、mask（****1234）、hash（带密钥的标记）、encrypt（可由 deanonymize 打开的令牌）、fpe（另一个号码，可由 deanonymize 还原）、pseudonymize（假值）、shift（平移日期）、generalize（年龄段、年份）、keep（保留）、custom（模块）；或预设：gdpr、hipaa-safe-harbor、pipl、instruction。用对象给出处理方式的选项：{ operator: replace, numbered: true }',
  'Another policy for single entities or groups, such as { US_SSN: redact, PERSON: mask }':
    '个别实体或组另设的策略，如 { US_SSN: redact, PERSON: mask }',
  'How mask writes': 'mask 的写法',
  'Languages of fake names: a name is replaced by one of its own language where that is listed':
    '假姓名的语言：姓名的语言在此列出时，换成同一语言的姓名',
  'Leave all texts as they are and write what is found into a column: field, item, entity, start, end, score. The name of the column, or { column, only }':
    '不改动文本，把检测结果写入一列：field、item、entity、start、end、score。给出列名，或 { column, only }',
  'Drop records whose share of personal data exceeds a limit, such as { max: 0.5 }':
    '丢弃个人信息占比超过上限的记录，如 { max: 0.5 }',
  'Environment variable that holds the secret key of hash, encrypt, fpe, pseudonymize and shift':
    '存放 hash、encrypt、fpe、pseudonymize 和 shift 所用密钥的环境变量',
  'File that holds that key, instead of --key-env': '存放该密钥的文件，代替 --key-env',
  'Any option by its name, in YAML, such as --set a.b=1': '按名字设置任意选项，用 YAML 书写，如 --set a.b=1',
  'Dry run: list each match, its evidence and the rejected candidates':
    '试运行：列出每个匹配、依据和未采纳的候选',
  'Dry run: list the fields of a sample that hold personal data': '试运行：列出抽样中含有个人信息的字段',
  'Scan every text of the output again with the same recognizers; exit with 1 where they find a value':
    '用同一批识别器重新扫描输出的全部文本，若还能找到值则以 1 退出',
  'Other fields than those of the step in which values may stay': '步骤的字段之外，允许值保留的其他字段',
  'How many records --explain and --infer look at (default: 100 and 1,000)':
    '--explain 和 --infer 查看多少条记录（默认：100 和 1,000）',
  'This one text instead of files, - for standard input; --json shows the places':
    '只处理这一条文本而不是文件，- 表示标准输入；--json 显示位置',
  'List what can be found, or what the presets of policy cover': '列出能找到什么，或各策略预设涵盖什么',
  'Show raw values in --explain output, not their shapes': '在 --explain 的输出中显示原值，而不是其形状',
  // filter
  "What holds for the rows that stay, such as: length(answer) <= 4096 and lang = 'zh'":
    "保留的行要满足的条件，如：length(answer) <= 4096 and lang = 'zh'",
  // scores
  'SHA-256 of the file as 64 hexadecimal digits, which pins its content':
    '文件的 SHA-256（64 位十六进制数），用来固定其内容',
  'Write scores of a side file into columns, by the key of each record':
    '按每条记录的键，把另一个文件里的分数写成列',
  'A file of JSON Lines: an object for each record, with its key and its scores':
    'JSON Lines 文件：每条记录一个对象，含它的键和分数',
  'The scores to take, by their keys in the file: reward': '要取的分数，按它们在文件中的键：reward',
  'The column, and the key in the file, whose text or whole number names the record':
    '用文本或整数指明记录的列，也是文件中的键',
  // clean_lines
  'Take out lines of web pages that are no sentences, as C4 and DCLM do':
    '像 C4 和 DCLM 那样去掉网页文本中不成句的行',
  'The texts whose lines are looked at, by path': '要查看其文本行的文本，按路径',
  'Whose rules hold: web, those of C4 for all scripts; c4, those of C4 to the letter, for English; fineweb, these without the mark at the end; dclm, those of DCLM and RefinedWeb':
    '用谁的规则：web，C4 的规则用于各种文字；c4，与 C4 完全一致，用于英文；fineweb，同 c4 但不看行末标点；dclm，DCLM 和 RefinedWeb 的规则',
  'A line of fewer words goes; with web two characters of Chinese or Japanese are a word':
    '词更少的行去掉；用 web 时，两个汉字或假名算一个词',
  'A record whose lines that stay have fewer sentences goes, but for dclm; 0 keeps it':
    '留下的行句子更少的记录去掉，dclm 除外；0 表示保留',
  'With dclm a record goes that loses a larger share of its words; 1 keeps it':
    '用 dclm 时，失去的词所占比例更大的记录去掉；1 表示保留',
  'What becomes of a record that goes: drop counts it, reject lists it in rejects/ of the output':
    '去掉的记录怎么办：drop 只计数，reject 列入输出的 rejects/',
  // dedup_lines
  'Take out lines or paragraphs that stand in many rows, or count them':
    '去掉在许多行中出现的文本行或段落，或加以计数',
  'Texts whose lines are compared, by path: text, messages[].content':
    '要比较其文本行的文本，按路径：text、messages[].content',
  'What is compared: lines, or paragraphs, which empty lines part': '比较什么：文本行，或由空行分开的段落',
  'A line is repeated that stands in so many rows; within a row it counts once':
    '在这么多行数据中出现的文本行即为重复；同一行数据中只算一次',
  'Lines of fewer letters stay, such as Yes or Answer; characters of Chinese, Japanese and Korean count twice':
    '字母更少的文本行保留，如 Yes、回答；中日韩文字每字算两个字母',
  'What counts in a line, as for dedup; digits takes Page 3 and Page 4 for one':
    '文本行中什么算数，同 dedup；digits 把“第 3 页”和“第 4 页”视为相同',
  'remove: take the lines out of the texts; count: leave the texts, and write repeated_lines and repeated_share':
    'remove：从文本中去掉这些行；count：不改文本，写出 repeated_lines 和 repeated_share 列',
  // decontaminate and index
  'Find rows that hold items of test sets': '找出含有测试题的行',
  'Where items are looked for, by path: prompt, messages[].content; answers too, not questions alone':
    '在哪里找测试题，按路径：prompt、messages[].content；不只是问题，也包括回答',
  'The test sets: files that prep index wrote, or gsm8k and humaneval, which come along':
    '测试集：prep index 写出的文件，或随包附带的 gsm8k 和 humaneval',
  'A row holds an item where runs in common cover more than this share of its words; 1 leaves it to longest':
    '相同词段覆盖一道题的词超过该比例时，该行含有这道题；1 表示只看 longest',
  'It holds one too where it has so many words of it in one piece; 0 leaves it to coverage':
    '连续出现题中这么多词时也算含有；0 表示只看 coverage',
  'report: tell the test items that were found; drop: leave the rows out too; cut: take what they have in common out of the texts, with a margin; tag: write columns that tell item, share and place':
    'report：报告找到的测试题；drop：还去掉这些行；cut：从文本中去掉共有的部分，连同两侧的余量；tag：写出说明题、比例和位置的列',
  'cut: so many characters on both sides go too (GPT-3 takes 200)':
    'cut：两侧各去掉这么多字符（GPT-3 为 200）',
  'cut: a piece of fewer characters that is left goes too; a row of which a text is used up is left out':
    'cut：剩下的片段不足这么多字符也去掉；有文本被去空的行去掉',
  'cut: of a text with more places nothing is left': 'cut：文本中超过这么多处时什么也不留',
  'The options of a choice, by path; they count together, where they make a run':
    '选择题的选项，按路径；合在一起算，而且要够一段',
  'Part texts at the letters of their options, A. to H., which are left out':
    '在选项字母 A. 至 H. 处切分文本，并去掉字母',
  'Bytes of each hash: 8, or 5 for a smaller index (default: 8)':
    '每个哈希的字节数：8；要较小的索引用 5（默认：8）',
  'Write hashes of a test set, by which decontaminate finds its items':
    '写出测试集的哈希索引，供 decontaminate 查找',
  'The test set: files, folders or globs': '测试集：文件、文件夹或通配模式',
  'The texts of an item, by path': '一道题的文本，按路径',
  'The column that names items (default: their number)': '题目编号所在的列（默认：序号）',
  'What reports call the test set (default: the name of the file)': '报告中测试集的名称（默认：文件名）',
  'Its version, which is noted in the index': '版本，记在索引中',
  'Its licence, which is noted in the index': '许可证，记在索引中',
  'loose: numbers are kept apart; digits: all are taken for 0 (default: loose)':
    'loose 区分数字，digits 把数字都作 0（默认：loose）',
  'Words of a run (default: 8)': '每段的词数（默认：8）',
  'Characters of a run, in scripts without spaces (default: 13)': '词间无空格的文字每段的字数（默认：13）',
  'The file to write': '要写出的文件',
  // dedup
  'Leave out duplicate rows, or tag them': '去掉重复的行，或加以标记',
  'What is compared, by path: prompt, messages[].content': '比较的内容，按路径：prompt、messages[].content',
  'Without fields. row: all columns; conversation: all turns, or prompt and answer; prompt: the first turn of the user':
    '未给 fields 时。row：所有列；conversation：所有轮次，或提示和回答；prompt：用户的第一轮',
  'What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of spaces; loose: nor punctuation and accents; digits: words alone, any number as 0 (as datatrove)':
    '文本中什么算数。bytes：一切；trim：不计首尾空白；fold：不计大小写、全半角和空白种类；loose：再不计标点和变音符号；digits：只计词，数字都作 0（同 datatrove）',
  'exact: equal rows; near: also rows whose texts have most of their words in common (MinHash); simhash: the same by another hash; semantic: rows of near embeddings':
    'exact：相同的行；near：还有文本中大部分词语相同的行（MinHash）；simhash：同上，但用另一种哈希；semantic：嵌入向量相近的行',
  'Unless exact: the least share of runs of words in common (Jaccard), or the least cosine of embeddings, where it is verified':
    'exact 之外：经验证时，相同词段的最低比例（Jaccard）或嵌入向量的最低余弦',
  'Unless exact: how pairs are verified that share a key. exact: by all runs of words, or the cosine; estimate: by their signatures; none: not at all':
    'exact 之外：如何验证有相同键的对。exact：用全部词段，或余弦；estimate：用签名；none：不验证',
  'near, semantic: keys of a row; more find more, and cost more':
    'near、semantic：每行的键数；越多找到越多，代价也越大',
  'near, semantic: hashes of a key; more ask for more likeness':
    'near、semantic：每个键的哈希数；越多要求越相似',
  'semantic: the column of embeddings, lists of numbers that a model made':
    'semantic：嵌入向量列，由模型产生的数字列表',
  'simhash: bits of 64 in which rows that share a key may differ':
    'simhash：有相同键的行在 64 位中可以不同的位数',
  'near: words of a run': 'near：每段的词数',
  'near: characters of a run, in scripts without spaces; of texts below 40 characters 5':
    'near：词间无空格的文字每段的字数；不足 40 字的文本为 5',
  'near: runs and hashes as those of datatrove, for English: with verify: none the rows that share a key are those of its MinHash':
    'near：词串和哈希与 datatrove 相同，用于英文；加 verify: none，共享键的行就是其 MinHash 的结果',
  'Which of equal rows stays. longest: that of the most text; best: that of the highest number in best; source: that of the source that comes first in sources':
    '相同的行中保留哪一行。longest：文本最多的；best：best 列数字最高的；source：来源在 sources 中最靠前的',
  'keep: source. The names of sources, the most trusted first; those left out come last':
    'keep: source。来源的名字，最可信的在前；没有列出的排在最后',
  'keep: source. The column that names the source of each row, or its split':
    'keep: source。写有每行来源（或划分）的列',
  'Of data that is split. refuse: drop nothing; report: compare rows within their split, and tell those that are like rows of an earlier one; together: let rows that are alike be in one split':
    '用于已划分的数据。refuse：不去掉任何行；report：只在划分内部比较，并报告与靠前的划分中的行相同或近似的行；together：让相同或近似的行在同一个划分里',
  'near: what rows must have in common besides, without case, signs and spaces: completion, where questions about one text are no duplicates':
    'near：此外还必须相同的内容，不计大小写、符号和空格：如 completion，这样针对同一文本的不同问题不算重复',
  'keep: best. A column of numbers, such as a score; rows without one come last':
    'keep: best。数字列，如分数；没有数字的行排在最后',
  'With splits: the column that names the split of each row, of data that no split has split':
    '与 splits 一起用：指明每行属于哪个划分的列，用于不是由 split 划分的数据',
  'With --split-column: the names of the splits, the earliest first':
    '与 --split-column 一起用：各划分的名字，靠前的在先',
  'A file to write: hashes of the rows that stay, and none of their text, for against of a later run':
    '要写的文件：保留下来的行的哈希，不含原文，供以后运行的 against 使用',
  'Indexes of earlier runs, such as of what a model was trained on: rows like one of theirs are duplicates':
    '以前运行的索引，如模型训练过的数据：与其中任一行相同或近似的行即为重复',
  'drop: leave the others out; tag: keep them, and say in the column is_duplicate which they are; reject: list them in rejects/ of the output':
    'drop：去掉其余的行；tag：保留，并在 is_duplicate 列中说明是哪些；reject：列入输出的 rejects/',
  'Write the columns cluster_id (null for a row that is like no other) and cluster_size; tag does so always':
    '写出 cluster_id（没有相同行时为空）和 cluster_size 列；tag 总会写出',
  // sample and head
  'Column to sort by, or several, the first counting most; or what is calculated: length(prompt)':
    '排序所依据的列，可有多列，靠前的优先；也可是计算的值：length(prompt)',
  'From the greatest value to the least': '从最大值到最小值',
  'Where rows without a value go, whichever way the others are sorted':
    '没有值的行放在哪里，与其他行的排序方向无关',
  'How many rows to take, of each group where some are named; all where there are fewer':
    '要抽取的行数；给出分组时为每组的行数；不足时全部保留',
  'The share of the rows to take instead, such as 0.1': '改为抽取的比例，如 0.1',
  'Column, or columns, of whose groups each is sampled; age@25/40 cuts numbers into ranges':
    '一列或多列，对其中每个分组分别抽样；age@25/40 把数字分段',
  'With rows and groups. equal: so many of each group; proportional: so many in all, of each group as its share':
    '用于 rows 加分组。equal：每组这么多行；proportional：总共这么多行，各组按占比分配',
  'Draw what a standard asks to be reviewed into the folder of --out: gbt45654 (4,000 rows for people, a tenth for words)':
    '把标准要求审核的样本抽到 --out 的文件夹：gbt45654（人工 4,000 行，关键词十分之一）',
  'Texts that reviewers see, by path (default: all texts)': '审核员看到的文本，按路径（默认：全部文本）',
  'Files of words that no row may hold, one a line': '任何一行都不得含有的词的文件，每行一个',
  'Judge the filled sheet of such a folder; exit with 1 unless it passes':
    '评定这样的文件夹中填好的审核表；不合格时退出码为 1',
  'Keep the rows of the highest scores, or those far from each other': '保留得分最高的行，或彼此相距较远的行',
  'The column of scores, by path: reward, scores.ifd; needed without diverse':
    '得分列，按路径：reward、scores.ifd；没有 diverse 时必需',
  'A column of embeddings, lists of numbers that a model made: without by, keep rows that are far from each other; with by, the best that are not near a better one':
    '向量列（模型算出的数字列表）：不给 by 时保留彼此相距较远的行；给出 by 时保留得分最高、且不与更好的行过近的行',
  'With by and diverse, leave out a row whose cosine to one that is kept is higher':
    '同时给出 by 和 diverse 时，去掉与已保留的行余弦高于此值的行',
  'How many rows to keep, of each group where some are named; all where there are fewer':
    '要保留的行数；给出分组时为每组的行数；不足时全部保留',
  'The share of the rows to keep instead, such as 0.1': '改为保留的比例，如 0.1',
  'Column, or columns, of whose groups each keeps its best; length@100/500 cuts numbers into ranges':
    '一列或多列，每个分组各保留最好的；length@100/500 把数字分段',
  'Which scores are the best, such as lowest of perplexity': '哪种得分最好，如困惑度为 lowest',
  // conflicts
  'Leave out rows with the same question and different answers, or tag them':
    '去掉问题相同而回答不同的行，或做标记',
  'What is asked, by path: prompt; or instruction and input': '问题，按路径：prompt；或 instruction 和 input',
  'What is answered, by path: completion, label': '回答，按路径：completion、label',
  'What counts in text. bytes: everything; trim: not spaces around it; fold: not case, width and kinds of spaces; loose: nor punctuation and accents; digits: words alone, any number as 0':
    '文本中什么算数。bytes：全部；trim：不计首尾空格；fold：不计大小写、全半角和空格种类；loose：也不计标点和变音符号；digits：只算词，任何数字都当作 0',
  'What becomes of rows with the same question and different answers: left out, or told in the columns conflict_id and conflict_answers':
    '问题相同而回答不同的行如何处理：去掉，或写入 conflict_id 和 conflict_answers 列',
  'drop: which of them stay. none; first: those that answer as the first row does; most: those of the most frequent answer, none where two are as frequent':
    'drop：保留哪些。none：都不保留；first：与第一行回答相同的；most：最常见回答的，若有两个同样常见则都不保留',
  'How many rows to keep; all where there are fewer': '要保留的行数；不足时全部保留',
  // split and balance
  'Column, or columns, whose rows of equal values stay together': '一列或多列，值相同的行分在一起',
  'Names of the splits and their relative shares': '各划分的名字及相对比例',
  'The column to write, with the name of the split': '要写入的列，内容为划分的名字',
  'Column, or columns, whose groups are to be balanced; age@25/40 cuts numbers into ranges':
    '要均衡其分组的一列或多列；age@25/40 把数字切成区间',
  'Column, or columns, of the outcome; each group is balanced per outcome':
    '结果所在的一列或多列；每个分组按结果均衡',
  'over: repeat rows; under: leave rows out; target: either; uniform: either, until facet and label are independent; preferential: the same, rows nearest to the decision boundary first; reweigh: write a weight column; class-weights: the same, equal weight to each cell':
    'over：重复行；under：丢弃行；target：两者皆可；uniform：两者皆可，直到分组与标签独立；preferential：同上，先取最接近决策边界的行；reweigh：写入权重列；class-weights：同上，每个单元格权重相等',
  'equal: all cells alike; independent: facet and label no longer tell of each other; a number: smaller cell per larger cell (two cells); or relative shares by value, or as a list of { cell, share }':
    'equal：所有单元格一样多；independent：分组与标签互不相关；一个数：较小单元格与较大单元格之比（两个单元格）；或按值给出的相对比例，或 { cell, share } 的列表',
  'Exact rows by value, or as a list of { cell, rows }; cells not named keep their rows':
    '按值给出确切行数，或 { cell, rows } 的列表；未列出的单元格保持原样',
  "over, under: imbalanced-learn's sampling_strategy. Which cells are brought to the size of the largest (over) or smallest (under); a number: rows of the smaller cell per row of the larger; or rows in the end by value":
    'over、under：即 imbalanced-learn 的 sampling_strategy。哪些单元格补到最大者（over）或减到最小者（under）的大小；一个数：较小单元格与较大单元格的行数比；或按值给出最终行数',
  'preferential: a column of numbers, the higher the more likely the label is positive':
    'preferential：数字列，越大则标签越可能为正',
  'preferential: the label value, or values, that a high score speaks for':
    'preferential：高分所对应的标签值（一个或多个）',
  'Rows in the end, over all cells': '所有单元格最终的总行数',
  'What to do with a cell without rows. error: stop; skip: go on with the cells that have rows':
    '如何处理没有行的单元格。error：停止；skip：继续处理有行的单元格',
  'What to do with groups missing from target. error: stop; drop: leave their rows out (reweigh: weight 0)':
    '如何处理 target 未列出的分组。error：停止；drop：丢弃其行（reweigh：权重为 0）',
  'How often a row may stand in the output, itself included': '一行在输出中最多出现几次，含其自身',
  'What to do with a cell that needs more than --max-copies. error: stop; cap: give it as many as are allowed':
    '如何处理需要超过 --max-copies 的单元格。error：停止；cap：只补到允许的上限',
  'reweigh, class-weights: the column to write; weights already in it are multiplied':
    'reweigh、class-weights：要写入的列；其中已有的权重会相乘',
  'Only rows with these values, such as { split: train } or { language: [en, zh] }':
    '只处理取这些值的行，如 { split: train } 或 { language: [en, zh] }',
  // mix
  'The column that names the source of each row': '写明每行来源的列',
  'The column that tells the source of a row; any column of few values will do':
    '写明每行来源的列；取值不多的列都可以',
  'Relative share of the output by source, such as { wiki: 3, code: 1 }':
    '各来源在输出中的相对比例，如 { wiki: 3, code: 1 }',
  'Shares follow rows^(1/T): 1 as they are, the higher the more alike':
    '比例按 rows^(1/T)：1 为原样，越大越接近均等',
  'Shares follow rows^alpha, such as 0.3 for languages (XLM-R)': '比例按 rows^alpha，如各语言取 0.3（XLM-R）',
  'Shares follow min(rows * scale, cap)^(1/temperature), as in seqio and T5, such as { cap: 100000, temperature: 2 }':
    '比例按 min(rows * scale, cap)^(1/temperature)，与 seqio 和 T5 相同，如 { cap: 100000, temperature: 2 }',
  'As alike as can be with no source repeated more than --max-epochs times (UniMax); { budget: 100000 } names the rows in the end':
    '在任何来源重复不超过 --max-epochs 次的前提下尽量均等（UniMax）；{ budget: 100000 } 给出最终行数',
  'As weights, but the number of all rows stays, unless size is given':
    '与 weights 相同，但总行数不变，除非给出 size',
  'How often each source is taken, such as { wiki: 2, code: 0.5 }':
    '每个来源取几遍，如 { wiki: 2, code: 0.5 }',
  'Exact rows of each source': '每个来源的确切行数',
  'Rows in the end, for rules that give shares': '最终行数，用于给出比例的规则',
  'Size without size: as many rows as the first, or the last, used-up source allows':
    '未给 size 时的行数：由最先或最后用完的来源决定',
  'How often a source may be passed through': '一个来源最多可取几遍',
  'What to do with a source that the rule does not name. error: stop; drop: leave its rows out':
    '如何处理规则未列出的来源。error：停止；drop：丢弃其行',
  // generate
  'How many rows to make': '造多少行',
  'A file of templates: .txt, .jsonl, .yaml or .json': '模板文件：.txt、.jsonl、.yaml 或 .json',
  'The language of the people of templates that name none': '未写明语言的模板中人物的语言',
  'Write tokens and their labels too, B-PERSON, I-PERSON and O, of the one text of each template':
    '另写词元及其标签 B-PERSON、I-PERSON 和 O，每个模板须只有一条文本',
  // augment and counterfactual
  'What copies may change. instruction: only what keeps the meaning; classification: what keeps the label, such as synonyms and swapped words; noise: slips of keyboards and scanners':
    '副本可以改动什么。instruction：只做意思不变的改动；classification：做标签不变的改动，如同义词和换位；noise：键盘和扫描的失误',
  'Operations in place of those of the preset; each text is changed by one':
    '代替预设的操作；每条文本用其中一种改动',
  'How likely operations are, held to each other, such as { synonym: 3, swap: 1 }; 1 for each of ops':
    '各操作的相对可能性，如 { synonym: 3, swap: 1 }；ops 中的每种为 1',
  'Copies of each row': '每行的副本数',
  'rows: copies are put behind their rows; repeats: rows that an earlier step has repeated, such as balance, are changed in place, so that its counts are kept; seeds: rows with a seed in augment_seed, as trace writes it, become the copies again that it made of them':
    'rows：在行后添加副本；repeats：就地改动前面步骤（如 balance）重复出的行，使其行数不变；seeds：augment_seed 列中有 trace 所写种子的行，重新变为该种子当初造出的副本',
  'Share of the words of a text that is changed, at least one; operations on a whole text have none':
    '文本中被改动的词的比例，至少一个；针对整条文本的操作不用它',
  'The language of the texts; auto tells by the letters of each text':
    '文本的语言；auto 按每条文本的文字判断',
  'Synonyms of the sense of a word that the words around it speak for, of its commonest sense, or of every sense':
    '取 WordNet 中词的哪些义项的同义词：上下文所支持的义项、最常见的义项，或所有义项',
  'Texts that may quote those of fields: a word that stands there does not go; without it, every other text':
    '可能引用 fields 中文本的文本：其中出现的词不会被改掉；不给时为其余所有文本',
  'Texts that may quote those of fields and go along: a word that is changed there is changed here alike, where that is safe; else it does not go':
    '可能引用 fields 中文本并随之改动的文本：那里改掉的词，这里在稳妥时同样改；否则就不改',
  'Add columns that tell how each copy came about: augment_ops and augment_seed':
    '增加说明每份副本来历的列：augment_ops 和 augment_seed',
  'A sentence encoder in ONNX, with mean pooling, and how alike a text of a copy must be to that of its row. Needs the packages that models of anonymize need':
    'ONNX 格式的句子编码器（平均池化），以及副本文本与原行文本至少要多相似。需要 anonymize 的模型所需的包',
  'Terms that stay as they are, in any case': '保持原样的词语，不分大小写',
  'Terms that no copy may bring in': '副本不得新出现的词语',
  'The least share of the characters of a text that a copy changes': '副本至少改动文本字符的这一比例',
  'The greatest share of the characters of a text that a copy changes': '副本至多改动文本字符的这一比例',
  'Do not keep each row beside its copies': '不保留副本之外的原行',
  'Rows that get copies, such as { split: train }; all others pass as they are':
    '要增加副本的行，如 { split: train }；其余原样通过',
  'Swap a row in place (substitute), or keep it and put a swapped copy behind it':
    '就地互换（substitute），或保留原行并在其后加一个互换的副本',
  'How likely a row is taken': '一行被选中的概率',
  'Whose words are swapped': '互换哪些语言的词',
  'Swap English first names too, such as James and Mary': '英文名也互换，如 James 与 Mary',
  'Pairs of words of your own, before those of the lists: [[wizard, witch]]':
    '自己的词对，优先于内置词表：[[wizard, witch]]',
  '他们 stands for mixed groups too: keep it, or swap it with 她们':
    '“他们”也指男女混合的群体：保留，或与“她们”互换',
  // rewrite
  'Have rows written anew by a model: paraphrases, harder or new instructions':
    '用模型改写行：换种说法、更难或全新的指令',
  'paraphrase: say the texts in other words; back_translate: by way of the other language of English and Chinese; evolve: a harder instruction, or another of its field; instruct: a new instruction by examples from the data; the last two with a new answer':
    'paraphrase：换一种说法；back_translate：经由中英文中的另一种语言；evolve：更难的指令或同一领域的另一条；instruct：以数据为例写新指令；后两种带新的回答',
  'The name of the model, as the endpoint knows it': '模型的名称，以端点所知为准',
  'Text that evolve and instruct write the new answer into, such as output':
    'evolve 和 instruct 写入新回答的文本，如 output',
  'Texts that belong to the instruction, such as input: the model sees them, and they are emptied where a new instruction has no use for them':
    '属于指令的文本，如 input：会给模型看，新指令用不到时清空',
  'What paraphrase asks in place of the words of the project, with {text} in it':
    'paraphrase 用来代替内置提示的提示，其中要有 {text}',
  'The environment variable that holds the address of the model, such as http://localhost:8000/v1':
    '保存模型地址的环境变量，地址如 http://localhost:8000/v1',
  'The environment variable that holds the key; without one, none is sent':
    '保存密钥的环境变量；没有时不发送密钥',
  'How freely the model chooses its words': '模型用词的随机程度',
  'The most tokens of an answer; what is cut is left out': '回答最多的词元数；被截断的回答不用',
  'More of what each request says, such as { top_p: 0.9 }': '每个请求的其他内容，如 { top_p: 0.9 }',
  'Budget: requests that may be sent for all that is in the cache, those of earlier runs among them':
    '预算：为缓存中的全部内容可发出的请求数，包括以前的运行',
  'Budget: tokens that all of these may cost; before a request the most that it may cost is set aside':
    '预算：这些请求可用的词元数；每个请求之前先预留它最多会用的数量',
  'Requests that may begin in a minute': '每分钟可开始的请求数',
  'Tokens that these may cost': '这些请求可用的词元数',
  'Requests at once, whatever the number of workers': '同时进行的请求数，与工作线程数无关',
  'When a request is given up: seconds, or a time such as 500ms or 2m':
    '何时放弃一个请求：秒数，或 500ms、2m 之类的时间',
  'How often a request is repeated after no answer, a broken one, 408, 429 or 5xx':
    '没有回答、回答中断、408、429 或 5xx 之后重试的次数',
  'The longest time before the first repetition, of which each waits a random share; it doubles each time, up to 60 s. Retry-After is kept to':
    '第一次重试前的最长等待，每次随机取其一部分；逐次加倍，最多 60 秒。遵守 Retry-After',
  'What a million tokens cost, so that the report tells the cost: { prompt: 0.15, answer: 0.6 }':
    '每百万词元的价格，使报告给出费用：{ prompt: 0.15, answer: 0.6 }',
  'The folder that keeps each answer under a hash of all that was asked, so that nothing is paid for twice: of runs that were stopped, and of later ones':
    '按全部提问内容的哈希保存每个回答的文件夹，使中断的和以后的运行都不必付两次费',
  'Print what the model would be asked about some records, and ask nothing':
    '打印对几条记录会问模型什么，不发出请求',
  'How many records --dry-run takes (default: 5)': '--dry-run 取多少条记录（默认：5）',
  // convert
  'New names by path: { question: prompt, "conversations[].author": from }. Done first':
    '按路径改名：{ question: prompt, "conversations[].author": from }。最先执行',
  'New types by path: { age: int }. Strict: a value that does not fit rejects its row':
    '按路径改类型：{ age: int }。严格：不合的值使其行被拒收',
  'Text columns from a pattern: { text: "Q: {question}\\nA: {meta.answer}" }. {{ is a brace':
    '按模板生成文本列：{ text: "Q: {question}\\nA: {meta.answer}" }。{{ 表示花括号',
  'The shape of the data, where its columns fit several': '列同时符合几种形状时，指明数据的形状',
  'What may be left out where the new shape has no place for it, such as rejected or history':
    '新形状放不下时可以去掉的部分，如 rejected 或 history',
  'What joins instruction and input, and the parts of a text made of columns':
    '连接 instruction 与 input、以及由列拼成的文本各部分的字符串',
  'Further words for roles: { bing: assistant }. Unknown ones reject their row':
    '角色的其他叫法：{ bing: assistant }。不认识的角色使其行被拒收',
  'Columns to keep, in this order; a path keeps only that part of its column':
    '要保留的列，按此顺序；路径只保留列中的那一部分',
  'Columns, or parts of them by path, to leave out': '要去掉的列，或用路径指明的部分',
  'Shape of the records, such as messages, sharegpt or alpaca. Format of the output':
    '记录的形状，如 messages、sharegpt 或 alpaca；或输出的格式',
  // validate_chat
  'What becomes of a conversation with a fault; one that cannot be repaired is rejected':
    '如何处理有毛病的对话；无法修复的会被拒收',
  'Another action by the fault: { empty_turn: repair, last_not_assistant: drop }':
    '按毛病另行指定：{ empty_turn: repair, last_not_assistant: drop }',
  // template
  'Write conversations as text, by the chat template of a model': '按模型的对话模板把对话写成文本',
  'The chat template: a family such as qwen3, llama3.1 or chatml; chat_template.jinja, tokenizer_config.json, or the folder of a model':
    '对话模板：qwen3、llama3.1、chatml 等家族，chat_template.jinja，tokenizer_config.json，或模型的文件夹',
  'Which one, where a file holds several templates': '文件中有多个模板时用哪一个',
  'Whether to write where the assistant speaks, as assistant_spans: start and end in bytes of the text':
    '是否写出助手说话之处，即 assistant_spans：以文本的字节计的起点和终点',
  'Whether the text of a conversation ends where the assistant is to go on':
    '对话的文本是否止于该由助手接着说之处',
  'Further variables of the template: { enable_thinking: false }':
    '模板的其他变量：{ enable_thinking: false }',
  "The day for templates that ask for today's, such as 2026-01-31": '供模板作为今天使用的日期，如 2026-01-31',
  'What joins instruction and input': '连接 instruction 与 input 的字符串',
  // tokenize
  'Turn text into tokens, with labels of what is to be learned': '把文本变成词元，并标出要学习的部分',
  'The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file':
    '分词器：tokenizer.json、含有它的模型文件夹，或 .tiktoken 文件',
  'The column of texts, where there is no prompt and answer': '文本列，用于没有提示和回答的数据',
  'Special tokens in the text, such as <|im_end|>. encode: become tokens, as a template needs it; text: are ordinary text; refuse: reject the row':
    '文本中的特殊词元，如 <|im_end|>。encode：成为词元，模板需要如此；text：当作普通文本；refuse：拒收该行',
  'Do not add the tokens that the tokenizer puts around a text, such as <s>; a text that begins with its bos token gets no second one':
    '不加分词器放在文本前后的词元，如 <s>；以 bos 词元开头的文本本来就不再加一个',
  'End each document with the eos token, where it does not': '每个文档若不以 eos 词元结尾，则补上',
  'Tokens of a document at most': '每个文档最多多少词元',
  'What stays of a document with more tokens than --max-length: its head, its tail, or nothing':
    '文档的词元多于 --max-length 时保留什么：开头、结尾，或都不保留',
  'Write attention_mask as well: ones': '同时写出 attention_mask：全为 1',
  'Keep the texts beside their tokens': '在词元之外保留文本',
  // language
  'Tell the language of texts, with score and script': '识别文本的语言，给出得分和文字',
  'The texts of a record, by path, which are looked at as one: prompt, messages[].content':
    '一条记录的文本，按路径，合起来当作一段来看：prompt、messages[].content',
  'How: "fast" by letters and frequent words, "model" by the weights of fastText or what "model" names, "auto" by these only where the fast way does not know':
    '方法：fast 看字母和常用词，model 用 fastText 的权重或 model 选项所指的模型，auto 只在 fast 不知道时才用它',
  'A classifier of your own that fastText trained, a .bin or .ftz file, for languages or anything else; or eld, with a size eld/extrasmall, small, medium or large, the package ELD, which you install':
    '你自己用 fastText 训练的分类器（.bin 或 .ftz 文件），用于语言或任何别的类别；或 eld，带大小写作 eld/extrasmall、small、medium、large：需自行安装的 ELD 包',
  'Write the score of this label of the model, such as en, instead of that of the likeliest one':
    '写出模型中这个标签（例如 en）的得分，而不是最可能的标签的得分',
  'The column of the codes or labels': '写出语言代码或标签的列',
  'Write the share of each script in the letters too, for texts that mix some':
    '同时写出各种文字在字母中所占的比例，用于混合多种文字的文本',
  'How much of the start of a text a model is given, in bytes: the more, the slower':
    '把文本开头的多少字节交给模型：越多越慢',
  // signals
  'Measure the quality of texts: words, lines, repetition, Chinese': '度量文本质量：词、行、重复、中文',
  'What to measure: the more, the slower; nemo and code are measured on request alone':
    '度量什么：越多越慢；nemo 和 code 只在指定时度量',
  'How words are found: "fast" over the bytes, in any script; "datatrove" by the rules of spaCy for English, which its filters count by':
    '怎样分词：fast 直接扫描字节，适用于任何文字；datatrove 按 spaCy 的英文规则，它的过滤器就按这种词计数',
  'The column of the numbers': '写出数值的列',
  // filter_quality
  'Filter texts by quality, with the limits of their language': '按质量筛选文本，界限随语言而定',
  'The texts of a record, by path: text, messages[].content':
    '一条记录的文本，按路径：text、messages[].content',
  'What is judged: the texts of a record as one, or each alone, such as every turn of a conversation':
    '判断什么：把一条记录的文本合起来，或逐段判断，例如对话的每一轮',
  'Judge the turns of these roles only, by "role" or "from" beside the text: assistant':
    '只判断这些角色的话（看文本旁边的 role 或 from）：assistant',
  'What becomes of a record that breaks a rule; "tag" keeps all, with a column that says which':
    '违反规则的记录怎么办；tag 全部保留，并用一列写明违反了哪些规则',
  'Another action by the rule: { gopher_short_doc: tag, garbled_gbk: reject }':
    '按规则另定做法：{ gopher_short_doc: tag, garbled_gbk: reject }',
  'Which limits hold. web: those of pages, for the language of the text; fineweb2: the same as datatrove and FineWeb-2 publish them, which differ for Chinese; nemo: the same as NeMo Curator has them; dclm: the same without what is said twice, as DCLM has them; code: those of files of programs; sft: of instructions and answers, what is spoiled or advertises alone, however short':
    '用哪套界限。web：网页的界限，按文本的语言；fineweb2：同上，按 datatrove 和 FineWeb-2 公布的界限，中文的与 web 不同；nemo：同上，按 NeMo Curator；dclm：同上但不含重复的规则，按 DCLM；code：程序文件的界限；sft：指令和回答，只管损坏和广告，不论长短',
  'The rules that hold': '使用哪些规则',
  'Other limits by the rule, for every language; null switches a rule off: { gopher_short_doc: 20, list_ratio: null }':
    '按规则另定界限，对所有语言有效；null 关闭该规则：{ gopher_short_doc: 20, list_ratio: null }',
  'The language whose limits hold, such as en or zh': '采用哪种语言的界限，例如 en 或 zh',
  'The column of the verdict, where records are tagged': '给记录加标记时，写出判断结果的列',
  // tokens, truncate
  'Count tokens, filter by their number, estimate a training': '统计词元数，按其多少筛选，估算训练',
  'Shorten texts to a number of tokens, behind a sentence': '把文本截短到若干词元，在句末处截断',
  'The tokenizer: tokenizer.json, the folder of a model that holds one, or a .tiktoken file; data with input_ids needs none':
    '分词器：tokenizer.json、含有它的模型文件夹，或 .tiktoken 文件；已有 input_ids 的数据不需要',
  'The texts of a record, by path, of which all tokens are counted: text, messages[].content':
    '一条记录中要统计词元的文本，按路径：text、messages[].content',
  'The column of the counts': '写出数目的列',
  'Leave out records of fewer tokens': '去掉词元更少的记录',
  'Leave out records of more tokens': '去掉词元更多的记录',
  'Count tokens by it, of texts and of records: tokenizer.json, the folder of a model that holds one, or a .tiktoken file':
    '用它统计文本和记录的词元：tokenizer.json、含有它的模型文件夹，或 .tiktoken 文件',
  'The context length by which rows and steps of a training are estimated':
    '估算训练的行数和步数所用的上下文长度',
  'Packed rows of a training step, over all GPUs': '每个训练步的打包行数，所有 GPU 合计',
  'Passes of the training over the data': '训练遍历数据的次数',
  'Texts to shorten, by path: text, messages[].content': '要截短的文本，按路径：text、messages[].content',
  'Tokens of a text at most, without those that a tokenizer puts around it':
    '一个文本最多多少词元，不算分词器放在其前后的',
  'What stays of a text: its head or its tail': '文本保留什么：开头或结尾',
  'Where a text is cut: behind a sentence or a line, where it has any; or behind a token':
    '在何处截断：有句子或行时在其末尾；或在词元之后',
  // filter_sft
  'Leave out answers that teach nothing: empty, refusing, looping, echoing':
    '去掉没有可学之处的回答：空的、拒绝的、循环的、复述的',
  'What becomes of a record with a fault: left out, listed among the rejected rows, or named in a column. end_token, refusal, ai_boilerplate and other_script are named in the column where nothing else is said':
    '有毛病的记录如何处理：去掉、列入拒收行，或把毛病写入一列。end_token、refusal、ai_boilerplate 和 other_script 若不另行说明，就写入该列',
  'Another action by the fault, or off: { refusal: drop, echoed_prompt: off }':
    '按毛病另定处理办法，或 off：{ refusal: drop, echoed_prompt: off }',
  'Answers that claim to be another model come to name this one: { name: Mira, maker: Blue Lake Lab }. What cannot be replaced stays a fault':
    '自称是别的模型的回答改为这个名称：{ name: Mira, maker: 蓝湖实验室 }。无法替换的仍算毛病',
  'The column of the names of faults, where one of them is tagged': '写出毛病名称的列，仅当有毛病只做标记时',
  'Whether tokens of models that a text begins or ends with are taken off, such as <|endoftext|> and </s>: trainers add their own':
    '是否去掉文本开头和末尾的模型词元，如 <|endoftext|> 和 </s>：训练器会自己添加',
  // fix_text
  'Repair texts: wrong encodings, control characters, widths, Chinese signs':
    '修复文本：错误的编码、控制字符、全半角、中文标点',
  'Texts to repair, by path: text, messages[].content': '要修复的文本，按路径：text、messages[].content',
  'Texts that were read in a wrong encoding (浣犲ソ, cafÃ©, ÄãºÃ). whole: turned back where all of their bytes are there; part: also others, with U+FFFD where bytes are lost; keep: left as they are':
    '按错误编码读取的文本（浣犲ソ、cafÃ©、ÄãºÃ）。whole：全部字节都在时还原；part：其余的也还原，丢失字节处写 U+FFFD；keep：保持原样',
  'What becomes of records with a text of which bytes are lost: it stays, is left out, or is rejected':
    '有文本丢失了字节的记录如何处理：保留、去掉或拒收',
  'Do not take out control characters, byte order marks and spaces without width; line breaks and tabs stay':
    '不去掉控制字符、字节顺序标记和零宽空格；换行和制表符总是保留',
  'Whether full-width letters and digits get their usual width (Ａ１ becomes A1), and half-width katakana too':
    '是否把全角字母和数字变成通常的宽度（Ａ１ 变成 A1），半角片假名同理',
  'Whether , . ? ! : ; and brackets between Chinese characters become Chinese ones; code and addresses stay':
    '是否把汉字之间的 , . ? ! : ; 和括号变成中文标点；代码和网址保持原样',
  'The characters that Chinese is written in; anything but keep takes the package opencc-js. traditional: character by character; taiwan: with the words of Taiwan. Texts with kana stay':
    '中文所用的字形；keep 以外的取值需要 opencc-js 包。traditional：逐字转换；taiwan：连同台湾用词。含假名的文本不转换',
  // safety
  'Score offensive Chinese and words of your lists, and leave out what is too high':
    '给冒犯性中文和您词表中的词打分，去掉得分过高的记录',
  'The texts of a record, by path, that are looked at: text, messages[].content':
    '一条记录中要查看的文本，按路径：text、messages[].content',
  'Lists of words by category: { category: gambling, file: gambling.txt }. Whole words, in Chinese anywhere; signs between characters, widths and cases do not hide a word. Words without letters, and of a single Chinese character, are passed over':
    '按类别给出的词表：{ category: gambling, file: gambling.txt }。匹配整个词，中文在任何位置；字间的符号、全半角和大小写藏不住词。不含字母的词和单个汉字会被略过',
  'Classifiers of your own by category, of fastText or in ONNX: { category: toxic, model: toxic.bin, label: toxic }. The score is the highest probability, from 0 to 1, of the texts of a record':
    '按类别给出您自己的分类器，fastText 或 ONNX 的：{ category: toxic, model: toxic.bin, label: toxic }。得分是记录各文本的最高概率，0 到 1',
  'The column of the scores, a number a category': '写出得分的列，每个类别一个数',
  'The most that is let through, by category: { offensive: 0.9, gambling: 0 }. offensive and models give a chance from 0 to 1, a list how many of its words stand in the record':
    '各类别最多放行多少：{ offensive: 0.9, gambling: 0 }。offensive 和模型给出 0 到 1 的概率，词表的数是其中的词在记录里出现几个',
  'What becomes of records of more than max: left out, or listed among the rejected rows':
    '超过 max 的记录如何处理：去掉，或列入拒收行',
  // pack
  'Pack tokens of several documents into rows of one length': '把多个文档的词元打包成等长的行',
  'Tokens of a packed row at most: the context length of the training':
    '每个打包行最多多少词元，即训练的上下文长度',
  'bfd: best fit, the longest first; bfd_split: the same, with documents that are too long parted; ffd: first fit; wrapped: one after the other, cut wherever a row is full':
    'bfd：最佳适配，最长的优先；bfd_split：同上，过长的文档分成几段；ffd：首次适配；wrapped：依次排列，行满即切',
  'What stays of a document that is longer than a row, by bfd and ffd: its head, its tail, or nothing':
    'bfd 和 ffd 中，比一行还长的文档保留什么：开头、结尾，或都不保留',
  'Columns beside input_ids. attention_mask: ones; document_ids: the number of the document of each token in its row, from 1':
    'input_ids 之外的列。attention_mask：全为 1；document_ids：每个词元在其行中所属文档的编号，从 1 起',
  'Columns that stay, and of which a row joins equal values alone, such as source; a column of splits always is':
    '保留的列，一行只合并其值相同的文档，如 source；划分列总是如此',
  // profile
  'Columns whose groups are compared; numbers are cut, as in age@25/40 or age@q4':
    '要比较其分组的列；数字会被切分，如 age@25/40 或 age@q4',
  'Column of the outcome, or columns; with a facet it measures bias':
    '结果所在的一列或多列；与分组列一起度量偏差',
  'Label values that count as the good outcome': '算作好结果的标签值',
  'Columns within whose values the outcome is compared as well, such as the job applied for':
    '还要在其各个取值之内比较结果的列，如所申请的职位',
  'Column of weights, such as balance writes': '权重列，如 balance 所写',
  'Columns to describe, by path; an empty list for none': '要描述的列，按路径；空列表表示不描述',
  'How many frequent values of a column are reported': '每列报告多少个常见值',
  'No value and no count is told that fewer rows share, to keep people out of the report; 1 tells all':
    '少于这么多行共有的值和计数都不报告，以免报告中出现个人；1 表示全部报告',
  'Groups of fewer rows are marked, and left out of the worst figures':
    '行数更少的分组会加标记，并不计入最差指标',
  'Pseudo-counts of the smoothed differential fairness': '平滑差分公平性的伪计数',
  'Confidence of the intervals': '区间的置信水平',
  'Let a positive label have no row at all': '允许正标签一行也没有',
  'Print every group, and the rarer figures of bias as well': '打印每个分组，以及较少用的偏差指标',
  'Write a page with charts': '写出带图表的页面',
  'Exit with 1 if more of the records cannot be read, such as 1%':
    '无法读取的记录超过此比例时退出码为 1，如 1%',
  'Language of the page': '页面的语言',
  "Exit with 1 if so, such as 'disparateImpact < 0.8'": "条件成立时以 1 退出，如 'disparateImpact < 0.8'",
  'Print errors and failed figures only, and with --json the result':
    '只打印错误和未通过的指标，加 --json 时还打印结果',
  'Print errors and failed gates only, and with --json the profile':
    '只打印错误和未通过的门禁，加 --json 时还打印画像',
  // inspect
  'Compare shards, accounts and inputs with their hashes': '核对分片、记账和输入的哈希值',
  'Show rows that each step of a run changed, and why, with values masked':
    '显示运行中每个步骤改动的行及原因，值只显示形状',
  'Show raw values in --changes output, not their shapes': '在 --changes 的输出中显示原值，而不是其形状',
  'Show the values of the first rows, not only their lengths': '显示前几行的值，而不只是长度',
  'How many first rows to look at, or changed rows of each step (default: 3 and 10)':
    '查看多少个首行，或每个步骤多少个改动的行（默认：3 和 10）',
  // eval
  'What to look for: entities or groups of them': '查找什么：实体或实体组',
  'Minimum intersection over union of characters at which a span is matched, 0 to 1':
    '片段算作匹配所需的最小字符交并比，0 到 1',
  'What counts as nothing around and between spans: none, punctuation, or english function words too':
    '片段周围和之间什么可以忽略不计：none、punctuation，或连同英语虚词的 english',
  'Leave out what is found of labels that the gold does not have': '不计标准答案中没有的标签的检测结果',
  'Entities for types of the gold, such as HANDLE=USERNAME,SITE="URL|IP_ADDRESS"':
    '标准答案的类型对应的实体，如 HANDLE=USERNAME,SITE="URL|IP_ADDRESS"',
  'Types of the gold to leave out of it': '标准答案中要排除的类型',
  'Format of the gold': '标准答案的格式',
  'Show which label was found for which': '显示哪个标签被检测成哪个',
  'Show so many examples of each kind of error, values masked': '每类错误显示这么多例子，值作掩码',
  'Show the values of examples and samples': '显示例子和抽样的值',
  'Exit with 1 below it, such as global.span.f2=0.75': '低于它时以 1 退出，如 global.span.f2=0.75',
  'Exit with 1 above it, such as falsePer100k=50': '高于它时以 1 退出，如 falsePer100k=50',
  'Show the differences from a result saved with --json': '显示与用 --json 保存的结果的差别',
  'Compare spans of another tool with the same gold; may be given more than once':
    '用同一标准答案比较另一工具的片段；可多次给出',
  'What the offsets of these spans count': '这些片段的偏移量以什么计数',
  'Files, folders or globs without personal data: count what is taken there':
    '没有个人信息的文件、文件夹或通配模式：统计从中误拿了多少',
  'Where its records hold text, such as messages[].content': '其记录中文本所在的位置，如 messages[].content',
  'Show so many of the hits, drawn at random, values masked': '随机抽取并显示这么多处命中，值作掩码',
  'What the draw is keyed by': '抽取所用的随机种子',
  // prep explain
  'Show what the steps would leave out and why, or what they make of one row':
    '展示各步骤会去掉哪些行及原因，或如何处理某一行',
  'What each rule makes of one row: its number from 1, or a file and a line such as data.jsonl:7':
    '每条规则对某一行的判断：行号从 1 起，或文件与行，如 data.jsonl:7',
  'Print a pipeline with limits that are taken from the data': '由数据得出限值，打印带这些限值的流水线',
  'The share of the texts that each suggested limit may leave out': '建议的每条限值最多去掉的文本比例',
  'How many rows each rule would leave out, and how numbers lie around limits':
    '每条规则会去掉多少行，以及数值在限值附近的分布',
  'Print errors only, and what was asked for': '只打印错误和所要求的内容',
  'Other limits for texts of one language, before those for every language; other is any without limits of its own: { zh: { list_ratio: 0.3 } }':
    '某种语言的文本的其他限值，优先于对所有语言的限值；other 指没有自己限值的语言：{ zh: { list_ratio: 0.3 } }',
  // prep validate
  'Write for a CI: junit=out.xml, sarif=out.sarif, or github, whose annotations go to standard output without a file':
    '写出供 CI 使用的报告：junit=out.xml、sarif=out.sarif，或 github（不给文件时把标注打印到标准输出）',
  'Tell whether data keeps to rules, or leave out the rows that do not':
    '检查数据是否符合规则，或去掉不符合的行',
  'Print rules that this data, or the state of its profile, keeps to':
    '打印这份数据（或其概况的状态文件）所符合的规则',
  'The YAML file of the rules': '规则的 YAML 文件',
  'No value is told that fewer rows share': '不显示少于这么多行共有的值',
  'Print the rules that are kept as well': '也打印被遵守的规则',
  // prep drift
  'A file, a folder, a glob or an output of prep that others are held to':
    '作为参照的文件、文件夹、通配符或 prep 的输出',
  'What is held to it': '与参照比较的数据',
  'Columns to compare, by path': '要比较的列，按路径',
  'The distance from which on a column drifts': '达到这一距离的列算作漂移',
  'The share of false alarms that is accepted': '可接受的误报比例',
  'No value and no count is told that fewer rows share': '不报告少于这么多行共有的值和计数',
  'Whose formulas and limits to use': '采用哪个程序的公式和阈值',
  "Exit with 1 if so, such as 'drifted > 0'": "满足则以退出码 1 结束，如 'drifted > 0'",
  'Print every column and every distance': '打印所有列和所有距离',
  'Print errors and failed gates only': '只打印错误和未通过的门禁',
  'Keep every number for comparisons, not steps of 0.4 %, where a column has more than ten thousand: memory for each':
    '列中的数超过一万个时，仍逐个保留以供比较，而不按 0.4 % 的步长归并；每个数都占内存',
  'Count texts by their terms, hashed, for comparisons: words, and pairs of Chinese characters; a state has them in any case':
    '按词项（词，或中文的相邻两字）的哈希统计文本数，以供比较；状态文件总会包含',
  'Write what prep drift compares and --merge merges, such as ref.prof':
    '写出供 prep drift 比较、--merge 合并的状态文件，如 ref.prof',
  'Merge the states that the inputs are, in place of reading data': '输入为状态文件，合并它们，不读取数据',
  // prep licenses, keep_licenses
  'Tell whether licences allow data to be used for a purpose': '判断许可证是否允许把数据用于某一目的',
  'Keep rows whose licence serves a purpose, such as training for profit':
    '保留许可证适合某一目的（如商用训练）的行',
  'A pipeline, or files, folders, globs or addresses, also as NAME=PATH':
    '流水线，或文件、文件夹、通配符、地址，也可写成 NAME=PATH',
  'What the rows are used for': '这些行的用途',
  'The licence of each row: an id, an SPDX expression or a written out name, or a list of them that all hold':
    '每行的许可证：标识、SPDX 表达式或全名，或同时适用的若干个的列表',
  'The model that wrote each row, whose terms hold as well': '生成每行的模型，其条款同样适用',
  'The source of each row, for the report': '每行的来源，用于报告',
  'What values of the column stand for, where they are no licences: { web: CC-BY-4.0, ours: own }':
    '列中的值不是许可证时各代表什么：{ web: CC-BY-4.0, ours: own }',
  'Keep rows of unknown licences; for the purpose research alone':
    '保留许可证未知的行；只用于 research 这一目的',
  'Leave out rows that do not serve the purpose, or keep all and report':
    '去掉不适合该目的的行，或全部保留并报告',
  'The licence of the inputs, where rows and pipeline have none': '输入的许可证，用于行和流水线都没写的地方',
  'The model that wrote the inputs, where rows and pipeline have none':
    '生成输入的模型，用于行和流水线都没写的地方',
  'Contents are changed (of a pipeline: whether its steps change some)':
    '内容有改动（流水线则看其步骤是否改动）',
  'Unchanged parts stay in files of their own, each under its licence':
    '未改动的部分各自成文件，各用各的许可证',
  'Write the lines and licences that go along with copies': '写出须随副本传递的声明和许可证',
  'Write a summary of data that others ask for, such as that of the AI Act':
    '写出他人要求的数据摘要，例如欧盟《人工智能法》的摘要',
  'The public summary of training content that the AI Act asks of providers, Art. 53(1)(d)':
    '《人工智能法》第 53 条第 1 款 (d) 项要求提供者公布的训练内容摘要',
  'The column of addresses, of whose domains the largest are listed': '网址所在的列，列出其中最大的域名',
  'The column of languages': '语言所在的列',
  'List what prepkit itself is made of, with licences, instead of judging data':
    '列出 prepkit 本身的组成部分及其许可证，而不判断数据',
  'Write a table of the sources with their licences': '写出各来源及其许可证的表',
  'Write README.md and croissant.json into the folder: { name: Chats, creator: Blue Lake Lab, url: … }':
    '在文件夹中写出 README.md 和 croissant.json：{ name: Chats, creator: Blue Lake Lab, url: … }',
  'Keep a trail beside the output: of each row where it came from, what each step did to it, and where it went':
    '在输出旁边保留踪迹：每行从哪里来、每个步骤对它做了什么、去了哪里',
  'Tell what happened to a row of an output, by its trail': '按踪迹说明输出中的一行经历了什么',
  'Tell what became of a record of an input, by the trail of the output':
    '按输出的踪迹说明输入中的一条记录去了哪里',
  'An output of prep with a trail': '带有踪迹的 prep 输出',
  'Its number, or SHARD:NUMBER, or its id': '行号，或 SHARD:行号，或行的标识',
  'INPUT:LINE or INPUT@POSITION': 'INPUT:行号或 INPUT@位置',
}
