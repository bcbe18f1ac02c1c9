/**
 * Chat templates of well-known families, written for this project: each renders what the published template of the family
 * renders, and marks with `generation` what the assistant says, which the published ones do not. The tests of other
 * readers hold their text against the published templates, which TRL and axolotl ship.
 */

/** A family of models with one chat template. */
export interface Family {
  /** The models that it is for. */
  models: string
  template: string
  /** Tokens that the tokenizer of the family names. */
  tokens: Readonly<Record<string, string>>
}

const chatml = String.raw`
{%- if tools or messages | selectattr('tool_calls') | list %}
    {{- raise_exception('ChatML says nothing about tools') }}
{%- endif %}
{%- for message in messages %}
    {{- '<|im_start|>' + message.role + '\n' }}
    {%- if message.role == 'assistant' %}
        {%- generation %}
            {{- message.content + '<|im_end|>\n' }}
        {%- endgeneration %}
    {%- else %}
        {{- message.content + '<|im_end|>\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\n' }}
{%- endif %}`

const llama3 = String.raw`
{%- if tools or messages | selectattr('tool_calls') | list %}
    {{- raise_exception('Llama 3 knows no tools, as Llama 3.1 does') }}
{%- endif %}
{%- for message in messages %}
    {{- bos_token if loop.first else '' }}
    {{- '<|start_header_id|>' + message.role + '<|end_header_id|>\n\n' }}
    {%- if message.role == 'assistant' %}
        {%- generation %}
            {{- message.content | trim + '<|eot_id|>' }}
        {%- endgeneration %}
    {%- else %}
        {{- message.content | trim + '<|eot_id|>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}
{%- endif %}`

const llama31 = String.raw`
{%- set has_system = messages[0].role == 'system' %}
{%- set turns = messages[1:] if has_system else messages %}
{{- bos_token + '<|start_header_id|>system<|end_header_id|>\n\n' }}
{%- if tools %}
    {{- 'Environment: ipython\n' }}
{%- endif %}
{{- 'Cutting Knowledge Date: December 2023\nToday Date: ' + (date_string or '26 Jul 2024') + '\n\n' }}
{{- messages[0].content | trim if has_system else '' }}
{{- '<|eot_id|>' }}
{%- if tools %}
    {%- if not turns %}
        {{- raise_exception('There is no question to put the tools into') }}
    {%- endif %}
    {{- '<|start_header_id|>user<|end_header_id|>\n\nGiven the following functions, please respond with a JSON for a function call with its proper arguments that best answers the given prompt.\n\n' }}
    {{- 'Respond in the format {"name": function name, "parameters": dictionary of argument name and its value}.Do not use variables.\n\n' }}
    {%- for tool in tools %}
        {{- tool | tojson(indent=4) + '\n\n' }}
    {%- endfor %}
    {{- turns[0].content | trim + '<|eot_id|>' }}
    {%- set turns = turns[1:] %}
{%- endif %}
{%- for message in turns %}
    {%- if message.role in ('tool', 'ipython') and not message.tool_calls %}
        {{- '<|start_header_id|>ipython<|end_header_id|>\n\n' + message.content | tojson + '<|eot_id|>' }}
    {%- elif message.tool_calls %}
        {%- if message.tool_calls | length != 1 %}
            {{- raise_exception('Llama 3.1 makes one call at a time') }}
        {%- endif %}
        {%- set call = message.tool_calls[0].function %}
        {{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}
        {%- generation %}
            {{- '{"name": "' + call.name + '", "parameters": ' + call.arguments | tojson + '}<|eot_id|>' }}
        {%- endgeneration %}
    {%- else %}
        {{- '<|start_header_id|>' + message.role + '<|end_header_id|>\n\n' }}
        {%- if message.role == 'assistant' %}
            {%- generation %}
                {{- message.content | trim + '<|eot_id|>' }}
            {%- endgeneration %}
        {%- else %}
            {{- message.content | trim + '<|eot_id|>' }}
        {%- endif %}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|start_header_id|>assistant<|end_header_id|>\n\n' }}
{%- endif %}`

