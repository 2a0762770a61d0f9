"""Compiled lexicons over tokens to mentions, and why."""
