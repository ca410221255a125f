"""From the Site to the index that the browser searches; its format is in docs/dev/search.md."""