/** How Qwen shows its tools, behind the system prompt. */
const qwenTools = String.raw`
    {{- '# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>' }}
    {%- for tool in tools %}
        {{- '\n' + tool | tojson }}
    {%- endfor %}
    {{- '\n</tools>\n\nFor each function call, return a json object with function name and arguments within <tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call><|im_end|>\n' }}`

/** Results of tools that follow one another are one turn of the user. */
const qwenResult = String.raw`
        {%- if loop.first or loop.previtem.role != 'tool' %}
            {{- '<|im_start|>user' }}
        {%- endif %}
        {{- '\n<tool_response>\n' + text + '\n</tool_response>' }}
        {%- if loop.last or loop.nextitem.role != 'tool' %}
            {{- '<|im_end|>\n' }}
        {%- endif %}`

const qwen25 = String.raw`
{%- if messages[0].role == 'system' %}
    {%- set system = messages[0].content %}
{%- else %}
    {%- set system = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.' %}
{%- endif %}
{{- '<|im_start|>system\n' + system }}
{%- if tools %}
    {{- '\n\n' }}${qwenTools}
{%- else %}
    {{- '<|im_end|>\n' }}
{%- endif %}
{%- for message in messages %}
    {%- set text = message.content %}
    {%- if message.role == 'user' or (message.role == 'system' and not loop.first) %}
        {{- '<|im_start|>' + message.role + '\n' + text + '<|im_end|>\n' }}
    {%- elif message.role == 'assistant' %}
        {{- '<|im_start|>assistant\n' }}
        {%- generation %}
            {%- if message.tool_calls %}
                {{- (text + '\n') if text else '' }}
                {%- for call in message.tool_calls %}
                    {%- set call = call.function or call %}
                    {{- '' if loop.first else '\n' }}
                    {{- '<tool_call>\n{"name": "' + call.name + '", "arguments": ' + call.arguments | tojson + '}\n</tool_call>' }}
                {%- endfor %}
            {%- else %}
                {{- text }}
            {%- endif %}
            {{- '<|im_end|>\n' }}
        {%- endgeneration %}
    {%- elif message.role == 'tool' %}${qwenResult}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\n' }}
{%- endif %}`

const qwen3 = String.raw`
{%- set has_system = messages[0].role == 'system' %}
{%- if tools %}
    {{- '<|im_start|>system\n' + ((messages[0].content + '\n\n') if has_system else '') }}${qwenTools}
{%- elif has_system %}
    {{- '<|im_start|>system\n' + messages[0].content + '<|im_end|>\n' }}
{%- endif %}
{%- set ns = namespace(last_question=messages | length - 1) %}
{%- for message in messages %}
    {%- if message.role == 'user' and message.content is string and not (message.content.startswith('<tool_response>') and message.content.endswith('</tool_response>')) %}
        {%- set ns.last_question = loop.index0 %}
    {%- endif %}
{%- endfor %}
{%- for message in messages %}
    {%- set text = message.content if message.content is string else '' %}
    {%- if message.role == 'user' or (message.role == 'system' and not loop.first) %}
        {{- '<|im_start|>' + message.role + '\n' + text + '<|im_end|>\n' }}
    {%- elif message.role == 'assistant' %}
        {%- set thought = message.reasoning_content if message.reasoning_content is string else '' %}
        {%- if message.reasoning_content is not string and '</think>' in text %}
            {%- set thought = text.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
            {%- set text = text.split('</think>')[-1].lstrip('\n') %}
        {%- endif %}
        {{- '<|im_start|>assistant\n' }}
        {%- generation %}
            {%- if loop.index0 > ns.last_question and (loop.last or thought) %}
                {{- '<think>\n' + thought.strip('\n') + '\n</think>\n\n' + text.lstrip('\n') }}
            {%- else %}
                {{- text }}
            {%- endif %}
            {%- for call in message.tool_calls or [] %}
                {{- '' if loop.first and not text else '\n' }}
                {%- set call = call.function or call %}
                {{- '<tool_call>\n{"name": "' + call.name + '", "arguments": ' }}
                {{- call.arguments if call.arguments is string else call.arguments | tojson }}
                {{- '}\n</tool_call>' }}
            {%- endfor %}
            {{- '<|im_end|>\n' }}
        {%- endgeneration %}
    {%- elif message.role == 'tool' %}${qwenResult}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|im_start|>assistant\n' }}
    {{- '<think>\n\n</think>\n\n' if enable_thinking is defined and enable_thinking is false else '' }}
{%- endif %}`

