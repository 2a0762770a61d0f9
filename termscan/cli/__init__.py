"""The command line: three lines a command around the library."""
