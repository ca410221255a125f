"""From the Site to finished pages and files; knows templates, not where they are written."""
