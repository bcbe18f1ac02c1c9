"""The works that are raced: over which inputs, by whom, and what must agree before a time counts."""

from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2] / "dist" / "src" / "cli" / "main.js"
ENTITIES = "EMAIL_ADDRESS,URL,CREDIT_CARD,US_SSN,IP_ADDRESS,PHONE_NUMBER"


@dataclass
class Work:
    """One work. `check` is what the outputs of all racers are held to: `values`, `rows`, or `nothing`."""

    name: str
    says: str
    inputs: list[str]
    peers: list[str]
    command: list[str]
    check: str = "values"
    # Racers that take so long that they run once, without a warm-up.
    slow: list[str] = field(default_factory=list)
    # Racers that are left out of an input they are not made for.
    skips: dict[str, list[str]] = field(default_factory=dict)
    workers: list[int] = field(default_factory=lambda: [0, 2])

    def racers(self, name: str) -> list[str]:
        own = [f"prepkit, {'no' if count == 0 else count} worker{'' if count == 1 else 's'}" for count in self.workers]
        return own + [peer for peer in self.peers if peer not in self.skips.get(name, [])]

    def own(self, path: Path, out: Path, workers: str) -> list[str]:
        arguments = ["node", str(PROGRAM), self.command[0], str(path), *self.command[1:]]
        if self.name == "profile":
            return [*arguments, "--workers", workers]
        return [*arguments, "--out", str(out / "prepkit"), "--workers", workers, "-q"]


WORKS = [
    Work(
        "convert",
        "To Arrow, schema inferred. prepkit infers it from all values, hashes what it reads and writes and flushes it to the disk; "
        "the others do not. datatrove writes Parquet.",
        ["prompts", "prompts, 64 files", "chat", "chinese", "code", "adult csv", "wide csv", "text csv"],
        ["polars", "duckdb", "pyarrow", "datasets", "datatrove"],
        ["convert"],
        slow=["datatrove", "datasets"],
        skips={name: ["datatrove"] for name in ("prompts, 64 files", "chat", "chinese", "code", "adult csv", "wide csv", "text csv")},
    ),
    Work(
        "identifiers",
        "Six identifiers replaced (e-mail, URL, card, US SSN, IPv4, phone). The peers run six plain patterns; prepkit checks digits and "
        "context, so the hits are not the same and are counted below.",
        ["prompts"],
        ["polars", "duckdb", "datasets"],
        ["anonymize", "--fields", "prompt,completion", "--entities", ENTITIES, "--policy", "replace"],
        check="rows",
        slow=["datasets"],
    ),
    Work(
        "names",
        "All default entities, names of people among them.",
        ["prompts, 1 MB", "prompts, 32 MB", "prompts, 1,000 rows"],
        ["presidio"],
        ["anonymize", "--fields", "prompt,completion"],
        check="rows",
        slow=["presidio"],
        skips={"prompts, 32 MB": ["presidio"], "prompts, 1,000 rows": ["presidio"]},
        workers=[0, 1],
    ),
    Work(
        "names in Chinese",
        "All default entities over Chinese instructions. No peer here does this.",
        ["chinese, 8 MB"],
        [],
        ["anonymize", "--fields", "instruction,input,output"],
        check="rows",
        workers=[0, 1],
    ),
    Work(
        "profile",
        "Figures of every column: `describe`, `SUMMARIZE`. prepkit's report also has frequent values, lengths, unicity.",
        ["adult csv, 30 MB", "prompts, 32 MB"],
        ["polars", "duckdb", "pandas"],
        ["profile"],
        check="nothing",
    ),
    Work(
        "under",
        "Six cells of group and outcome brought to the size of the smallest, CSV to Arrow.",
        ["groups", "groups with text"],
        ["polars", "pandas", "imbalanced-learn"],
        ["balance", "--facet", "group", "--label", "outcome", "--method", "under"],
        check="rows",
        slow=["imbalanced-learn"],
    ),
    Work(
        "over",
        "Six cells of group and outcome brought to the size of the largest, CSV to Arrow.",
        ["groups", "groups with text"],
        ["polars", "pandas", "imbalanced-learn"],
        ["balance", "--facet", "group", "--label", "outcome", "--method", "over"],
        check="rows",
        slow=["imbalanced-learn"],
    ),
    Work(
        "augment",
        "A tenth of the words of each text swapped with a neighbour.",
        ["prompts, 32 MB"],
        ["nlpaug"],
        ["augment", "--fields", "prompt", "--ops", "swap", "--no-keep-original"],
        check="rows",
        slow=["nlpaug"],
    ),
]
