/** Errors of models and of services that `anonymize` asks, in Chinese; see `chineseSentences`. */
export const chineseModelErrors: readonly (readonly [english: string, chinese: string])[] = [
  // Files of a model
  [
    '{option}: "{path}" does not exist. Name an ONNX file or its folder; it is looked for from the current folder',
    '{option}：“{path}”不存在。请给出 ONNX 文件或其文件夹；从当前文件夹开始查找',
  ],
  [
    '{option}: folder "{path}" holds none of {items}. Name the file itself',
    '{option}：文件夹“{path}”里没有 {items} 中的任何一个。请直接给出文件',
  ],
  [
    '{option}: there is no {name} beside "{path}" or in the folder above. Save the one of the model there',
    '{option}：“{path}”旁边和上级文件夹里都没有 {name}。请把模型的那一个存到那里',
  ],
  [
    '{option}: there is no {name} at "{path}". Save the one of the model there',
    '{option}：“{path}”处没有 {name}。请把模型的那一个存到那里',
  ],
  [
    '{option}: "{path}" cannot be read as JSON. Save it anew',
    '{option}：“{path}”不能作为 JSON 读取。请重新保存',
  ],
  ['{option}: "{path}" holds no JSON object. Save it anew', '{option}：“{path}”里不是 JSON 对象。请重新保存'],
  [
    '{option}: "{path}" has no id2label of two or more labels. Take a model for token classification, or a GLiNER model with its gliner_config.json',
    '{option}：“{path}”没有两个以上标签的 id2label。请用词元分类模型，或带有 gliner_config.json 的 GLiNER 模型',
  ],
  [
    '{option}: the labels of "{path}" cannot be decoded by Viterbi, which needs O, and B-, I-, E- and S- of every type. Set {decoder}',
    '{option}：“{path}”的标签不能用 Viterbi 解码，它需要 O 以及每个类型的 B-、I-、E-、S-。请设置 {decoder}',
  ],
  [
    '{option}: "{path}" has no number at {key}. Save the file of the model anew, or remove it to decode without biases',
    '{option}：“{path}”的 {key} 处没有数字。请重新保存模型的这个文件，或删除它以便不带偏置解码',
  ],
  ['{option}: label "{name}" is not asked for. {rest}', '{option}：没有询问标签“{name}”。{rest}'],
  [
    '{option}: label "{name}" is not one of the model. {rest}',
    '{option}：标签“{name}”不是模型的标签。{rest}',
  ],
  [
    '{option}: none of its labels stands for an entity that is looked for. Its labels: {items}. Name entities for them in labels, or ask for more in entities',
    '{option}：它的标签都不对应所查找的实体。它的标签：{items}。请在 labels 中为它们给出实体，或在 entities 中多找几种',
  ],
  // Running a model
  [
    '{option}: package {items} is not installed, neither beside prepkit nor in the current folder. Run: {command}',
    '{option}：没有安装包 {items}，prepkit 旁边和当前文件夹里都没有。请运行：{command}',
  ],
  [
    '{option}: "{path}" cannot be loaded by onnxruntime. Check that it is a whole ONNX file',
    '{option}：onnxruntime 无法加载“{path}”。请检查它是否是完整的 ONNX 文件',
  ],
  [
    '{option}: output "{name}" holds {type}, not numbers of 32 or 16 bits. Export the model with such an output',
    '{option}：输出“{name}”是 {type}，不是 32 位或 16 位的数。请导出带有这种输出的模型',
  ],
  [
    '{option}: maxTokens {size} leaves no room for text. Raise it',
    '{option}：maxTokens {size} 没有给文本留下位置。请调大',
  ],
  [
    '{option}: its output has the shape {found}, not {wanted} 32-bit numbers. Take a model for token classification, with the config.json that belongs to it',
    '{option}：其输出的形状是 {found}，而不是 {wanted} 个 32 位的数。请用词元分类模型及其 config.json',
  ],
  [
    '{option}: its output has the shape {found}, not {wanted} 32-bit numbers. Take a model for text classification, with the config.json that belongs to it',
    '{option}：其输出的形状是 {found}，而不是 {wanted} 个 32 位的数。请用文本分类模型及其 config.json',
  ],
  [
    '{option}: "{path}" wants the inputs {items}, not input_ids with attention_mask and token_type_ids. Take a model for text classification',
    '{option}：“{path}”要的输入是 {items}，而不是 input_ids 加 attention_mask 和 token_type_ids。请用文本分类模型',
  ],
  [
    '{option}: its output has the shape {found}, not {wanted} 32-bit numbers. Take a model for sentence encoding, with the config.json that belongs to it',
    '{option}：其输出的形状是 {found}，而不是 {wanted} 个 32 位的数。请用句子编码模型及其 config.json',
  ],
  [
    '{option}: "{path}" wants the inputs {items}, not input_ids with attention_mask and token_type_ids. Take a model for sentence encoding',
    '{option}：“{path}”要的输入是 {items}，而不是 input_ids 加 attention_mask 和 token_type_ids。请用句子编码模型',
  ],
  [
    '{option}: "{path}" has no id2label. Take a model for text classification, with the config.json that belongs to it',
    '{option}：“{path}”没有 id2label。请用文本分类模型及其 config.json',
  ],
  [
    '{option}: {name} is of ONNX models, and fastText has trained "{path}". Leave it out',
    '{option}：{name} 只用于 ONNX 模型，而“{path}”是 fastText 训练的。请去掉它',
  ],
  [
    '{option}: "{path}" wants the inputs {items}, not input_ids with attention_mask and token_type_ids. Take a model for token classification, or put the gliner_config.json of a GLiNER model beside it',
    '{option}：“{path}”要的输入是 {items}，而不是 input_ids 加 attention_mask 和 token_type_ids。请用词元分类模型，或把 GLiNER 模型的 gliner_config.json 放在旁边',
  ],
  [
    '{option}: {prompts} labels leave {left} of {all} tokens to the text, which needs {least}. Raise maxTokens, or ask for fewer entities or labels',
    '{option}：{prompts} 个标签只给文本留下 {all} 个词元中的 {left} 个，而文本需要 {least} 个。请调大 maxTokens，或少问几种实体或标签',
  ],
  // Services
  [
    '{option}: the service at {url} answered with status {status}, {times} times in a row. Check that it runs',
    '{option}：{url} 的服务连续 {times} 次返回状态 {status}。请检查它是否在运行',
  ],
  [
    '{option}: the service at {url} answered with status {status}. Check url and headersEnv',
    '{option}：{url} 的服务返回状态 {status}。请检查 url 和 headersEnv',
  ],
  [
    '{option}: the service at {url} gave no answer within {time} s, {times} times in a row. Check that it runs',
    '{option}：{url} 的服务连续 {times} 次在 {time} 秒内没有回答。请检查它是否在运行',
  ],
  [
    '{option}: the service at {url} could not be reached ({code}), {times} times in a row. Check that it runs',
    '{option}：连续 {times} 次连不上 {url} 的服务（{code}）。请检查它是否在运行',
  ],
  [
    '{option}: the service at {url} could not be reached, {times} times in a row. Check that it runs',
    '{option}：连续 {times} 次连不上 {url} 的服务。请检查它是否在运行',
  ],
  [
    '{option}: the service at {url} answered {texts} texts with something else than as many lists of spans. Check its url and protocol ({protocol})',
    '{option}：{url} 的服务对 {texts} 条文本的回答不是同样多的片段列表。请检查它的 url 和 protocol（{protocol}）',
  ],
  [
    '{option}: the service at {url} answered with a span that has no label, lies outside its text or cuts a character in two ({reason}). Check unit, which is {unit}',
    '{option}：{url} 的服务返回的片段没有标签、超出文本或把字符切成两半（{reason}）。请检查 unit，它现在是 {unit}',
  ],
  [
    '{option}: environment variable {name}, which holds the header {header}, is not set. Set it',
    '{option}：没有设置存放标头 {header} 的环境变量 {name}。请设置',
  ],
]
