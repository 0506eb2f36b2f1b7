"""What every figure is made of: its plate and marks, letters, labels and colours."""
