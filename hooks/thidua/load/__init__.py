"""From the files under content/ to raw records in which every value keeps its place."""
