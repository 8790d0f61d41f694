"""The commands of the program, a module each; whatever is heavy is imported when a command runs."""
