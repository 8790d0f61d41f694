"""What is known of a subject: its vocabulary, its cues and times, and how its claims are compared."""
