"""Every record judged by the editorial rules, and what is kept of that from build to build."""
