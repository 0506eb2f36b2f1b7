"""Data and an author's own Vega-Lite become charts, each kind by a module of its own."""
