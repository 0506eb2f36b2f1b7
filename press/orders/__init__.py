"""The order of the stages, told once for each kind of result; nothing else imports a stage."""