/** The turns of Gemma, with what stands before the first question. */
const gemmaTurns = String.raw`
{%- for message in turns %}
    {%- if (message.role == 'user') != (loop.index0 % 2 == 0) %}
        {{- raise_exception('Gemma wants user and assistant by turns, and no tools') }}
    {%- elif message.content is not string %}
        {{- raise_exception('Gemma wants a text in each turn') }}
    {%- endif %}
    {%- if message.role == 'assistant' %}
        {{- '<start_of_turn>model\n' }}
        {%- generation %}
            {{- message.content | trim + '<end_of_turn>\n' }}
        {%- endgeneration %}
    {%- else %}
        {{- '<start_of_turn>' + message.role + '\n' + (first if loop.first else '') + message.content | trim + '<end_of_turn>\n' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<start_of_turn>model\n' }}
{%- endif %}`

const gemma = `
{%- if messages[0].role == 'system' %}
    {{- raise_exception('Gemma 1 and 2 have no system prompt, as Gemma 3 has') }}
{%- endif %}
{%- set turns, first = messages, '' %}
{{- bos_token }}${gemmaTurns}`

const gemma3 = String.raw`
{%- if messages[0].role == 'system' %}
    {%- set turns, first = messages[1:], messages[0].content + '\n\n' %}
{%- else %}
    {%- set turns, first = messages, '' %}
{%- endif %}
{{- bos_token }}${gemmaTurns}`

const mistral = String.raw`
{%- set has_system = messages[0].role == 'system' %}
{%- set turns = messages[1:] if has_system else messages %}
{%- set questions = turns | selectattr('role', 'equalto', 'user') | list %}
{%- set ns = namespace(said=0) %}
{%- for message in turns if message.role != 'tool' and not message.tool_calls %}
    {%- if (message.role == 'user') != (loop.index0 % 2 == 0) %}
        {{- raise_exception('Mistral wants user and assistant by turns behind the system prompt') }}
    {%- endif %}
{%- endfor %}
{{- bos_token }}
{%- for message in turns %}
    {%- if message.role == 'user' %}
        {%- if tools and message == questions[-1] %}
            {{- '[AVAILABLE_TOOLS][' }}
            {%- for tool in tools %}
                {{- '{"type": "function", "function": {' }}
                {%- for key, value in tool.function.items() if key != 'return' %}
                    {{- '"' + key + '": ' + ('"' + value + '"' if value is string else value | tojson) }}
                    {{- '' if loop.last else ', ' }}
                {%- endfor %}
                {{- '}}' + (']' if loop.last else ', ') }}
            {%- endfor %}
            {{- '[/AVAILABLE_TOOLS]' }}
        {%- endif %}
        {{- '[INST]' + ((messages[0].content + '\n\n') if has_system and loop.last else '') + message.content + '[/INST]' }}
    {%- elif message.tool_calls %}
        {%- generation %}
            {{- '[TOOL_CALLS][' }}
            {%- for call in message.tool_calls %}
                {%- if call.id is not string or call.id | length != 9 %}
                    {{- raise_exception('Mistral wants an id of nine characters for each call') }}
                {%- endif %}
                {{- (call.function | tojson)[:-1] + ', "id": "' + call.id + '"}' + (']' if loop.last else ', ') }}
            {%- endfor %}
            {{- eos_token }}
        {%- endgeneration %}
    {%- elif message.role == 'assistant' %}
        {%- generation %}
            {{- message.content + eos_token }}
        {%- endgeneration %}
    {%- elif message.role == 'tool' %}
        {%- if message.tool_call_id is not string or message.tool_call_id | length != 9 %}
            {{- raise_exception('Mistral wants an id of nine characters for each result') }}
        {%- endif %}
        {{- '[TOOL_RESULTS]{"content": ' + message.content + ', "call_id": "' + message.tool_call_id + '"}[/TOOL_RESULTS]' }}
    {%- else %}
        {{- raise_exception('Mistral knows no other roles behind the system prompt') }}
    {%- endif %}
{%- endfor %}`

