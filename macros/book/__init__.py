"""Books made from the built site: it is read as a reader's browser would read it, and set by Typst."""
