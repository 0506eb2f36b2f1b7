"""What WeasyPrint 70.0 needs mended: the one place that touches its private parts. It serves ``paginate`` alone."""
