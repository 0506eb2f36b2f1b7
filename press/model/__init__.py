"""The values that flow through the pipeline; the only thing that every stage knows."""
