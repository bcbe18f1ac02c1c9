"""Conversations by chance, for checks of chat templates: all that data has been seen to hold, from a seed."""

import random

TEXTS = [
    "Hi", "2 + 2?", "你好，世界！", "", "  spaced  \n", "\n\nline\n", "<think>\nfirst\n</think>\n\nanswer", "<think>因为</think>好",
    "emoji 🤖👩‍💻", "tab\tand \"quotes\" and 'single' \\ back", "</think>\nodd", "<tool_response>\nx\n</tool_response>",
    "\u3000全角\u00a0", "line1\r\nline2", "a" * 50, "{{ x }} {% y %}", "<|im_end|>", "\x1f sep \x85", "/nothink", "ünïcödé ﷺ \u2028 x",
]  # fmt: skip
TOOLS = [
    {"type": "function", "function": {"name": "get_weather", "description": "Weather of a 城市 & <city>", "parameters": {"type": "object", "properties": {"city": {"type": "string", "description": 'City "name"'}, "days": {"type": "integer", "default": 3}, "unit": {"type": "string", "enum": ["c", "f"]}}, "required": ["city"]}, "return": {"type": "object", "properties": {"t": {"type": "number"}}}}},
    {"type": "function", "function": {"name": "now", "description": "时间", "parameters": {"type": "object", "properties": {}, "required": []}}},
    {"type": "function", "function": {"name": "nested", "description": "", "parameters": {"type": "object", "properties": {"items": {"type": "array", "items": {"type": "object", "properties": {"a": {"type": ["string", "null"]}, "b": {"type": "number", "minimum": 0.5, "maximum": 1e22}}}}, "flag": {"type": "boolean", "default": False}, "none": {"type": "string", "nullable": True, "default": None}}, "required": ["items", "flag"]}}},
]  # fmt: skip
ARGUMENTS = [
    {"city": "北京"}, {}, {"city": "Paris", "days": 3, "unit": None, "x": 1.0, "y": 1e-7, "z": 1e22, "b": True},
    {"items": [{"a": "1", "b": 2.5}], "flag": False}, {"1": "one", "0": ["z", {"k": {}}], "": []}, {"big": 12345678901234567890, "neg": -0.0},
]  # fmt: skip


def calls_of(chance, tools):
    calls = []
    for at in range(chance.choice([1, 1, 1, 2])):
        call = {"type": "function", "function": {"name": chance.choice(tools)["function"]["name"], "arguments": chance.choice(ARGUMENTS)}}
        if chance.random() < 0.5:
            call["id"] = f"call{at:05d}"
        calls.append(call)
    return calls


def with_thought(chance, message):
    if chance.random() < 0.2:
        message["reasoning_content"] = chance.choice(TEXTS)
    return message


def asked_and_answered(chance, tools):
    """A question, calls with their results, and mostly an answer."""
    messages = [{"role": "user", "content": chance.choice(TEXTS)}]
    while tools and chance.random() < 0.4:
        calls = calls_of(chance, tools)
        messages.append(with_thought(chance, {"role": "assistant", "content": chance.choice([None, "", chance.choice(TEXTS)]), "tool_calls": calls}))
        for call in calls:
            result = {"role": "tool", "content": chance.choice(['{"t": 21}', chance.choice(TEXTS)])}
            if chance.random() < 0.5:
                result["name"] = call["function"]["name"]
            if "id" in call:
                result["tool_call_id"] = call["id"]
            messages.append(result)
    if chance.random() < 0.9:
        messages.append(with_thought(chance, {"role": "assistant", "content": chance.choice(TEXTS)}))
    return messages


def conversations(seed, count):
    """So many conversations, each with its messages and tools."""
    chance = random.Random(seed)
    for _ in range(count):
        tools = chance.sample(TOOLS, chance.randint(1, 3)) if chance.random() < 0.5 else None
        messages = [{"role": "system", "content": chance.choice(TEXTS)}] if chance.random() < 0.5 else []
        for _ in range(chance.randint(1, 4)):
            messages += asked_and_answered(chance, tools)
        if chance.random() < 0.05:
            messages.append({"role": "system", "content": "late"})
        yield messages, tools
