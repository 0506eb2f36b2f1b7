"""The commands: arguments in, pipeline called, report told, exit status out; one module each."""
