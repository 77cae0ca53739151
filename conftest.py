"""What holds for every pytest run of the project, notebooks under nbval included."""


def pytest_collectstart(collector):
    """Let nbval compare texts only: notebooks are kept without their images."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("image/svg+xml",)
