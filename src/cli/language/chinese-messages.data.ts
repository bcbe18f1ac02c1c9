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
  'The files are of several shapes: {shapes}. In one pipeline, rows of one have no values in the columns of the others, and nothing is converted. Write one pipeline for each:':
    '这些文件属于几种数据约定：{shapes}。放在同一流水线里，一种约定的行在其他约定的列上没有值，也不会转换。请为每种约定各写一个流水线：',
  'Chat messages, as trainers take them.': '转换为训练框架使用的聊天消息格式。',
  'Suggestion: chat messages. Some records of the sample cannot be converted and would be rejected.':
    '建议：转换为聊天消息。抽样中有些记录无法转换，会被拒收。',
  'Records that cannot be read are listed beside the output. There are more of them than the 1 % that a run allows.':
    '无法读取的记录会列在输出旁边。这样的记录超过了默认允许的 1 %。',
  'No field holds free text, and nothing in them looks like personal data.':
    '没有自由文本字段，也没有看起来像个人信息的内容。',
  'Personal data becomes the name of its kind, such as <PERSON>.': '个人信息替换为其类别名，如 <PERSON>。',
  'Data to train a model on: private people become fakes of the same kind, while public people, places and dates stay, since they are what it teaches. Take the line of the policy out for letters or records of customers: then everybody becomes <PERSON>.':
    '用于训练模型的数据：非公众人物换成同类的假数据；公众人物、地点和日期是要教给模型的知识，予以保留。若是信件或客户记录，请删去 policy 一行，所有人名便都替换为 <PERSON>。',
  'Talks with customers, by their orders, tickets, refunds or phone numbers: everybody in them is private, and becomes <PERSON>. policy: instruction would leave public people, as suits instructions about the world.':
    '从订单、工单、退款或电话号码看，这是与客户的对话：其中的人都是私人，人名一律替换为 <PERSON>。policy: instruction 会保留公众人物，适合讲述世界知识的指令数据。',
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
  '{records} ({what})': '{records}（{what}）',
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
  'Values are shown by their shape; --show-text shows them as they are.':
    '值只显示其形状；--show-text 显示原值。',
  'none of {seen} changed': '{seen}均无改动',
  '{shown} of {changed} changed rows, of {seen} that came to it':
    '显示 {changed} 个改动行中的 {shown} 行，共 {seen} 行到达该步骤',
  'copy {copy}': '副本 {copy}',
  'and {others} like it': '及另外 {others}相同的行',
  'and {more} more values': '另有 {more} 个值',
  'dropped, because {reason}': '丢弃，原因：{reason}',
  'rejected, because {reason}': '拒收，原因：{reason}',
  'stands {times} times': '出现 {times} 次',
  '{times} rows were made of it': '变成 {times} 行',
  'joined with other rows': '与其他行合并',
  changed: '改动',
  // Progress
  Fetching: '下载',
  Sending: '发送',
  Unpacking: '解压',
  Schema: '推断列',
  Survey: '统计',
  Running: '运行',
  Ordering: '排序',
  Finishing: '收尾',
  '{time} left': '剩余 {time}',
  'Stopping. Press Ctrl-C again to stop at once': '正在停止。再按一次 Ctrl-C 立即停止',
  Interrupted: '已中断',
  'Interrupted. Run the same command again to continue where it stopped':
    '已中断。再次执行同一命令，即可从中断处继续',
  // The summary of a run
  step: '步骤',
  'rows in': '输入行',
  'rows out': '输出行',
  added: '增加',
  joined: '合并',
  dropped: '丢弃',
  rejected: '拒收',
  repaired: '修复',
  noted: '记录',
  left: '残留',
  'not looked at': '未查看',
  'not looked at: {fields}': '未查看：{fields}',
  note: '说明',
  'The input holds no record': '输入中没有记录',
  mixed: '混合',
  warning: '警告',
  read: '读取',
  write: '写出',
  'kept as JSON text': '保留为 JSON 文本',
  'the rare kinds are rejected': '拒收少见的类型',
  group: '分组',
  rows: '行数',
  'rows now': '现有行',
  before: '之前',
  after: '之后',
  expected: '预计',
  passes: '倍数',
  'weight ×': '权重 ×',
  total: '合计',
  'and {rest} smaller groups': '另有 {rest} 个较小的分组',
  'before → after': '之前 → 之后',
  'disparate impact': '差别影响',
  'parity difference': '均等差异',
  'fairness ε': '公平性 ε',
  '(missing)': '（缺失）',
  'one thread': '单线程',
  'standard output': '标准输出',
  'Done: {rows}, {size} of {format} → {target}': '完成：{rows}，{size}，{format} → {target}',
  'Done: {rows}, {size} of {format} in {shards} → {target}':
    '完成：{rows}，{size}，{format}，{shards} → {target}',
  'Read {size} from {files} in {time} ({speed}{workers}), peak memory {memory}':
    '从 {files} 读取 {size}，用时 {time}（{speed}{workers}），内存峰值 {memory}',
  'Splits: {splits}': '划分：{splits}',
  'Digest {digest}; the same input and pipeline give the same one':
    '摘要 {digest}；输入和流水线相同，摘要就相同',
  'Repaired records': '修复的记录',
  'Rejected records': '拒收的记录',
  'Rejected and repaired records': '拒收和修复的记录',
  '{records} are listed by line and reason in {folder}': '{records}及其行号和原因列在 {folder} 中',
  '{records}, the first: {places}. With --out all are listed':
    '{records}，前几条：{places}。给出 --out 时会全部列出',
  ' line {line}': ' 第 {line} 行',
  'An earlier run had finished all of it; nothing was written again':
    '先前的运行已全部完成，没有重新写任何东西',
  'Continued an earlier run: {partitions} had been finished before':
    '接续了先前的运行：{partitions}此前已完成',
  '{attempts} given up and made anew: {causes}': '放弃并重做了 {attempts}：{causes}',
  'between steps': '步骤之间',
  Next: '下一步',
  failed: '未通过',
  '{figure} has no value; the run fails if it is {condition}':
    '{figure} 没有值；若它 {condition}，则运行不通过',
  '{figure} is {value}; the run fails if it is {condition}':
    '{figure} 为 {value}；若它 {condition}，则运行不通过',
  // prep plan
  'Input: {facts}': '输入：{facts}',
  Columns: '列',
  Steps: '步骤',
  'and {more} more': '另有 {more} 个',
  '"{path}" holds mixed kinds: {outcome}': '“{path}”含有多种类型的值：{outcome}',
  'looks at all rows first': '先查看全部行',
  'looks at all rows first, in at most {size} of memory and {bytes} a row':
    '先查看全部行，内存至多 {size}，每行另加 {bytes}',
  'all rows in the order of "{step}"; until then they take about {bytes} on the disk beside the output':
    '所有行按“{step}”的顺序写出；在此之前，它们在输出旁的磁盘上约占 {bytes}',
  'Expected row counts are unavailable for standard input: name files': '对标准输入无法预计行数：请给出文件',
  'Output: {path}': '输出：{path}',
  'made in {path} first, and then sent; --work names another folder':
    '先在 {path} 里做好，再发送；--work 可指定别的文件夹',
  'shards of at most {size}': '分片不超过 {size}',
  '{shards} of each split ({names})': '每个划分 {shards}（{names}）',
  'seed {seed}': '随机种子 {seed}',
  'bad records: {onError}, at most {budget} %; repaired at most {repairs} %':
    '坏记录：{onError}，最多 {budget} %；修复最多 {repairs} %',
  'plan {hash}': '计划 {hash}',
  '{path}: {facts}': '{path}：{facts}',
  // prep inspect
  'No record in it can be read. If it is of another format, name that with --format, such as json for records over several lines':
    '其中没有可以读取的记录。若是其他格式，请用 --format 指明，例如记录跨多行时用 json',
  '{broken} of them unreadable': '其中 {broken} 条无法读取',
  'The rows seem to stand in "{name}" of one record. Take them out first:':
    '各行似乎在一条记录的“{name}”中。请先取出：',
  'they become JSON text': '将变为 JSON 文本',
  'the rare kinds would be rejected': '少见的类型会被拒收',
  '{path}: {rows}, {size} of {format}': '{path}：{rows}，{size}，{format}',
  '{path}: {rows}, {size} of {format} in {shards}': '{path}：{rows}，{size}，{format}，{shards}',
  'Written by a stream. Digest {digest}': '由流写出。摘要 {digest}',
  'Made by prepkit {version} from {files}, {records}: {rejected} rejected, {repaired} repaired':
    '由 prepkit {version} 生成，输入 {files}、{records}：拒收 {rejected}，修复 {repaired}',
  'Not finished: the run into "{folder}" {state}': '未完成：写入“{folder}”的运行{state}',
  'was stopped': '已中止',
  'is still at work ({holder})': '仍在进行（{holder}）',
  '{finished} of {partitions} done': '{partitions}中已完成 {finished} 个',
  'The same command again finishes it; with --overwrite it starts anew':
    '再次执行同一命令即可完成；加 --overwrite 则重新开始',
  'Wait until it ends': '请等它结束',
  'Steps: {steps}. Seed {seed}': '步骤：{steps}。随机种子 {seed}',
  none: '无',
  'Digest {digest}, plan {hash}': '摘要 {digest}，计划 {hash}',
  'Unchanged: {checked}, by the hashes in the manifest': '没有改动：{checked}，与清单中的哈希一致',
  'In agreement: {checked} with the manifest': '相符：{checked}与清单',
  'Unchanged since the run: what was read of {checked}': '运行后没有改动：{checked}中读取过的内容',
  'Not as in the manifest: {bad} of {checked}': '与清单不一致：{checked}中有 {bad} 个',
  'Accounts not as in the manifest: {bad} of {checked}': '记账与清单不一致：{checked}中有 {bad} 份',
  'Changed since the run: {bad} of {checked}': '运行后有改动：{checked}中有 {bad} 个',
  'Inputs not found: {files}': '找不到的输入：{files}',
  ok: '一致',
  missing: '缺失',
  'not found': '找不到',
  'wrong size': '大小不符',
  'wrong content': '内容不符',
  column: '列',
  type: '类型',
  'first {rows}': '前 {rows}',
  'Row {number}': '第 {number} 行',
  null: '空值',
  list: '列表',
  text: '文本',
  object: '对象',
  number: '数字',
  boolean: '布尔值',
  'Looks like {name}: {summary}': '看起来是 {name}：{summary}',
  Try: '可以试试',
  'No known shape. Its text, as --fields takes it: {texts}':
    '不是已知的数据约定。其中的文本，可直接用于 --fields：{texts}',
  'Some names of columns are numbers: the file seems to have no header line. Name its columns with {flags}':
    '有些列名是数字：文件似乎没有表头行。请用 {flags} 给出列名',
  'Some names of columns are numbers: the file seems to have no header line. Name its columns, perhaps as {name} does:':
    '有些列名是数字：文件似乎没有表头行。请给出列名，或许与 {name} 相同：',
  // prep profile
  'Left out, since they could not be read: {records}': '{records}无法读取，未计入',
  'about {count}': '约 {count}',
  distinct: '不同值',
  values: '值',
  'Values: least … median … greatest, of texts that mostly differ their lengths; of other texts the most frequent one, and how often it stands.':
    '值：最小 … 中位数 … 最大；多数互不相同的文本显示其长度，其他文本显示最常见的值及其次数。',
  'Nothing is told that fewer than {minShared} rows share (--min-shared): rarer numbers stand in by a mean of so many neighbours, smaller counts are hidden.':
    '少于 {minShared} 行共有的内容一概不报告（--min-shared）：更少见的数以同样多的相邻值的均值代替，更小的计数隐去。',
  hidden: '隐去',
  '{spread} characters': '{spread} 个字符',
  '{outcomes} with milder gaps not shown; --full shows all':
    '另有 {outcomes}差距较小，未显示；--full 显示全部',
  'Left out: {counted} without a label': '未计入：{counted}没有标签',
  'Left out: {counted} without a usable weight': '未计入：{counted}没有可用的权重',
  'Left out: {counted} of groups too small to be told of (--min-shared {minShared})':
    '未计入：{counted}所在的分组太小，不作报告（--min-shared {minShared}）',
  '{counted} of too few rows not told (--min-shared {minShared})':
    '{counted}行数太少，不作报告（--min-shared {minShared}）',
  share: '比例',
  '{groups} not shown; --full shows all': '另有 {groups}未显示；--full 显示全部',
  '{share} % interval': '{share} % 区间',
  rate: '比率',
  small: '行少',
  '{label} = {positive}: {share} of the rows counted': '{label} = {positive}：占所计各行的 {share}',
  'Parity ratio {ratio}, difference {difference}, differential fairness ε {epsilon}':
    '均等比 {ratio}，差 {difference}，差分公平性 ε {epsilon}',
  'CI: class imbalance, positive where the group is smaller than all the rest.':
    'CI：类别不平衡，分组小于其余全部时为正。',
  'CI: class imbalance, positive where the group is the smaller side. DPL: −SPD, as SageMaker Clarify counts it. KL and JS in nats, of the others from the group. LP, TVD, KS: Euclidean, total variation and greatest gap of label shares. CDDL: demographic disparity within the group columns, positive to its disadvantage.':
    'CI：类别不平衡，分组是较小的一方时为正。DPL：即 −SPD，SageMaker Clarify 的记法。KL 和 JS 以 nat 为单位，由其余各组到该组。LP、TVD、KS：标签比例的欧氏距离、全变差和最大差距。CDDL：分组列内的人口差异，对该组不利时为正。',
  'Each group against all other rows. SPD: its rate minus theirs, negative where the group gets the outcome less often. DI: its rate over theirs; < 4/5 fails the four-fifths rule. small: under {minCount} rows, left out of worst figures.':
    '每个分组与其余所有行相比。SPD：该组比率减其余比率，该组较少得到这一结果时为负。DI：两个比率之比；< 4/5 即不符合五分之四规则。行少：不足 {minCount} 行，不计入最差值。',
  'role or column': '角色或列',
  texts: '文本数',
  'median characters': '字符中位数',
  '95 %': '95 %',
  'median words': '词中位数',
  'median tokens': '词元中位数',
  'Tokens of a record: {least} … {median} … {most}, 95 % at most {usual}; in all {sum}':
    '每条记录的词元数：{least} … {median} … {most}，95 % 不超过 {usual}；共 {sum}',
  'Tokens of a record: median {median}, 95 % at most {usual}, none over {most}; in all {sum}':
    '每条记录的词元数：中位数 {median}，95 % 不超过 {usual}，最多 {most}；共 {sum}',
  'Packed to {length} (--length): {rows}, of which {waste} holds no token':
    '打包到 {length}（--length）：{rows}，其中 {waste} 不含词元',
  'A pass has {steps} of {batchSize} (--batch-size); {all} in all with --epochs {epochs}':
    '每遍 {steps}，每步 {batchSize}（--batch-size）；--epochs {epochs} 时共 {all} 步',
  'Longer than {length}: {records}, with {lost} of all tokens behind that':
    '超过 {length} 的：{records}，超出的部分占全部词元的 {lost}',
  'turns {least} … {median} … {most}': '轮次 {least} … {median} … {most}',
  'with a system prompt: {share}': '含系统提示：{share}',
  'First to speak: {roles}': '最先发言：{roles}',
  'Last to speak: {roles}': '最后发言：{roles}',
  '"{path}" holds numbers of fpe, which only the options of the run that wrote them turn back: add {flags}':
    '"{path}" 里有 fpe 写的数字，只有用写它们时的选项才能还原：请加上 {flags}',
  'Nothing was turned back: no text holds a token of encrypt. Numbers of fpe are turned back with the options that wrote them, such as --policy fpe':
    '没有还原任何内容：文本里没有 encrypt 的标记。fpe 写的数字要用写它们时的选项还原，如 --policy fpe',
  // prep anonymize: dry runs and checks
  'Most of the time goes into names. Where the data has none, --entities identifiers is several times as fast':
    '大部分时间花在姓名上。数据中没有姓名时，用 --entities identifiers 会快几倍',
  'Not told apart from real ones: {counts}': '与真值无法区分：{counts}',
  'Name them in --fields, or in --verify-except where values may stay: {fields}':
    '请在 --fields 中给出；允许值保留的，请在 --verify-except 中给出：{fields}',
  'Take numbers whole with --whole-fields {pairs}, or name them in --verify-except':
    '数字列请用 --whole-fields {pairs} 整列处理，或在 --verify-except 中给出',
  'Make these numbers texts first, or name them in --verify-except: {fields}':
    '请先把这些数字转为文本，或在 --verify-except 中给出：{fields}',
  '{name} (values may stay)': '{name}（允许保留）',
  'Fields that anonymize did not look at: {fields}': 'anonymize 没有查看的字段：{fields}',
  'No value found again: {texts} of the output, looked at by the recognizers that made it':
    '没有再找到任何值：用生成输出的同一批识别器查看了输出的 {texts}',
  'What they overlook they overlook here too: "prep eval pii" tells on labelled texts how much that is':
    '它们漏掉的，这里同样会漏掉："prep eval pii" 用标注文本测出漏掉多少',
  'Values are left in the output:': '输出中残留的值：',
  field: '字段',
  entity: '实体',
  'Record {record}, copy {copy}': '记录 {record}，副本 {copy}',
  '{prompts} about {records}. Nothing was asked': '{records}的 {prompts}。没有发出任何请求',
  '{values} would be taken, {candidates} not, in at most {records}. Nothing was changed':
    '会处理 {values}，不处理 {candidates}，最多查看 {records}。没有改动任何内容',
  taken: '处理',
  'Record {record}, {field}': '第 {record} 条记录，{field}',
  'and {candidates} at the same places (--json tells all)': '同一位置另有 {candidates}（--json 给出全部）',
  'every value is {entity}': '每个值都是 {entity}',
  'look inside': '查看内容',
  holds: '含有',
  advice: '建议',
  'Nothing was found in the sample': '抽样中没有发现任何内容',
  'To go on:': '接下来：',
  'not covered: {what}': '不涵盖：{what}',
  // prep eval
  '{samples} of {format}': '{samples}（{format}）',
  'offsets in {offsets}': '偏移单位 {offsets}',
  'Gold types without an entity, counted as missed: {types} (see --map, --ignore)':
    '标准答案中没有对应实体的类型，计为漏检：{types}（见 --map、--ignore）',
  gold: '标准答案',
  found: '检出',
  P: 'P',
  R: 'R',
  F1: 'F1',
  F2: 'F2',
  'char P': '字符 P',
  'value P': '值 P',
  'all labels': '全部标签',
  'any label': '不分标签',
  'Spans at IoU {iou}, characters, distinct values, in percent':
    '片段（IoU {iou}）、字符、不同的值，单位为百分比',
  'Personal data or not': '是否个人信息',
  'global.span, neighbours joined': 'global.span，相邻片段合并',
  'global.spanApart, joined within a label': 'global.spanApart，同标签内合并',
  'global.valueInText, labels of the text alone': 'global.valueInText，只按该文本的标签',
  'False spans per 100,000 characters: {wrong}, of them {spurious} where the gold has nothing':
    '每 100,000 个字符的误报片段：{wrong}，其中 {spurious} 处标准答案毫无标注',
  'Values covered at every mention: {covered} of {values}; of those mentioned twice or more, {repeatedCovered} of {repeated}':
    '每次出现都被覆盖的值：{values} 个中有 {covered} 个；其中出现两次以上的，{repeated} 个中有 {repeatedCovered} 个',
  'found as': '检出为',
  spans: '片段',
  error: '错误',
  IoU: 'IoU',
  'Nothing differs from the saved result': '与保存的结果没有差别',
  figure: '指标',
  now: '现在',
  change: '变化',
  'Spans of {name} left out, as the gold has no label for them: {types}':
    '{name} 的这些片段未计入，因为标准答案没有相应标签：{types}',
  '{of}: {name} is {figure}, wanted at least {bound}': '{of}：{name} 为 {figure}，要求至少 {bound}',
  '{of}: {name} is {figure}, wanted at most {bound}': '{of}：{name} 为 {figure}，要求至多 {bound}',
  'clean text': '干净文本',
  'Clean text': '干净文本',
  all: '全部',
  hits: '命中',
  'per 100k': '每 10 万字符',
  characters: '字符',
  records: '记录',
  '{files} passed over: no text': '跳过 {files}：不是文本',
  'What is taken although nothing should be': '本不该处理却被处理的内容',
  'Records changed: {changed} %. Characters taken: {taken} %':
    '改动的记录：{changed} %。被处理的字符：{taken} %',
  'drawn at random': '随机抽取',
  score: '置信度',
  place: '位置',
  why: '依据',
  value: '值',
  // prep diff
  '{before} and {after}, compared row by row in their order': '{before} 与 {after}，按顺序逐行比较',
  '{before} and {after}, rows of equal {on} compared': '{before} 与 {after}，比较 {on} 相同的行',
  'Nothing differs': '没有差异',
  same: '相同',
  removed: '删除',
  'differs in {rows}': '{rows}不同',
  'and {columns} more': '另有 {columns}',
  'Row {number}, added': '第 {number} 行，新增',
  'Row {number}, removed': '第 {number} 行，已删除',
  'Row {number}, now row {now}': '第 {number} 行，现为第 {now} 行',
  // prep demo
  'Running {file}': '正在运行 {file}',
  Before: '处理前',
  After: '处理后',
  // Errors that are none of our own
  'Unexpected {name}, an internal error of prepkit. Its message may quote your data; PREP_DEBUG=1 shows it':
    '意外的 {name}，是 prepkit 的内部错误。其消息可能引用您的数据；PREP_DEBUG=1 可显示',
  'No permission for "{path}" ({code})': '没有权限访问“{path}”（{code}）',
  'The disk is read-only: "{path}" ({code})': '磁盘为只读：“{path}”（{code}）',
  'No space left on the disk for "{path}" ({code})': '磁盘空间不足，无法写“{path}”（{code}）',
  'There is no "{path}" ({code})': '没有“{path}”（{code}）',
  ' at byte {offset}': ' 字节 {offset}',
  'step {step}': '步骤 {step}',
  // prep explain
  'Of {read} {written} would be written. Nothing was written.':
    '{read}中会写出 {written}。没有写出任何内容。',
  '{rows} in, {out} out': '输入 {rows}，输出 {out} 行',
  '{count} dropped': '丢弃 {count} 行',
  '{count} rejected': '拒收 {count} 行',
  '{failed} of {records} break a rule': '{records}中有 {failed} 行违反规则',
  rule: '规则',
  'breaks it': '违反',
  'only this': '仅违反此条',
  limit: '限值',
  '{language}: {texts}. Bars are texts by the number, | a limit':
    '{language}：{texts}。柱为各数值区间的文本，| 为限值',
  '{count} beyond': '{count} 条超出',
  kept: '保留',
  'kept, and other rows were made of it': '保留，并由它生成了其他行',
  'kept, and repeated': '保留，并被重复',
  'text {turn}': '第 {turn} 条文本',
  'at {spans}': '位置 {spans}',
  'keeps to it': '通过',
  'Limits from {records}, by language: each alone leaves out at most {percent} % of the texts.':
    '按语言由 {records}得出的限值：每条限值单独最多去掉 {percent} % 的文本。',
  'Together they leave {written} of {read}.': '合在一起，{read} 条记录剩下 {written}。',
  'Indexed {items} items: {path}': '已为 {items} 题建立索引：{path}',
  // prep drift
  drift: '漂移',
  'too few rows': '行数不足',
  stable: '稳定',
  'not compared': '未比较',
  verdict: '结论',
  distance: '距离',
  p: 'p',
  'what changed': '有何变化',
  ranges: '区间',
  words: '词数',
  languages: '语言',
  scripts: '文字',
  terms: '词语',
  '{reference} and {current}': '{reference}与 {current}',
  '{drifted} of {columns} drifted': '{columns}中有 {drifted} 列漂移',
  'and {columns} more; --full shows all': '另有 {columns}；--full 显示全部',
  'missing {reference} → {current}': '缺失 {reference} → {current}',
  'median {reference} → {current}': '中位数 {reference} → {current}',
  'median characters {reference} → {current}': '字符数中位数 {reference} → {current}',
  '{column}: new are {values}': '{column}：新出现 {values}',
  '{column}: gone are {values}': '{column}：不再出现 {values}',
  'W: Wasserstein distance over the deviation of the reference. KS: greatest gap between distributions. PSI: population stability index. JS: Jensen–Shannon distance. L∞: greatest difference of a share. JSD: Jensen–Shannon divergence in bits. p: by chance alone, all columns taken together.':
    'W：Wasserstein 距离除以参照数据的标准差。KS：分布之间的最大差距。PSI：群体稳定性指数。JS：Jensen–Shannon 距离。L∞：比例的最大差。JSD：Jensen–Shannon 散度（比特）。p：仅凭偶然出现的概率，所有列一并校正。',
  // prep sample --standard
  'for people': '人工审核',
  'for words': '关键词筛查',
  'with words': '含关键词',
  'personal data': '个人信息',
  'Write ok or a code of risks.csv into the column risk of {sheet}, then run: prep sample --review {folder}':
    '在 {sheet} 的 risk 列填写 ok 或 risks.csv 中的代码，然后运行：prep sample --review {folder}',
  fails: '不合格',
  'not judged yet': '尚未审核',
  'By people': '人工审核',
  'By words': '关键词筛查',
  'By words: no lists were given with --words': '关键词筛查：没有用 --words 给出词表',
  'Not judged yet: {rows}': '尚未审核：{rows}',
  bad: '不合格',
  Risks: '风险',
  'may be used': '可以使用',
  'may not be used: more than 5 %': '不得使用：超过 5 %',
  '{title}: {found} of {rows} pass, {share} ({range}); {asked} is asked for: {verdict}':
    '{title}：{rows}中 {found} 合格，{share}（{range}）；要求 {asked}：{verdict}',
  // prep licenses
  'nothing is in the way': '没有障碍',
  'nothing is in the way, if the duties below are done': '履行下列义务后没有障碍',
  'allowed with limits, which what is made of it has too': '有限制地允许，由此产生的成果受同样的限制',
  'nobody can tell: something is unknown': '无法判断：有未知之处',
  'not allowed as it is': '照现状不允许',
  'to train models for internal use': '用于训练内部使用的模型',
  'to train models for profit': '用于训练商用模型',
  'to release a model trained on it': '用于发布以其训练的模型',
  'to release it as a data set': '用于作为数据集发布',
  'for research': '用于研究',
  'in the way': '障碍',
  unknown: '未知',
  duty: '义务',
  caution: '注意',
  source: '来源',
  licence: '许可证',
  model: '模型',
  '{rows} {purpose}: {verdict}': '{rows}，{purpose}：{verdict}',
  'and {count} more': '另有 {count} 项',
  'all data': '全部数据',
  'Rules that {source} keeps to, inferred from its {rows}.': '{source} 所符合的规则，由其 {rows}推断。',
  'Margins hold for data of at least a quarter as many rows. Only rules without a severity fail the data.':
    '余量适用于行数不少于其四分之一的数据。只有不写 severity 的规则会使数据不通过。',
  '{failed} of {rows} break it': '{rows}中有 {failed} 行违反',
  'fewer than {few} of {rows} break it': '{rows}中少于 {few} 行违反',
  'found {min} to {max}': '实际为 {min} 至 {max}',
  'mean {mean}, deviation {deviation}': '均值 {mean}，标准差 {deviation}',
  gate: '门禁',
  '{verdict}: {distance}, p {p}': '{verdict}：{distance}，p {p}',
  'This is not legal advice': '这不是法律意见',
  'prepkit is made of and works with {parts}, of which every licence is known':
    'prepkit 由 {parts}组成或与之协作，许可证全部已知',
  'prepkit is made of and works with {parts}; the licences of {unknown} are unknown':
    'prepkit 由 {parts}组成或与之协作，其中 {unknown} 个的许可证未知',
  'Installed beside it': '一同安装',
  'Within its files; the texts stand in {text}': '并入其文件，许可证原文见 {text}',
  Data: '数据',
  'Installed by you': '由您安装',
  'Without {sources} nothing is in the way: {rows} ({share}), and no fewer do':
    '去掉 {sources} 后没有障碍：{rows}（{share}），这是最少的',
  'Without {sources} nothing is in the way: {rows} ({share}); fewer may do':
    '去掉 {sources} 后没有障碍：{rows}（{share}）；也许可以更少',
  'No licence is stated: {sources}': '没有写明许可证：{sources}',
  '{license} is a family of licences whose versions differ; name the version: {sources}':
    '{license} 是一族许可证，各版本不同；请写明版本：{sources}',
  '"{license}" is no licence that is known, and none is guessed: {sources}':
    '“{license}”不是已知的许可证，也不猜测：{sources}',
  '"{license}" is no licence that is known, and none is guessed; perhaps {hint} is meant: {sources}':
    '“{license}”不是已知的许可证，也不猜测；也许是 {hint}：{sources}',
  'The terms of {license} are not in the table; read its text: {sources}':
    '表中没有 {license} 的条款，请阅读其原文：{sources}',
  'The terms of the model "{generator}" are not known: {sources}': '模型“{generator}”的条款未知：{sources}',
  '{license} does not allow use for profit: {sources}': '{license} 不允许商业使用：{sources}',
  '{license} allows research alone: {sources}': '{license} 只允许研究：{sources}',
  'What is made of it may not be used for profit, by {license}: {sources}':
    '按 {license}，由此产生的成果不得商用：{sources}',
  'What is made of it is for research alone, by {license}: {sources}':
    '按 {license}，由此产生的成果只可用于研究：{sources}',
  '{license} does not allow changed copies to be passed on, and contents are changed: {sources}':
    '{license} 不允许传播改动过的副本，而内容有改动：{sources}',
  '{license} and {other} each ask for the whole under their own terms: {sources}':
    '{license} 与 {other} 都要求整体适用自己的条款：{sources}',
  '{license} rules out use for profit, and {other} rules out such a limit: {sources}':
    '{license} 不允许商用，而 {other} 不允许这种限制：{sources}',
  'Pass on the database under {license}, a later version, or a licence that it names as compatible: {sources}':
    '以 {license}、其后续版本或它指明兼容的许可证传播该数据库：{sources}',
  'Say beside what is made of it that it uses a database under {license}: {sources}':
    '在由此产生的成果旁注明使用了 {license} 的数据库：{sources}',
  '{license} covers the database alone; nothing is said of the contents: {sources}':
    '{license} 只涵盖数据库本身，未说明内容的许可：{sources}',
  'The cautious reading asks for the model under {license} too: {sources}':
    '谨慎的解读要求模型也适用 {license}：{sources}',
  'Pass on the forbidden uses of {license}: {sources}': '一并传递 {license} 禁止的用途：{sources}',
  '{license} forbids models that compete, trained on outputs: {sources}':
    '{license} 禁止用其输出训练竞争模型：{sources}',
  'Begin the name of the model with "{prefix}", by {license}: {sources}':
    '按 {license}，模型名称须以“{prefix}”开头：{sources}',
  'Display "{line}", by {license}: {sources}': '按 {license}，须展示“{line}”：{sources}',
  'A model trained on outputs counts as a derivative: pass on {license}: {sources}':
    '以其输出训练的模型视为衍生品：须一并传递 {license}：{sources}',
  'More than {users} users a month need a licence of their own, by {license}: {sources}':
    '按 {license}，月用户超过 {users} 须另行取得许可：{sources}',
  'Say that {license} asks something of models trained on this: {sources}':
    '须说明 {license} 对以此训练的模型有要求：{sources}',
  'A name cannot begin both with "{prefix}" and with "{other}": {sources}':
    '名称不能同时以“{prefix}”和“{other}”开头：{sources}',
  'Unchanged parts in files of their own keep their licences; R3 to R6 do not apply':
    '未改动且各自成文件的部分保留各自的许可证；R3 至 R6 不适用',
  'Name the authors, by {license}: {sources}': '按 {license}，须署名作者：{sources}',
  'Pass on the text and the notices of {license}: {sources}': '一并传递 {license} 的原文和声明：{sources}',
  'Say that contents were changed, by {license}: {sources}': '按 {license}，须说明内容有改动：{sources}',
  'Pass adaptations on under {license}: {sources}': '改编作品须以 {license} 传播：{sources}',
  // prep validate
  'kept to': '符合',
  'what was found': '检查结果',
  'keep to all of {checks}': '符合全部 {checks}',
  'break {broken} of {checks}': '在 {checks}中违反 {broken} 项',
  '{rows} {said}': '{rows}{said}',
  '; ': '；',
  '{observed}, where {expected} is wanted': '{observed}，应为 {expected}',
  '{failed} of {rows} ({share})': '{rows}中有 {failed} 行（{share}）',
  '{counts}, where at most {share} may': '{counts}，最多允许 {share}',
  'no value': '没有值',
  '{min} to {max}': '{min} 至 {max}',
  'at least {min}': '至少 {min}',
  'at most {max}': '至多 {max}',
  '{values}: {some}': '{values}：{some}',
  'at {place}': '位于 {place}',
  'first at {place}': '首见于 {place}',
  'It is a copy of:': '它是以下行的副本：',
  'made as a copy': '作为副本生成',
  'others became part of it': '其他行并入其中',
  'changed {fields}': '改动了 {fields}',
  'noted {kinds}': '记下 {kinds}',
  'written to {shard}, row {row}': '写入 {shard} 的第 {row} 行',
  'became part of another row': '并入另一行',
  'other rows took its place': '由其他行取代',
} as const
