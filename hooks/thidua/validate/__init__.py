"""From raw records to the model: every fault of every record at its place, in one run."""
