"""What is new, for feed readers: Atom and JSON Feed of everything, of units and of campaigns."""
