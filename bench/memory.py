"""The memory of a process that no file stands behind: pages of the database mapped into it are the system's."""

import threading
import time
from pathlib import Path


def memory(process: int | str = "self") -> int:
    """The anonymous memory (RssAnon) of a process, MB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return int(status.partition("RssAnon:")[2].split()[0]) // 1024


class Peak(threading.Thread):
    """Watches the memory of this process; ``most`` is the highest met, MB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.start()

    def run(self) -> None:
        """Look every tenth of a second."""
        while True:
            self.most = max(self.most, memory())
            time.sleep(0.1)