const deepseek = String.raw`
{%- set systems = messages | selectattr('role', 'equalto', 'system') | map(attribute='content') | list %}
{{- bos_token + systems | join('\n\n') }}
{%- set ns = namespace(has_called=false, has_results=false, in_results=false) %}
{%- for message in messages %}
    {%- if message.role == 'user' %}
        {%- set ns.in_results = false %}
        {{- '<｜User｜>' + message.content }}
    {%- elif message.role == 'tool' %}
        {%- set ns.in_results = true %}
        {{- '' if ns.has_results else '<｜tool▁outputs▁begin｜>' }}
        {%- set ns.has_results = true %}
        {{- '<｜tool▁output▁begin｜>' + message.content + '<｜tool▁output▁end｜>' }}
    {%- elif message.role == 'assistant' and message.tool_calls %}
        {%- set ns.in_results = false %}
        {%- for call in message.tool_calls %}
            {%- set given = call.function.arguments if call.function.arguments is string else call.function.arguments | tojson %}
            {%- set written = '<｜tool▁call▁begin｜>' + call.type + '<｜tool▁sep｜>' + call.function.name + '\n\x60\x60\x60json\n' + given + '\n\x60\x60\x60<｜tool▁call▁end｜>' %}
            {%- if ns.has_called %}
                {%- generation %}
                    {{- '\n' + written }}
                {%- endgeneration %}
            {%- else %}
                {{- '<｜Assistant｜>' }}
                {%- generation %}
                    {{- ('' if message.content is none else message.content) + '<｜tool▁calls▁begin｜>' + written }}
                {%- endgeneration %}
                {%- set ns.has_called = true %}
            {%- endif %}
        {%- endfor %}
        {%- generation %}
            {{- '<｜tool▁calls▁end｜><｜end▁of▁sentence｜>' }}
        {%- endgeneration %}
    {%- elif message.role == 'assistant' %}
        {%- set text = message.content if ns.in_results else message.content.split('</think>')[-1] %}
        {{- '<｜tool▁outputs▁end｜>' if ns.in_results else '<｜Assistant｜>' }}
        {%- generation %}
            {{- text + '<｜end▁of▁sentence｜>' }}
        {%- endgeneration %}
        {%- set ns.in_results = false %}
    {%- endif %}
{%- endfor %}
{{- '<｜tool▁outputs▁end｜>' if ns.in_results else '' }}
{{- '<｜Assistant｜>' if add_generation_prompt and not ns.in_results else '' }}`

