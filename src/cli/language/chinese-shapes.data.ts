/** What the shapes of data sets are, as `prep inspect` says it of them, in Chinese by the English sentence. */
export const chineseShapes: readonly (readonly [english: string, chinese: string])[] = [
  [
    'Pairs of answers, the chosen one and the rejected one, in a convention of their own',
    '成对的回答，选中的和拒绝的，写法自成一格',
  ],
  [
    'Conversations as ShareGPT and Vicuna write them: conversations[] of from and value',
    'ShareGPT 和 Vicuna 格式的对话：conversations[]，含 from 和 value',
  ],
  [
    'Instructions as Dolly writes them: instruction, context, response',
    'Dolly 格式的指令：instruction、context、response',
  ],
  ['Instructions as Firefly writes them: kind, input, target', 'Firefly 格式的指令：kind、input、target'],
  [
    'Questions and answers as ms-swift writes them: query, response, history',
    'ms-swift 格式的问答：query、response、history',
  ],
  [
    'Questions and answers, as GSM8K and many other sets write them: question, answer',
    'GSM8K 等许多数据集格式的问答：question、answer',
  ],
  [
    'Questions and responses as OpenOrca writes them: system_prompt, question, response',
    'OpenOrca 格式的问答：system_prompt、question、response',
  ],
  [
    'Keywords and the text made of them, as ADGEN of ChatGLM writes them: content, summary',
    'ChatGLM 的 ADGEN 格式的关键词及由其写成的文本：content、summary',
  ],
  [
    'Prompts and responses, as HelpSteer and others write them: prompt, response',
    'HelpSteer 等格式的提示与回答：prompt、response',
  ],
  ['A prompt, an answer and whether that is good, as lists of messages', '提示、回答及其好坏，写成消息列表'],
  ['A prompt and its completion, each as a list of messages', '提示与回答，各写成消息列表'],
  [
    'A prompt and two answers, the better one first, as lists of messages',
    '一个提示和两个回答，较好的在前，写成消息列表',
  ],
  ['Two conversations that begin alike, the better one first', '开头相同的两段对话，较好的在前'],
  ['A prompt and two answers, the better one in chosen', '一个提示和两个回答，较好的在 chosen'],
  [
    'A question and two answers, as Orca DPO Pairs writes them, the better one in chosen',
    'Orca DPO Pairs 格式的一个问题和两个回答，较好的在 chosen',
  ],
  ['Instructions and two answers, the better one in chosen', '指令和两个回答，较好的在 chosen'],
  [
    'Conversations in {list}[] and two answers, the better one in chosen',
    '{list}[] 中的对话和两个回答，较好的在 chosen',
  ],
  ['A prompt, an answer, and in label whether that is good', '提示、回答，label 说明回答的好坏'],
  ['Instructions, an answer, and in kto_tag whether that is good', '指令、回答，kto_tag 说明回答的好坏'],
  [
    'Conversations in messages[], and in label whether the last answer is good',
    'messages[] 中的对话，label 说明最后一个回答的好坏',
  ],
  [
    'Conversations in conversations[], and in label whether the last answer is good',
    'conversations[] 中的对话，label 说明最后一个回答的好坏',
  ],
  [
    'A prompt and the steps of its answer, each right or wrong, as process reward models are trained on',
    '提示及其回答的各个步骤，每步标明对错，用于训练过程奖励模型',
  ],
  [
    'Conversations whose content is a list of parts: text, and pictures by their address',
    '内容分为若干部分的对话：文本，以及以网址给出的图片',
  ],
  [
    'Conversations whose content is a list of parts: text, and marks of the pictures in images',
    '内容分为若干部分的对话：文本，以及 images 中图片的标记',
  ],
  [
    'Conversations whose content is a list of parts with a value, as LLaMA-Factory v1 writes them',
    'LLaMA-Factory v1 格式的对话：内容分为若干部分，各有 value',
  ],
  [
    'Conversations with function_call and the role function, as Qwen-Agent and the older OpenAI API write them',
    'Qwen-Agent 和旧版 OpenAI API 格式的对话：含 function_call 和角色 function',
  ],
  [
    'Conversations whose calls stand in the text, between tool_call tags, as Hermes and Qwen2.5 write them',
    'Hermes 和 Qwen2.5 格式的对话：调用写在文本中的 tool_call 标签之间',
  ],
  [
    'Conversations as ChatGLM3 is tuned on: conversations[] of role and content, tools with their observation',
    'ChatGLM3 微调格式的对话：conversations[]，含 role 和 content，工具附有 observation',
  ],
  [
    'Conversations as LMSYS-Chat and WildChat write them: conversation[] of role and content',
    'LMSYS-Chat 和 WildChat 格式的对话：conversation[]，含 role 和 content',
  ],
  [
    'Conversations as XTuner and Capybara write them: conversation[] of input and output, system in the first',
    'XTuner 和 Capybara 格式的对话：conversation[]，含 input 和 output，system 在第一项',
  ],
  [
    'Conversations as LIMA writes them: conversations[] of texts, question and answer in turn',
    'LIMA 格式的对话：conversations[] 为文本，问答交替',
  ],
  [
    'Conversations as UltraChat writes them: data[] of texts, question and answer in turn',
    'UltraChat 格式的对话：data[] 为文本，问答交替',
  ],
  [
    'A prompt as text, and two conversations that begin with it, the better one first',
    '文本形式的提示，和以其开头的两段对话，较好的在前',
  ],
  [
    'Questions and the calls that answer them, as xLAM writes them: query, tools, answers as JSON texts',
    'xLAM 格式的问题及回答它们的调用：query，tools 和 answers 为 JSON 文本',
  ],
  [
    'Transcripts as Glaive Function Calling writes them: system with the functions, chat',
    'Glaive Function Calling 格式的对话记录：含函数的 system，和 chat',
  ],
  [
    'Two transcripts of Human and Assistant that begin alike, the better one first',
    'Human 与 Assistant 的两段开头相同的对话记录，较好的在前',
  ],
  [
    'Conversation trees of OpenAssistant: a prompt and its replies, which have replies',
    'OpenAssistant 的对话树：一个提示和对它的回复，回复又有回复',
  ],
  [
    'Messages of OpenAssistant, a row each, with the message that each replies to',
    'OpenAssistant 的消息，每行一条，附所回复的消息',
  ],
]
