"""Areas and places become maps and globes."""