const glm = String.raw`[gMASK]<sop>
{%- if tools %}
    {{- '<|system|>\n# Tools\n\nYou may call one or more functions to assist with the user query.\n\nYou are provided with function signatures within <tools></tools> XML tags:\n<tools>\n' }}
    {%- for tool in tools %}
        {{- tool | tojson + '\n' }}
    {%- endfor %}
    {{- '</tools>\n\nFor each function call, output the function name and arguments within the following XML format:\n<tool_call>{function-name}\n<arg_key>{arg-key-1}</arg_key>\n<arg_value>{arg-value-1}</arg_value>\n<arg_key>{arg-key-2}</arg_key>\n<arg_value>{arg-value-2}</arg_value>\n...\n</tool_call>' }}
{%- endif %}
{%- set ns = namespace(last_question=-1) %}
{%- for message in messages %}
    {%- if message.role == 'user' %}
        {%- set ns.last_question = loop.index0 %}
    {%- endif %}
{%- endfor %}
{%- set is_quick = enable_thinking is defined and not enable_thinking %}
{%- for message in messages %}
    {%- set text = message.content if message.content is string else message.content | string %}
    {%- if message.role == 'user' %}
        {{- '<|user|>\n' + text + ('/nothink' if is_quick and not text.endswith('/nothink') else '') }}
    {%- elif message.role == 'system' %}
        {{- '<|system|>\n' + text }}
    {%- elif message.role == 'assistant' %}
        {%- set thought = message.reasoning_content if message.reasoning_content is string else '' %}
        {%- if message.reasoning_content is not string and '</think>' in text %}
            {%- set thought = text.split('</think>')[0].rstrip('\n').split('<think>')[-1].lstrip('\n') %}
            {%- set text = text.split('</think>')[-1].lstrip('\n') %}
        {%- endif %}
        {{- '<|assistant|>' }}
        {%- generation %}
            {{- '\n<think>' + (thought.strip() if loop.index0 > ns.last_question else '') + '</think>' }}
            {{- ('\n' + text.strip()) if text.strip() else '' }}
            {%- for call in message.tool_calls or [] %}
                {%- set call = call.function or call %}
                {{- '\n<tool_call>' + call.name + '\n' }}
                {%- for key, value in call.arguments.items() %}
                    {{- '<arg_key>' + key + '</arg_key>\n<arg_value>' + (value if value is string else value | tojson) + '</arg_value>\n' }}
                {%- endfor %}
                {{- '</tool_call>' }}
            {%- endfor %}
        {%- endgeneration %}
    {%- elif message.role == 'tool' %}
        {%- if loop.first or loop.previtem.role != 'tool' %}
            {{- '<|observation|>' }}
        {%- endif %}
        {{- '\n<tool_response>\n' + text + '\n</tool_response>' }}
    {%- endif %}
{%- endfor %}
{%- if add_generation_prompt %}
    {{- '<|assistant|>' + ('\n<think></think>' if is_quick else '') }}
{%- endif %}`

const llamaTokens = { bos_token: '<|begin_of_text|>', eos_token: '<|eot_id|>' }
const qwenTokens = { eos_token: '<|im_end|>', pad_token: '<|endoftext|>' }
const gemmaTokens = { bos_token: '<bos>', eos_token: '<eos>', pad_token: '<pad>' }

/** Families by the names that options take. */
export const families: Readonly<Record<string, Family>> = {
  chatml: { models: 'ChatML', template: chatml, tokens: qwenTokens },
  llama3: { models: 'Llama 3', template: llama3, tokens: llamaTokens },
  'llama3.1': { models: 'Llama 3.1', template: llama31, tokens: llamaTokens },
  'qwen2.5': { models: 'Qwen2.5', template: qwen25, tokens: qwenTokens },
  qwen3: { models: 'Qwen3', template: qwen3, tokens: qwenTokens },
  gemma: { models: 'Gemma and Gemma 2', template: gemma, tokens: gemmaTokens },
  gemma3: { models: 'Gemma 3', template: gemma3, tokens: gemmaTokens },
  mistral: {
    models: 'Mistral Nemo and others with the tokenizer v3 Tekken',
    template: mistral,
    tokens: { bos_token: '<s>', eos_token: '</s>' },
  },
  deepseek: {
    models: 'DeepSeek-V3',
    template: deepseek,
    tokens: { bos_token: '<｜begin▁of▁sentence｜>', eos_token: '<｜end▁of▁sentence｜>' },
  },
  glm: { models: 'GLM-4.5', template: glm, tokens: { eos_token: '<|endoftext|>' } },
}
