"""What a submission may use, and when a verdict is a time-out."""

from dataclasses import asdict, dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Bounds of one submission.

    Verdicts go by CPU time, so that a busy machine costs nobody marks; the wall limits
    only stop what sleeps.

    Attributes
    ----------
    cell_cpu, cell_wall : float
        Seconds for one cell, of the student's and the tester's process together.
    total_cpu, total_wall : float
        Seconds for the whole submission.
    memory : int
        Bytes that a process may allocate beyond what the warm one has.
    file, scratch : int
        Bytes of one file, and of the folder /tmp of a submission.
    processes, open_files : int
        Threads (no process can be started in the full sandbox), and open files.
    output, outputs : int
        Characters that are kept of one cell, and of all.
    frame : int
        Bytes of one message between a student and a tester.
    cells, source : int
        How many code cells are run, and the characters of one.
    """

    cell_cpu: float = 10.0
    cell_wall: float = 60.0
    total_cpu: float = 240.0
    total_wall: float = 600.0
    memory: int = 1024 * MEGABYTE
    file: int = 16 * MEGABYTE
    scratch: int = 64 * MEGABYTE
    processes: int = 64
    open_files: int = 64
    output: int = 20_000
    outputs: int = 400_000
    frame: int = 128 * MEGABYTE
    cells: int = 500
    source: int = 200_000

    def __post_init__(self):
        for name, value in asdict(self).items():
            if not value > 0:
                raise ValueError(f"{name} must be positive, got {value!r}")

    def table(self):
        """The numbers that a process inside the sandbox is given."""
        names = "memory file scratch processes open_files output frame"
        table = {name: getattr(self, name) for name in names.split()}
        return table | {"cpu": int(self.total_cpu) + 10}
