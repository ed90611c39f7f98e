"""duban (督办): from a leader's speech to the tracker an office hands out."""

__version__ = "0.1.0"
