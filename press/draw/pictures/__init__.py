"""Pictures by authors: looked at, then made fit for print."""
