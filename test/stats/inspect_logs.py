"""Checks what our readers make of logs that Inspect writes here, against Inspect's own reader.

Every sample shows another way in which a model's reasoning and output reach a log: typed reasoning, a
summary, redacted reasoning, tags in the text, several messages, a tool call, attachments, letters beyond
the first plane; with several epochs, in both formats. Nothing leaves the machine. Compared are the UTF-16
units by kind of reasoning, the output, the scores and the messages sent. Run by
run-inspect-crosscheck.mjs.
"""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from inspect_ai import Task, eval
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.log import read_eval_log
from inspect_ai.model import (
    ChatMessageAssistant,
    ChatMessageUser,
    ContentImage,
    ContentReasoning,
    ContentText,
    ModelOutput,
)
from inspect_ai.scorer import includes
from inspect_ai.solver import Generate, Solver, TaskState, solver
from inspect_ai.tool import ToolCall

ROOT = Path(__file__).resolve().parents[2]
EPOCHS = 2
# One pixel; the text after it makes the URI long enough to become an attachment.
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA"
    "WjR9awAAAABJRU5ErkJggg==" + "A" * 4000
)
THOUGHT = "The letter is short. Nobody reads this. 🌱 " * 40

# Text in tags: (whole text, length of the scratchpad in it, output).
TAGGED = f"<SCRATCHPAD_REASONING>{THOUGHT.strip()}</SCRATCHPAD_REASONING>\n<OUTPUT>Yes, gladly.</OUTPUT>"

ANSWERS = {
    "plain": "Yes, gladly.",
    "reasoning": [ContentReasoning(reasoning=THOUGHT), ContentText(text="Yes, gladly.")],
    "summary": [
        ContentReasoning(reasoning=THOUGHT, summary="It thought about a letter."),
        ContentText(text="Yes, gladly."),
    ],
    "redacted": [
        ContentReasoning(reasoning="ENCRYPTED" * 30, redacted=True, summary="In short."),
        ContentText(text="Yes, gladly."),
    ],
    "signed": [
        ContentReasoning(reasoning="First.", signature="abc"),
        ContentReasoning(reasoning="Second.", signature="def"),
        ContentText(text="Yes, gladly."),
    ],
    "empty": [ContentReasoning(reasoning=""), ContentText(text="Yes, gladly.")],
    "tags": TAGGED,
    "image": "Yes, gladly.",
    "long": "Yes, gladly. " * 2000,
}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@solver
def answer() -> Solver:
    async def solve(state: TaskState, generate: Generate) -> TaskState:
        name = str(state.sample_id)
        if name == "turns":
            state.messages.append(ChatMessageAssistant(content=[ContentReasoning(reasoning="Before the tool."), ContentText(text="I look it up.")],
                                                       tool_calls=[ToolCall(id="1", function="look_up", arguments={"what": "letter"})]))
            state.messages.append(ChatMessageUser(content="Found."))
            content = [ContentReasoning(reasoning="After the tool."), ContentText(text="Yes, gladly.")]
        else:
            content = ANSWERS[name]
        message = ChatMessageAssistant(content=content, source="generate")
        state.messages.append(message)
        state.output = ModelOutput.from_message(message)
        state.output.model = "mockllm/model"
        return state

    return solve


def write_log(folder: str, log_format: str) -> Path:
    samples = [
        Sample(
            id=name,
            input=[ChatMessageUser(content=[ContentText(text=f"Please see to {name}."), ContentImage(image=PIXEL)])]
            if name == "image"
            else f"Please see to {name}.",
            target="gladly",
            metadata={"condition": "monitored"},
        )
        for name in [*ANSWERS, "turns"]
    ]
    task = Task(name=f"reading-{log_format}", dataset=MemoryDataset(samples), solver=answer(), scorer=includes(), epochs=EPOCHS)
    [log] = eval(task, model="mockllm/model", log_dir=folder, log_format=log_format, display="none")
    if log.status != "success":
        sys.exit(f"The evaluation failed: {log.error.message if log.error else log.status}")
    return Path(log.location.removeprefix("file://"))


def theirs(path: Path) -> dict:
    """What is in the log, by Inspect's reader; scratchpads in tags are known from what was written."""
    found = {}
    for sample in read_eval_log(str(path), resolve_attachments=True).samples:
        counts: dict[str, int] = {}

        def add(kind: str, text: str) -> None:
            counts[kind] = counts.get(kind, 0) + units(text)

        for message in sample.messages:
            if message.role != "assistant" or isinstance(message.content, str):
                continue
            for item in message.content:
                if item.type != "reasoning":
                    continue
                if item.redacted:
                    add("redacted", item.reasoning)
                elif item.reasoning or not item.summary:
                    add("native", item.reasoning)
                if item.summary:
                    add("summary", item.summary)
        output = sample.output.completion
        if sample.id == "tags":
            add("scratchpad", THOUGHT.strip())
            output = "Yes, gladly."
        found[f"{sample.id}_epoch_{sample.epoch}"] = {
            "reasoning": counts,
            "output": output,
            "score": sample.scores["includes"].value,
            # An item that is no text is named in brackets.
            "sent": [
                message.text + ("\n[image]" if sample.id == "image" else "")
                for message in sample.messages
                if message.role == "user"
            ],
        }
    return found


def ours(path: Path) -> dict:
    printed = subprocess.run(
        ["node", "--import", "tsx", "test/stats/our-reading.ts", str(path)],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )
    return json.loads(printed.stdout)


def attached(path: Path) -> int:
    """Values of messages that are attachments in the file."""
    log = read_eval_log(str(path), resolve_attachments=False)
    messages = [sample.model_dump_json(include={"messages", "output", "input"}) for sample in log.samples]
    return sum(text.count("attachment://") for text in messages)


def same_output(name: str, mine: str, other: str) -> bool:
    # A tool call is part of what the model did, and we write it out before the answer.
    return mine.endswith(other) and "[tool call look_up" in mine if name.startswith("turns") else mine == other


def main() -> int:
    failures = checks = 0
    with tempfile.TemporaryDirectory() as folder:
        for log_format in ("eval", "json"):
            path = write_log(folder, log_format)
            if log_format == "eval":
                methods = sorted({info.compress_type for info in zipfile.ZipFile(path).infolist()})
                print(f"members of {path.suffix} by ZIP method {methods}")
            read, expected = ours(path), theirs(path)
            checks += 2
            if attached(path) == 0:
                failures += 1
                print(f"FAILED {log_format}: nothing is attached, so attachments are not tested")
            if read["warnings"] or list(read["samples"]) and set(read["samples"]) != set(expected):
                failures += 1
                print(f"FAILED {log_format}: samples {sorted(read['samples'])}, warnings {read['warnings']}")
            for name, sample in expected.items():
                mine = read["samples"].get(name, {})
                for field in ("reasoning", "output", "score", "sent"):
                    checks += 1
                    good = (
                        same_output(name, mine.get("output", ""), sample["output"])
                        if field == "output"
                        else mine.get(field) == sample[field]
                    )
                    if not good:
                        failures += 1
                        print(f"FAILED {log_format} {name} {field}: ours {str(mine.get(field))[:300]}, Inspect {str(sample[field])[:300]}")
    print(f"{checks - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
