"""Emulation plans and exemplary people of Vietnamese schools, as a public website."""
